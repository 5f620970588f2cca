import { recipeOf } from '@mailroom/kits/recipes'
import { parse } from 'csv-parse/sync'
import type { Clock } from '../clock.ts'
import { directoryOf } from '../directory-index/scope.ts'
import { kitAddress } from '../kits/download.ts'
import type { Kits } from '../kits/kits.ts'
import { readResults } from '../kits/results.ts'
import { deleteKit, putResult, putSampleCheck, resultsOf } from '../kits/tables.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

/** Returns the cells of the first line; none if it is no CSV. */
function headingsIn(sample: string): string[] {
  try {
    const [first = []] = parse(sample, { bom: true, to: 1, relax_column_count: true })
    return first
  } catch {
    return []
  }
}

/** Makes the handlers. `secret` signs the addresses of downloads. */
export const kitHandlers = (
  kits: Kits,
  { secret, clock }: { secret: string; clock: Clock },
): Handlers<'kits' | 'kitResults'> => ({
  'kits.list': (scope, { store, awsNow }) => kits.list(store, scope, awsNow()),

  'kits.describe': ({ kitId, ...scope }, { store }) => kits.describe(store, scope, kitId),

  'kits.preview': (input, { store, awsNow }) => {
    const { target, language, errorsByHand, confirmIncomplete, ...scope } = input
    const asked = { target, language, errorsByHand, confirmIncomplete }
    return kits.preview(store, scope, awsNow(), asked)
  },

  'kits.generate': async (input, { store, awsNow, person, note }) => {
    const { target, language, errorsByHand, confirmIncomplete, reason: _, ...scope } = input
    const { kitId, source, summary } = await kits.generate(store, scope, awsNow(), {
      ...{ target, language, errorsByHand, confirmIncomplete },
      ...{ name: person.name, at: clock.now().toISOString() },
    })
    const { snapshotId } = source
    const { digest, counts, passwords } = summary
    note({ details: { kitId, snapshotId, digest, counts, passwords } })
    return { kitId }
  },

  'kits.listRows': ({ kitId, kind, disposition, text, offset, limit, ...scope }, { store }) =>
    kits.listRows(store, scope, kitId, {
      ...{ kind, disposition, text },
      ...(offset === undefined ? {} : { offset }),
      ...(limit === undefined ? {} : { limit }),
    }),

  'kits.download': async ({ kitId, reason: _, ...place }, { store, note, request }) => {
    if (!request) throw new Error('Only a person downloads')
    const { kit, digest, bytes } = await kits.files(store, place, kitId)
    note({ details: { target: kit.source.target, digest, bytes } })
    const granted = { sessionId: request.sessionID, place, kitId }
    return { address: kitAddress(granted, { secret, clock }) }
  },

  'kits.delete': async ({ kitId, ...scope }, { store }) => {
    const wasThere = await store
      .transaction()
      .execute((db) => deleteKit(db, directoryOf(scope), kitId))
    if (!wasThere) throw refusal('KitNotFound', 'There is no such kit.')
  },

  'kits.checkSample': async ({ target, file, sample, ...scope }, { store, person, note }) => {
    const { samples = {} } = recipeOf(target) ?? {}
    const expected = Object.hasOwn(samples, file) ? [...(samples[file] ?? [])] : []
    if (expected.length === 0)
      throw refusal('InvalidInput', 'The kit has no such file to compare.', {
        file: { code: 'unknown' },
      })
    const found = headingsIn(sample)
    const isSame = JSON.stringify(found) === JSON.stringify(expected)
    const check = { isSame, checkedBy: person.name, checkedAt: clock.now().toISOString() }
    await putSampleCheck(store, directoryOf(scope), { target, file, ...check })
    note({ details: { target, file, isSame } })
    return { isSame, expected, found }
  },

  'kitResults.list': async ({ kitId, ...scope }, { store }) => {
    await kits.exists(store, scope, kitId)
    return { items: await resultsOf(store, kitId) }
  },

  'kitResults.import': async ({ kitId, step, content, ...scope }, { store, person, note }) => {
    const known = await kits.linesOf(store, scope, kitId, step)
    const { lines, problemCount, ...kept } = await readResults(content, known)
    const by = { importedBy: person.name, importedAt: clock.now().toISOString() }
    await putResult(store, kitId, { step, ...by, ...kept })
    const counts = { lines, problems: problemCount, missing: kept.missing.count }
    note({ details: { step, ...counts } })
    return counts
  },
})
