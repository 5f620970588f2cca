import './print.css'
import Button from '@cloudscape-design/components/button'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import type { Output } from '@mailroom/schemas/operations'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationName } from '../../kit/data/organization-name.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { entryKey } from './entry-key.ts'
import { Unread } from './Unread.tsx'
import { useAccessFilter } from './use-access-filter.ts'
import { allPaths } from './use-paths-source.tsx'
import { useWayWords } from './use-way-words.ts'

/** The most ways on paper. */
const maxPrinted = 20_000

function PrintedTable({ rows }: { rows: readonly AccessEntry[] }) {
  const text = useText('accessExplorer')
  const { way, rights, review } = useWayWords()
  return (
    <table className="access-print-table">
      <caption>{text('ways')}</caption>
      <thead>
        <tr>
          {(['mailbox', 'holder', 'way', 'rights', 'works', 'review'] as const).map((id) => (
            <th key={id} scope="col">
              {text(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <tr key={entryKey(entry)}>
            <td>{entry.mailboxName}</td>
            <td>{entry.holderName}</td>
            <td>{way(entry)}</td>
            <td>{rights(entry)}</td>
            <td>{text(`asleep.${entry.asleep ?? 'works'}`)}</td>
            <td>{review(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AllRows({ first }: { first: Output<'accessPaths.list'> }) {
  const text = useText('accessExplorer')
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const { filter } = useAccessFilter()
  const isTooMuch = first.total > maxPrinted
  const all = useQuery({
    queryKey: ['accessPaths.list', { ...scope, filter }, 'printed'],
    enabled: !isTooMuch,
    queryFn: async () => {
      const rows: AccessEntry[] = []
      for await (const some of allPaths(client, { ...scope, filter })) rows.push(...some)
      return rows
    },
  })
  if (isTooMuch) return text('tooManyToPrint', { count: first.total, max: maxPrinted })
  return <Loaded query={all}>{(rows) => <PrintedTable rows={rows} />}</Loaded>
}

/** The report for paper, as the filters in the address choose it, without navigation. */
export function PrintPage() {
  const text = useText('accessExplorer')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const name = useOrganizationName()
  const { filter } = useAccessFilter()
  const query = useRead('accessPaths.list', { ...scope, filter, limit: 1 })
  return (
    <div className="access-print">
      <Page
        title={text('printTitle', { name })}
        description={text('printedAt', { date: dateTime(new Date().toISOString()) })}
        actions={
          <div className="print-button">
            <Button variant="primary" disabled={!query.data} onClick={() => window.print()}>
              {text('print')}
            </Button>
          </div>
        }
      >
        <div>{text('printScope', { id: scope.organizationId, region: scope.region })}</div>
        <Loaded query={query}>
          {(first) => (
            <>
              {first.index.asOf !== undefined && (
                <div>
                  {text('printAsOf', {
                    asOf: dateTime(first.index.asOf),
                    readAt: dateTime(first.readAt),
                  })}
                </div>
              )}
              <Unread unread={first.unread} />
              <AllRows first={first} />
            </>
          )}
        </Loaded>
      </Page>
    </div>
  )
}
