import { Outlet, useLocation } from 'react-router'
import { AppLink } from '../app/AppLink.tsx'
import { useFilter } from '../app/table/list-address.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { Outcome } from './Outcome.tsx'
import { useOperationTitle } from './use-operation-title.ts'

/** The log of this console: every write with its input and its outcome. */
export function AuditLogPage() {
  const text = useText('auditEntries')
  const { exactTime } = useFormats()
  const operationTitle = useOperationTitle()
  const { search } = useLocation()
  const [operation] = useFilter('operation')
  const [account] = useFilter('account')
  return (
    <>
      <OperationTable
        id="auditEntries.list"
        input={{
          ...(operation === '' ? {} : { operation }),
          ...(account === '' ? {} : { account }),
        }}
        title={text('title')}
        description={text('description')}
        empty={text('none')}
        filter={<AuditFilters />}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            id: 'number',
            header: text('sequence'),
            width: 90,
            isRowHeader: true,
            value: ({ number }) => number,
            cell: ({ number }) => (
              <AppLink
                to={`${number}${search}`}
                ariaLabel={text('showEntry', { sequence: String(number) })}
              >
                {number}
              </AppLink>
            ),
          },
          {
            id: 'at',
            header: text('at'),
            width: 205,
            value: ({ at }) => new Date(at),
            cell: ({ at }) => exactTime(at),
          },
          {
            id: 'account',
            header: text('account'),
            minWidth: 215,
            wraps: true,
            value: ({ account }) => account,
            cell: ({ account }) => account,
          },
          {
            id: 'operation',
            header: text('operation'),
            grow: 2,
            wraps: true,
            value: (row) => row.operation,
            cell: (row) => operationTitle(row.operation),
          },
          {
            id: 'outcome',
            header: text('outcome'),
            width: 130,
            onCard: 'beside',
            value: ({ outcome }) => outcome,
            cell: ({ outcome }) => (outcome === undefined ? '–' : <Outcome outcome={outcome} />),
          },
          {
            id: 'requestId',
            header: text('requestId'),
            hidden: true,
            value: (row) => row.requestId,
            cell: (row) => row.requestId,
          },
        ]}
      />
      <Outlet />
    </>
  )
}
