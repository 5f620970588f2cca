import { foldText } from '@mailroom/schemas/fold-text'
import { type Expression, SqliteAdapter, sql } from 'kysely'
import type { Store } from '../store/open-store.ts'
import { lastCut } from './last-cut.ts'

/** Whether a column contains a text, folded on both sides. */
function contains(store: Store, column: Expression<string>, text: string) {
  const wanted = foldText(text)
  return store.getExecutor().adapter instanceof SqliteAdapter
    ? sql<boolean>`instr(${column}, ${wanted}) > 0`
    : sql<boolean>`strpos(${column}, ${wanted}) > 0`
}

/** The place of a change in the list: newest first, by time and then by number. */
export type Place = { at: string; number: number }

export type ChangesQuery = {
  /** Only the changes of this account. */
  by?: string | undefined
  account?: string | undefined
  operation?: string | undefined
  result?: string | undefined
  targetKind?: string | undefined
  targetId?: string | undefined
  target?: string | undefined
  organizationId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
}

/**
 * The numbers of the changes that created the wanted target, and the wanted organization: only
 * their outcomes have the id.
 */
type Created = { target: readonly number[]; organization: readonly number[] }

const noneCreated: Created = { target: [], organization: [] }

/** The changes looked at for one page, and at a time; more would let other requests wait. */
const windowSize = 2_000

/** How long a page looks for more changes. Milliseconds. */
const patienceMs = 30

/** How an old row without a result ended, from its outcome. */
const unkeyedResult = sql<string>`CASE
  WHEN ending.outcome IS NULL AND change.outcome IS NULL THEN 'UNDER_WAY'
  WHEN coalesce(ending.outcome, change.outcome) IN ('Succeeded', 'FoundDone') THEN 'SUCCEEDED'
  ELSE 'REFUSED' END`

/** What is searched in an old row, which has no columns for it. */
const unkeyedText = sql<string>`lower(change.account || ' ' || change.operation || ' ' || change.input)`

type SearchColumn = 'search_account' | 'search_target' | 'search_rest'

const result = sql<string>`coalesce(ending.result, change.result, ${unkeyedResult})`

