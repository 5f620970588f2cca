import { Status } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import {
  organizationPath,
  organizationsPath,
  useOrganizationScope,
} from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { hasText, useText } from '../../../kit/words/texts.ts'
import { nearness, nearShare, type QuotaId, type QuotaKind, quotas } from './quotas.ts'
import { type Used, useUsage } from './use-usage.ts'

/** A quota with its words and use. */
type Row = {
  id: QuotaId
  name: string
  limit: string
  max: number | undefined
  kind: QuotaKind
  note: string
  used: Used | undefined
  /** The page of what is counted. */
  to: string | undefined
  /** Says why nothing is counted, where nothing is. */
  uncounted: string
  nearness: ReturnType<typeof nearness>
}

const signs = { far: undefined, near: 'warning', reached: 'error' } as const

/** The use of a quota as a meter, in words, and with a sign where the limit is near or reached. */
function Use({ name, used, to, max, uncounted, nearness: near }: Row) {
  const text = useText('quotas')
  const { number } = useFormats()
  const errorWords = useErrorWords()
  if (!used || max === undefined)
    return to && uncounted ? <AppLink to={to}>{uncounted}</AppLink> : uncounted || nothing
  const { count, error } = used
  if (error) return <Status type="error">{errorWords(apiErrorOf(error))}</Status>
  if (count === undefined) return <Status type="pending">{text('counting')}</Status>
  const words = text('usedOf', { used: number(count), max: number(max) })
  const sign = signs[near]
  return (
    <>
      <div>{to ? <AppLink to={to}>{words}</AppLink> : words}</div>
      <meter
        aria-label={text('useOf', { name })}
        value={Math.min(count, max)}
        max={max}
        high={nearShare * max}
      />
      {sign && (
        <div>
          <Status type={sign}>{text(`nearness.${near}`)}</Status>
        </div>
      )}
    </>
  )
}

/** Returns the quotas with their use, the columns that show them, and how they are counted again. */
export function useQuotaRows() {
  const text = useText('quotas')
  const scope = useOrganizationScope()
  const { used, isFetching, refetch } = useUsage()
  const pages = {
    organizations: organizationsPath(scope),
    users: organizationPath(scope, 'users'),
    domains: organizationPath(scope, 'domains'),
    tags: organizationPath(scope, 'tags'),
    accessControlRules: organizationPath(scope, 'access-rules'),
  }
  const rows = quotas.map((quota): Row => {
    const { id, kind } = quota
    const noteKey = `note.${id}`
    const max = 'max' in quota ? quota.max : undefined
    const use = 'use' in quota ? used[quota.use] : undefined
    const limit =
      'unit' in quota ? text(`unit.${quota.unit}`, { max: quota.max }) : text(`limit.${quota.id}`)
    return {
      ...{ id, kind, max, limit, used: use },
      to: 'use' in quota ? pages[quota.use] : 'each' in quota ? pages.users : undefined,
      name: text(`name.${id}`),
      note: hasText('quotas', noteKey) ? text(noteKey) : '',
      uncounted: 'each' in quota ? text('eachUser') : 'sending' in quota ? text('noApi') : '',
      nearness: use?.count === undefined || max === undefined ? 'far' : nearness(use.count, max),
    }
  })
  const columns = useMemo(
    (): Column<Row>[] => [
      textColumn({
        id: 'quota',
        header: text('quota'),
        isRowHeader: true,
        minWidth: 180,
        grow: 2,
        wraps: true,
        value: ({ name }: Row) => name,
      }),
      textColumn({
        id: 'limit',
        header: text('limit'),
        minWidth: 130,
        wraps: true,
        value: ({ limit }: Row) => limit,
      }),
      textColumn({
        id: 'kind',
        header: text('kind'),
        minWidth: 110,
        wraps: true,
        value: ({ kind }: Row) => ({ code: kind, words: text(`kind.${kind}`) }),
      }),
      {
        id: 'use',
        header: text('use'),
        minWidth: 150,
        wraps: true,
        value: ({ used: counted }) => counted?.count,
        cell: (row) => <Use {...row} />,
      },
      textColumn({
        id: 'note',
        header: text('note'),
        minWidth: 220,
        grow: 3,
        wraps: true,
        value: ({ note }: Row) => note,
      }),
      textColumn({
        id: 'source',
        header: text('source'),
        hidden: true,
        value: ({ id }: Row) => `QUOTA-${id}`,
      }),
      numberColumn({ id: 'max', header: text('max'), hidden: true, value: ({ max }: Row) => max }),
    ],
    [text],
  )
  return { rows, columns, isFetching, refetch }
}
