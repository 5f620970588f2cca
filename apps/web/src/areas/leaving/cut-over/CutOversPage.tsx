import type { Output } from '@mailroom/schemas/operations'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { actionColumn, dateColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { Marked } from '../../../kit/table/Marked.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { OpenGates } from './OpenGates.tsx'

type Known = Output<'cutOvers.list'>['items'][number]
/** A domain of the organization, and its cut-over if one has begun. */
type Row = { domain: string; known: Known | undefined }

/** Matches the test domain that AWS gives each organization; nobody can move it. Source: EXIT-06. */
const testDomain = /\.awsapps\.com$/i

function useColumns() {
  const text = useText('cutOver')
  const can = useCan()
  const mayCreate = can('cutOvers.create')
  return useMemo(
    () => [
      {
        ...{ id: 'domain', header: text('domain'), isRowHeader: true, minWidth: 200 },
        value: ({ domain }: Row) => domain,
        cell: ({ domain, known }: Row) =>
          known ? (
            <AppLink to={domain}>
              <Marked>{domain}</Marked>
            </AppLink>
          ) : (
            <Marked>{domain}</Marked>
          ),
      },
      textColumn({
        ...{ id: 'target', header: text('target'), value: ({ known }: Row) => known?.target },
        shown: ({ known }) => known && text(`target.${known.target}`),
      }),
      textColumn({
        ...{ id: 'state', header: text('state'), value: ({ known }: Row) => known?.state },
        shown: ({ known }) => (known ? text(`state.${known.state}`) : text('notBegun')),
      }),
      textColumn({
        ...{ id: 'step', header: text('currentStep'), value: ({ known }: Row) => known?.step },
        shown: ({ known }) => known?.step && text(`step.${known.step}`),
      }),
      {
        ...{ id: 'open', header: text('waitsFor'), minWidth: 220, wraps: true },
        value: ({ known }: Row) => known?.open.map(({ id }) => text(`gate.${id}`)).join('; '),
        cell: ({ known }: Row) => known?.step && <OpenGates gates={known.open} />,
      },
      dateColumn({
        ...{ id: 'checkedAt', header: text('checkedAt') },
        value: ({ known }: Row) => known?.checkedAt,
      }),
      ...(mayCreate
        ? [
            actionColumn({
              ...{ header: text('begin'), minWidth: 100, text: text('begin') },
              to: ({ domain }: Row) => `create?domain=${encodeURIComponent(domain)}`,
              label: ({ domain }: Row) => text('beginFor', { domain }),
              suits: ({ known }: Row) => known === undefined,
            }),
          ]
        : []),
    ],
    [text, mayCreate],
  )
}

/** The domains of the organization, each with how far its cut-over is. Source: CUT-01. */
export function CutOversPage() {
  const text = useText('cutOver')
  const whyNot = useWhyNot()
  const input = useOrganizationScope()
  const domains = useWholeList('mailDomains.list', input)
  const cutOvers = useRead('cutOvers.list', input)
  const rows = useMemo(() => {
    if (!domains.data || !cutOvers.data) return undefined
    const known = new Map(cutOvers.data.items.map((each) => [each.domain, each]))
    const names = domains.data.flatMap(({ domainName }) =>
      testDomain.test(domainName) ? [] : [domainName],
    )
    // A domain that has left WorkMail keeps its cut-over.
    return [...new Set([...names, ...known.keys()])].map(
      (domain): Row => ({ domain, known: known.get(domain) }),
    )
  }, [domains.data, cutOvers.data])
  const failed = cutOvers.error ? cutOvers : domains
  const source = useWholeSource({
    ...{ id: 'cutOvers', operation: 'cutOvers.list', input, as: 'page' },
    query: { ...failed, data: rows },
    columns: useColumns(),
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={text('description')}
        empty={text('noDomains')}
        rowKey={({ domain }) => domain}
        add={{
          ...{ operation: 'cutOvers.create', to: 'create', text: text('begin') },
          disabledReason: whyNot('cutOvers.create'),
        }}
      />
      <Outlet />
    </>
  )
}
