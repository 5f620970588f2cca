import './print.css'
import Button from '@cloudscape-design/components/button'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import type { Output } from '@mailroom/schemas/operations'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useOrganizationName } from '../../kit/data/organization-name.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { useEntities } from '../../kit/entity/use-entities.ts'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { nothing, useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { entryKey } from './entry-key.ts'
import { Unread } from './Unread.tsx'
import { useSearchedFilter } from './use-access-filter.ts'
import { allPaths } from './use-paths-source.tsx'
import { useWayWords } from './use-way-words.ts'

/** The most ways on paper. */
const maxPrinted = 20_000

function PrintedTable({ rows }: { rows: readonly AccessEntry[] }) {
  const text = useText('accessExplorer')
  const { way, rights, holder, works, review } = useWayWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll it in a narrow window.
    <section className="access-print-frame" aria-label={text('ways')} tabIndex={0}>
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
              <td>
                {entry.mailboxName}
                <div>{entry.mailboxEmail}</div>
              </td>
              <td>
                {holder(entry)}
                <div>{entry.holderEmail}</div>
              </td>
              <td>{way(entry)}</td>
              <td>{rights(entry)}</td>
              <td>{works(entry) ?? nothing}</td>
              <td>{review(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type First = Output<'accessPaths.list'>

/** Returns in words what the filters choose; an empty text without filters. */
function useFilterWords(first: First | undefined): string {
  const text = useText('accessExplorer')
  const { mailboxId, holderId, kind, right, isAsleep, withOwn, review, ...rest } =
    useSearchedFilter()
  const entities = useEntities([mailboxId, holderId].filter((id) => id !== undefined))
  const named = (id: string, seen: { name?: string | undefined; email?: string | undefined }) => {
    const entity = entities.get(id)
    const name = (entity && nameOf(entity)) ?? seen.name ?? id
    const email = entity?.email ?? seen.email
    return email === undefined ? name : `${name} (${email})`
  }
  const { mailboxName, mailboxEmail, holderName, holderEmail } = first?.items[0] ?? {}
  return [
    mailboxId !== undefined &&
      `${text('mailbox')} ${named(mailboxId, { name: mailboxName, email: mailboxEmail })}`,
    holderId !== undefined &&
      `${text('holder')} ${named(holderId, { name: holderName, email: holderEmail })}`,
    kind && text(`kind.${kind}`),
    right && text(`right.${right}`),
    isAsleep !== undefined && text(isAsleep ? 'works.no' : 'works.yes'),
    withOwn === false && text('own.no'),
    review && text(`review.${review}`),
    rest.text !== undefined && text('printSearch', { text: rest.text }),
  ]
    .filter(Boolean)
    .join(', ')
}

function AllRows({ first }: { first: First }) {
  const text = useText('accessExplorer')
  const client = useQueryClient()
  const scope = useOrganizationScope()
  const filter = useSearchedFilter()
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
  const { dateTime, number } = useFormats()
  const scope = useOrganizationScope()
  const name = useOrganizationName()
  const filter = useSearchedFilter()
  const query = useRead('accessPaths.list', { ...scope, filter, limit: 1 })
  const whole = useRead('accessPaths.list', { ...scope, filter: {}, limit: 1 })
  const chosen = useFilterWords(query.data)
  const title = [
    text('printTitle', { name }),
    chosen,
    chosen !== '' &&
      query.data &&
      whole.data &&
      text('printCount', { count: number(query.data.total), all: number(whole.data.total) }),
  ]
  return (
    <div className="access-print">
      <Page
        title={title.filter(Boolean).join(' – ')}
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