/** Reads the changes of the trail: the row before a change, joined with that of its outcome. */
export function changesOf(store: Store) {
  /** The number up to which rows are cut off, although they may not be deleted yet. */
  const cutTo = sql<number>`coalesce((${lastCut(store).select('cut_to')}), 0)`

  /**
   * The changes of a time and of one indexed column, newest first. All other conditions are for the
   * changes of a window, so that a page never reads more.
   */
  const indexed = (query: ChangesQuery, created: Created) => {
    let changes = store
      .selectFrom('audit_entry')
      .selectAll()
      .where('intent_sequence', 'is', null)
      .where('sequence', '>', cutTo)
      .orderBy('at', 'desc')
      .orderBy('sequence', 'desc')
    const { by, operation, targetId, organizationId, from, to } = query
    if (from !== undefined) changes = changes.where('at', '>=', from)
    if (to !== undefined) changes = changes.where('at', '<', to)
    if (targetId !== undefined)
      return created.target.length === 0
        ? changes.where('target_id', '=', targetId)
        : changes.where((row) =>
            row.or([row('target_id', '=', targetId), row('sequence', 'in', created.target)]),
          )
    if (by !== undefined) return changes.where('account', '=', by)
    if (operation !== undefined) return changes.where('operation', '=', operation)
    if (organizationId !== undefined)
      return created.organization.length === 0
        ? changes.where('organization_id', '=', organizationId)
        : changes.where((row) =>
            row.or([
              row('organization_id', '=', organizationId),
              row('sequence', 'in', created.organization),
            ]),
          )
    return changes
  }

  /** Joins the last row of an outcome: a process that stood still may end an interrupted change. */
  const joined = (changes: ReturnType<typeof indexed>) =>
    store
      .selectFrom(changes.as('change'))
      .leftJoin('audit_entry as ending', (join) =>
        join.on('ending.sequence', '=', ({ selectFrom }) =>
          selectFrom('audit_entry as last')
            .select(({ fn }) => fn.max('last.sequence').as('sequence'))
            .whereRef('last.intent_sequence', '=', 'change.sequence'),
        ),
      )
      .select([
        ...(['change.sequence', 'change.at', 'change.request_id', 'change.account'] as const),
        ...(['change.role', 'change.operation', 'change.input', 'change.account_name'] as const),
        ...(['change.organization_id', 'change.hash', 'change.facts'] as const),
        'ending.facts as ending_facts',
        'ending.at as ended_at',
        sql<string | null>`coalesce(ending.outcome, change.outcome)`.as('outcome'),
        result.as('result'),
        sql<string | null>`coalesce(ending.target_kind, change.target_kind)`.as('target_kind'),
        sql<string | null>`coalesce(ending.target_id, change.target_id)`.as('target_id'),
        sql<string | null>`coalesce(ending.target_name, change.target_name)`.as('target_name'),
      ])
      .orderBy('change.at', 'desc')
      .orderBy('change.sequence', 'desc')

  const matching = (changes: ReturnType<typeof indexed>, query: ChangesQuery, created: Created) => {
    let found = joined(changes)
    const { by, operation, organizationId, targetKind } = query
    if (by !== undefined) found = found.where('change.account', '=', by)
    if (operation !== undefined) found = found.where('change.operation', '=', operation)
    if (organizationId !== undefined)
      found = found.where((row) =>
        row.or([
          row('change.organization_id', '=', organizationId),
          ...created.organization.map((number) => row('change.sequence', '=', number)),
        ]),
      )
    if (targetKind !== undefined)
      found = found.where(
        sql<string>`coalesce(ending.target_kind, change.target_kind)`,
        '=',
        targetKind,
      )
    const has = (text: string | undefined, columns: readonly SearchColumn[]) => {
      if (text === undefined) return
      found = found.where((row) =>
        row.or([
          ...columns.flatMap((column) => [
            contains(store, sql.ref(`change.${column}`), text),
            contains(store, sql.ref(`ending.${column}`), text),
          ]),
          row.and([row('change.search_account', 'is', null), contains(store, unkeyedText, text)]),
        ]),
      )
    }
    has(query.account, ['search_account'])
    has(query.target, ['search_target'])
    has(query.text, ['search_account', 'search_target', 'search_rest'])
    if (query.result !== undefined) found = found.where(result, '=', query.result)
    return found
  }

  const creationsOf = async (id: string | undefined, isOrganization = false) => {
    if (id === undefined) return []
    let found = store
      .selectFrom('audit_entry')
      .select('intent_sequence')
      .where('target_id', '=', id)
      .where('intent_sequence', 'is not', null)
    if (isOrganization)
      found = found.where('target_kind', '=', 'ORGANIZATION').where('organization_id', 'is', null)
    const rows = await found.limit(100).execute()
    return rows.flatMap(({ intent_sequence }) => intent_sequence ?? [])
  }

  return {
    /**
     * Returns at most `limit` changes after a place, and the place to go on from; undefined at the
     * end. It looks at a limited number of changes, so there may be fewer, or none, before the end.
     */
    async page(query: ChangesQuery, after: Place | undefined, limit: number) {
      const [target, organization] = await Promise.all([
        creationsOf(query.targetId),
        creationsOf(query.organizationId, true),
      ])
      const created = { target, organization }
      const started = performance.now()
      const found: Awaited<ReturnType<ReturnType<typeof matching>['execute']>> = []
      let place = after
      for (;;) {
        const beyond = place
        const rest = beyond
          ? indexed(query, created).where(
              sql<boolean>`(at, sequence) < (${beyond.at}, ${beyond.number})`,
            )
          : indexed(query, created)
        const rows = await matching(rest.limit(windowSize), query, created)
          .limit(limit + 1 - found.length)
          .execute()
        found.push(...rows)
        if (found.length > limit) {
          const items = found.slice(0, limit)
          const last = items.at(-1)
          return { items, next: last && { at: last.at, number: last.sequence } }
        }
        const last = await rest
          .clearSelect()
          .select(['at', 'sequence'])
          .offset(windowSize - 1)
          .limit(1)
          .executeTakeFirst()
        place = last && { at: last.at, number: last.sequence }
        if (!place || performance.now() - started > patienceMs) return { items: found, next: place }
      }
    },

    /** Returns a change by the number of any of its rows. */
    async find(number: number, query: ChangesQuery) {
      const row = await store
        .selectFrom('audit_entry')
        .select(['sequence', 'intent_sequence'])
        .where('sequence', '=', number)
        .executeTakeFirst()
      if (!row) return undefined
      const changes = indexed({}, noneCreated).where(
        'sequence',
        '=',
        row.intent_sequence ?? row.sequence,
      )
      return matching(changes, query, noneCreated).executeTakeFirst()
    },
  }
}
export type ChangeRow = NonNullable<Awaited<ReturnType<ReturnType<typeof changesOf>['find']>>>
