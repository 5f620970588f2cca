import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import type { Column, StructuredValue } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { knownOrganizationName } from '../data/organization-name.ts'
import { AppLink } from '../page/AppLink.tsx'
import { dateColumn, textColumn } from '../table/columns.tsx'
import { nothing, useFormats } from '../words/formats.ts'
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

/** Returns members as a value of a file, where they are JSON; also on the screen. */
function structured(members: Record<string, unknown> | undefined): StructuredValue | undefined {
  return members && { members, words: JSON.stringify(members) }
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
  return useMemo(() => {
    const columns: Column<AuditEntry>[] = [
      {
        id: 'operation',
        header: text('operation'),
        isRowHeader: true,
        minWidth: 150,
        grow: 2,
        wraps: true,
        value: ({ operation, before }) => ({
          code: operation,
          words: operationTitle(operation, before),
        }),
        cell: ({ number, operation, before }) => (
          <AppLink
            to={`${number}${search}`}
            ariaLabel={text('showEntry', {
              number: String(number),
              operation: operationTitle(operation, before),
            })}
          >
            {operationTitle(operation, before)}
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
      dateColumn({
        id: 'at',
        header: text('at'),
        width: 125,
        wraps: true,
        exact: true,
        value: ({ at }) => at,
      }),
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
          return scope ? <AuditOrganization scope={scope} /> : nothing
        },
      },
      textColumn({
        id: 'duration',
        header: text('duration'),
        width: 85,
        value: ({ durationMs }) => durationMs,
        shown: ({ durationMs }) => (durationMs === undefined ? undefined : duration(durationMs)),
      }),
      {
        id: 'number',
        header: text('number'),
        width: 70,
        value: ({ number }) => number,
        cell: ({ number }) => number,
      },
      ...(
        [
          ['accountId', text('account'), ({ account }) => account],
          ['role', text('role'), ({ role }) => role],
          ['targetKind', text('targetKind'), ({ target }) => target?.kind],
          ['targetId', text('targetId'), ({ target }) => target?.id],
          ['before', text('before'), ({ before }) => structured(before)],
          ['input', text('wanted'), ({ input }) => structured(input)],
          ['details', text('details'), ({ details }) => structured(details)],
          ['result', text('result'), ({ result }) => result],
          ['connectionId', text('connectionId'), ({ connectionId }) => connectionId],
          ['region', text('region'), ({ region }) => region],
          ['organizationId', text('organizationId'), ({ organizationId }) => organizationId],
          ['address', text('address'), ({ address }) => address],
          ['sessionId', text('session'), ({ sessionId }) => sessionId],
          ['requestId', text('requestId'), ({ requestId }) => requestId],
          ['awsRequestId', text('awsRequestId'), ({ awsRequestId }) => awsRequestId],
          ['hash', text('hash'), ({ hash }) => hash],
        ] satisfies [string, string, (entry: AuditEntry) => string | StructuredValue | undefined][]
      ).map(([id, header, value]) => textColumn({ id, header, value, hidden: true, wraps: true })),
    ]
    // A program that reads the log needs everything, whatever is on the screen.
    return columns.map((column) => ({ ...column, alwaysInJson: true }))
  }, [text, duration, operationTitle, outcomeWords, targetOf, roleNames, search])
}
