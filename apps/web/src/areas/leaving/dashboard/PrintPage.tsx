import './print.css'
import Button from '@cloudscape-design/components/button'
import type { ExitMailbox } from '@mailroom/schemas/exit'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationName } from '../../../kit/data/organization-name.ts'
import { type OrganizationScope, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Phases } from './Phases.tsx'
import { Summary } from './Summary.tsx'
import { useMailboxColumns } from './use-mailbox-columns.tsx'
import { allMailboxes } from './use-mailboxes-source.tsx'

/** The columns on paper: A4 has no room for the counts. */
const printed = ['name', 'email', 'kind', 'state', 'sizeMb', 'exportState', 'verificationLevel']

/** Reads the whole table. */
function useAllMailboxes(scope: OrganizationScope) {
  const client = useQueryClient()
  return useQuery({
    queryKey: ['exit.listMailboxes', scope, 'printed'],
    queryFn: async () => {
      const rows: ExitMailbox[] = []
      for await (const some of allMailboxes(client, scope)) rows.push(...some)
      return rows
    },
  })
}

function PrintedTable({ rows }: { rows: readonly ExitMailbox[] }) {
  const text = useText('exitDashboard')
  const { number } = useFormats()
  const columns = useMailboxColumns().filter(({ id }) => printed.includes(id))
  const removal = useMailboxColumns().find(({ id }) => id === 'removedAt')
  const shown = (column: Column<ExitMailbox>, row: ExitMailbox) => {
    const value = column.words?.(row) ?? column.value?.(row)
    return typeof value === 'number' ? number(value) : typeof value === 'string' ? value : nothing
  }
  return (
    <table className="print-table">
      <caption>{text('mailboxes')}</caption>
      <thead>
        <tr>
          {[...columns, ...(removal ? [removal] : [])].map(({ id, header }) => (
            <th key={id} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map((column) => (
              <td key={column.id}>{shown(column, row)}</td>
            ))}
            {removal && <td>{shown(removal, row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * The dashboard for A4: a page with the summary, then the whole table; without navigation, with the
 * day, the organization, the digest of the snapshot and the numbers of the pages. Source: EXIT-07.
 */
export function PrintPage() {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const name = useOrganizationName()
  const exit = useRead('exit.describe', scope)
  const mailboxes = useAllMailboxes(scope)
  return (
    <div className="print-sheet">
      <Page
        title={text('printTitle', { name })}
        description={text('printedAt', { date: dateTime(new Date().toISOString()) })}
        actions={
          <div className="print-button">
            <Button
              variant="primary"
              disabled={!mailboxes.data || !exit.data}
              onClick={() => window.print()}
            >
              {text('print')}
            </Button>
          </div>
        }
      >
        <Loaded query={exit}>
          {(data) => (
            <div className="print-summary">
              <div>{text('printScope', { id: scope.organizationId, region: scope.region })}</div>
              <div>
                {data.snapshot
                  ? text('printDigest', { digest: data.snapshot.digest })
                  : text('printNoSnapshot')}
              </div>
              <Summary exit={data} />
              <Phases phases={data.phases} />
            </div>
          )}
        </Loaded>
        <Loaded query={mailboxes}>{(rows) => <PrintedTable rows={rows} />}</Loaded>
      </Page>
    </div>
  )
}
