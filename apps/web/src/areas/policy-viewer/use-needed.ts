import { iamPolicy } from '@mailroom/schemas/iam-policy'
import { useState } from 'react'

/**
 * Returns the statements that each role of Mailroom needs, computed from what its operations call. The
 * route of the page has loaded those.
 */
export function useNeeded() {
  const [needed] = useState(() => ({
    administrator: iamPolicy('administrator').Statement,
    helpDesk: iamPolicy('helpDesk').Statement,
    auditor: iamPolicy('auditor').Statement,
  }))
  return needed
}
