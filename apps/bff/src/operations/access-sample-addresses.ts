import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

const Addresses = z.array(z.object({ name: z.string(), ipAddress: z.string() }))

async function readAddresses(store: Store, scope: Scope) {
  const row = await store
    .selectFrom('access_sample_address')
    .selectAll()
    .where('directory', '=', directoryOf(scope))
    .executeTakeFirst()
  if (!row) return { addresses: [] }
  const addresses = Addresses.parse(JSON.parse(row.content))
  return { addresses, changedBy: row.changed_by, changedAt: row.changed_at }
}

/** The addresses from which accesses are looked at before a rule is saved. Source: ACR-26. */
export const accessSampleAddresses: Handlers<'accessSampleAddresses'> = {
  'accessSampleAddresses.describe': (scope, { store }) => readAddresses(store, scope),

  'accessSampleAddresses.put': async (
    { addresses, expected, ...scope },
    { store, note, person, clock },
  ) => {
    const current = await readAddresses(store, scope)
    guardEdit(note, {
      current: { addresses: current.addresses },
      expected,
      wanted: { addresses },
    })
    const row = {
      content: JSON.stringify(addresses),
      ...{ changed_by: person.name, changed_at: clock.now().toISOString() },
    }
    await store
      .insertInto('access_sample_address')
      .values({ directory: directoryOf(scope), ...row })
      .onConflict((conflict) => conflict.column('directory').doUpdateSet(row))
      .execute()
  },
}
