import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { ServerRead } from './network.ts'
import { Sighting, withRead } from './sighting.ts'
import type { Place } from './tables.ts'
import type { ServerSighting } from './verdict.ts'
import { keyOf, type Question } from './zone.ts'

type Db = Kysely<Tables>

/** What all servers said to the questions of a cut-over, by name and type. */
export type Sightings = ReadonlyMap<string, readonly ServerSighting[]>

async function rowsOf(db: Db, { directory, domain }: Place, asked?: readonly Question[]) {
  const rows = db
    .selectFrom('cut_over_sighting')
    .select(['server', 'name', 'type', 'sighting'])
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    .orderBy('server')
  if (!asked) return rows.execute()
  return rows
    .where(({ and, or, eb }) =>
      or(asked.map(({ name, type }) => and([eb('name', '=', name), eb('type', '=', type)]))),
    )
    .execute()
}

/**
 * Returns what servers said, also those that are not asked any more: `servers` are those that were
 * asked last. With `asked` of these questions only.
 */
export async function sightingsOf(
  db: Db,
  place: Place,
  asked?: readonly Question[],
): Promise<Sightings> {
  const sightings = new Map<string, ServerSighting[]>()
  for (const { server, sighting, ...question } of await rowsOf(db, place, asked)) {
    const known = sightings.get(keyOf(question)) ?? []
    known.push({ server, ...Sighting.parse(JSON.parse(sighting)) })
    sightings.set(keyOf(question), known)
  }
  return sightings
}

/** How many rows are written at once. */
const atOnce = 100

/**
 * Adds what servers said to what they said before. Servers that are not asked any more are
 * forgotten: nobody would ever see what they say now. Source: CUT-06.
 */
export async function keepReads(
  db: Db,
  { directory, domain }: Place,
  { reads, at }: { reads: readonly ServerRead[]; at: string },
): Promise<void> {
  const before = await rowsOf(db, { directory, domain })
  const key = (each: { server: string; name: string; type: string }) =>
    `${each.server} ${each.name} ${each.type}`
  const known = new Map(before.map((row) => [key(row), row.sighting]))
  const rows = reads.map(({ server, kind, question, read }) => {
    const { name, type } = question
    const old = known.get(key({ server, name, type }))
    const sighting = old === undefined ? { kind, runs: [] } : Sighting.parse(JSON.parse(old))
    const next = withRead({ ...sighting, kind }, read, at)
    return { directory, domain, server, name, type, sighting: JSON.stringify(next) }
  })
  const asked = new Set(reads.map(({ server }) => server))
  const gone = [...new Set(before.map(({ server }) => server))].filter((each) => !asked.has(each))
  if (gone.length > 0 && asked.size > 0)
    await db
      .deleteFrom('cut_over_sighting')
      .where('directory', '=', directory)
      .where('domain', '=', domain)
      .where('server', 'in', gone)
      .execute()
  for (let start = 0; start < rows.length; start += atOnce)
    await db
      .insertInto('cut_over_sighting')
      .values(rows.slice(start, start + atOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['directory', 'domain', 'server', 'name', 'type'])
          .doUpdateSet(({ ref }) => ({ sighting: ref('excluded.sighting') })),
      )
      .execute()
}
