import type { AuditEntry } from '@mailroom/schemas'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { knownOrganizationName } from '../data/organization-name.ts'
import { AppLink } from '../page/AppLink.tsx'
import { Moment } from '../page/Moment.tsx'
import { useFormats } from '../words/formats.ts'
import { useRoleNames } from '../words/role-names.ts'
import { useText } from '../words/texts.ts'
import { AuditOrganization } from './AuditOrganization.tsx'
import { AuditOutcome, useOutcomeWords } from './AuditOutcome.tsx'
import { AuditTarget } from './AuditTarget.tsx'
import { organizationOf, useAuditTarget } from './use-audit-target.ts'
import { useOperationTitle } from './use-operation-title.ts'

/** Returns who made a change: the person by name, or Mailroom itself. */
export function whoOf({ account, accountName }: AuditEntry): string {
  return accountName || account || 'Mailroom'
}

/** Returns the columns of a list of entries: what, to whom, who, when, and how it ended. */
export function useAuditColumns(): Column<AuditEntry>[] {
  const text = useText('auditEntries')
  const { duration } = useFormats()
  const operationTitle = useOperationTitle()
  const outcomeWords = useOutcomeWords()
  const targetOf = useAuditTarget()
  const roleNames = useRoleNames()
  const { search } = useLocation()
  return useMemo(
    () => [
      {
        id: 'operation',
        header: text('operation'),
        isRowHeader: true,
        minWidth: 150,
        grow: 2,
        wraps: true,
        value: ({ operation }) => ({ code: operation, words: operationTitle(operation) }),
        cell: ({ number, operation }) => (
          <AppLink
            to={`${number}${search}`}
            ariaLabel={text('showEntry', {
              number: String(number),
              operation: operationTitle(operation),
            })}
          >
            {operationTitle(operation)}
          </AppLink>
        ),
      },
      {
        id: 'target',
        header: text('target'),
        minWidth: 150,
        grow: 2,
        wraps: true,
        value: (entry) => targetOf(entry)?.name,
        cell: (entry) => <AuditTarget entry={entry} />,
      },
      {
        id: 'account',
        header: text('who'),
        minWidth: 160,
        wraps: true,
        value: whoOf,
        cell: (entry) => (
          <>
            {whoOf(entry)}
            <div className="audit-note">{roleNames(entry.role)}</div>
          </>
        ),
      },
      {
        id: 'at',
        header: text('at'),
        width: 125,
        wraps: true,
        value: ({ at }) => new Date(at),
        cell: ({ at }) => <Moment at={at} exact />,
      },
      {
        id: 'outcome',
        header: text('outcome'),
        minWidth: 150,
        wraps: true,
        onCard: 'beside',
        value: (entry) => ({
          code: entry.outcome ?? entry.result,
          words: outcomeWords(entry).words,
        }),
        cell: (entry) => <AuditOutcome entry={entry} />,
      },
      {
        id: 'organization',
        header: text('organization'),
        minWidth: 110,
        wraps: true,
        value: (entry) => {
          const scope = organizationOf(entry)
          return scope && (knownOrganizationName(scope) ?? scope.organizationId)
        },
        cell: (entry) => {
          const scope = organizationOf(entry)
          return scope ? <AuditOrganization scope={scope} /> : '–'
        },
      },
      {
        id: 'duration',
        header: text('duration'),
        width: 85,
        value: ({ durationMs }) => durationMs,
        cell: ({ durationMs }) => (durationMs === undefined ? '–' : duration(durationMs)),
      },
      {
        id: 'number',
        header: text('number'),
        width: 70,
        value: ({ number }) => number,
        cell: ({ number }) => number,
      },
      ...(
        [
          ['accountId', text('account'), ({ account }: AuditEntry) => account],
          ['role', text('role'), ({ role }: AuditEntry) => role],
          ['targetId', text('targetId'), ({ target }: AuditEntry) => target?.id],
          ['address', text('address'), ({ address }: AuditEntry) => address],
          ['sessionId', text('session'), ({ sessionId }: AuditEntry) => sessionId],
          ['requestId', text('requestId'), ({ requestId }: AuditEntry) => requestId],
          ['awsRequestId', text('awsRequestId'), ({ awsRequestId }: AuditEntry) => awsRequestId],
        ] as const
      ).map(([id, header, value]) => ({
        ...{ id, header, value, hidden: true, wraps: true },
        cell: (entry: AuditEntry) => value(entry) ?? '–',
      })),
    ],
    [text, duration, operationTitle, outcomeWords, targetOf, roleNames, search],
  )
}
