import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import { isOperationId } from '@mailroom/schemas/operations'
import { useCallback } from 'react'
import { useText } from '../words/texts.ts'

/** The texts of entries whose operation is none of the API's, or has a plainer name here. */
const ownTitles = {
  signIn: 'signIn',
  signOut: 'signOut',
  'exports.record': 'export',
  'auditTrail.begin': 'trailBegins',
  'auditTrail.cut': 'trailCut',
} as const

function hasOwnTitle(operation: string): operation is keyof typeof ownTitles {
  return Object.hasOwn(ownTitles, operation)
}

/** The values before an entry, which tell a renewal from an addition. Source: DOM-40. */
type Before = AuditEntry['before']

/** Returns what an entry's operation does, or the id of one that an older version had. */
export function useOperationTitle(): (operation: string, before?: Before) => string {
  const text = useText('auditEntries')
  const appText = useText('app')
  return useCallback(
    (operation, before) => {
      if (operation === 'mailDomains.register' && before?.policies !== undefined)
        return text('policyRenewed')
      if (hasOwnTitle(operation)) return text(ownTitles[operation])
      return isOperationId(operation) ? appText(`operation.${operation}`) : operation
    },
    [text, appText],
  )
}
