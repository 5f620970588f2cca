import { iamPolicy } from '@mailroom/schemas/iam-policy'
import type { Role } from '@mailroom/schemas/role'
import { useEffect, useState } from 'react'
import { loadDeclarations } from '../../kit/data/load-declaration.ts'

type Statements = ReturnType<typeof iamPolicy>['Statement']

/**
 * Returns the statements that each role of Mailroom needs, computed from what its operations call;
 * undefined until those are loaded.
 */
export function useNeeded(): Readonly<Record<Role, Statements>> | undefined {
  const [needed, setNeeded] = useState<Readonly<Record<Role, Statements>>>()
  useEffect(() => {
    void loadDeclarations().then(() =>
      setNeeded({
        administrator: iamPolicy('administrator').Statement,
        helpDesk: iamPolicy('helpDesk').Statement,
        auditor: iamPolicy('auditor').Statement,
      }),
    )
  }, [])
  return needed
}
