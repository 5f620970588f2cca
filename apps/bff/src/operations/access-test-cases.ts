import { type AccessTestCase, maxAccessTestCases } from '@mailroom/schemas/access-test-cases'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const some = z.optional(z.string())

/** What a case says, as the store keeps it. */
const Said = z.object({
  ...{ action: z.string(), ipAddress: z.string(), userId: some, impersonationRoleId: some },
  effect: z.enum(['ALLOW', 'DENY']),
})

/** Everything that a case may say, as not said. */
const nothing = {
  ...{ action: null, ipAddress: null, userId: null, impersonationRoleId: null, effect: null },
}

async function casesOf(store: Store, scope: Scope) {
  const rows = await store
    .selectFrom('access_test_case')
    .selectAll()
    .where('directory', '=', directoryOf(scope))
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    ...{ name: row.name, said: Said.parse(JSON.parse(row.content)) },
    ...{ changedBy: row.changed_by, changedAt: row.changed_at },
  }))
}

/** The test cases of the access control rules, which only Mailroom knows. */
export const accessTestCases: Handlers<'accessTestCases'> = {
  'accessTestCases.list': async (scope, { store }) => ({
    items: (await casesOf(store, scope)).map(
      // The schema of the answer checks the protocol.
      ({ said, ...rest }) => ({ ...said, ...rest }) as AccessTestCase,
    ),
  }),

  'accessTestCases.put': async ({ expected, ...input }, { store, note, person, clock }) => {
    const { connectionId, region, organizationId, name, ...wanted } = input
    const scope = { connectionId, region, organizationId }
    const all = await casesOf(store, scope)
    const current = all.find((each) => each.name === name)?.said
    if (current && Object.keys(expected).length === 0)
      throw refusal('InvalidInput', `There is a test case ${name}.`, {
        name: { code: 'caseNameTaken' },
      })
    guardEdit(note, {
      current: current && { ...nothing, ...current },
      expected: { ...nothing, ...expected },
      wanted: { ...nothing, ...wanted },
    })
    if (!current && all.length >= maxAccessTestCases)
      throw refusal('InvalidInput', 'There are too many test cases.', {
        name: { code: 'tooManyCases', limit: maxAccessTestCases },
      })
    const row = {
      content: JSON.stringify(wanted),
      ...{ changed_by: person.name, changed_at: clock.now().toISOString() },
    }
    await store
      .insertInto('access_test_case')
      .values({ directory: directoryOf(scope), name, ...row })
      .onConflict((conflict) => conflict.columns(['directory', 'name']).doUpdateSet(row))
      .execute()
  },

  'accessTestCases.delete': async ({ name, expected, ...scope }, { store, note }) => {
    const all = await casesOf(store, scope)
    const current = all.find((each) => each.name === name)?.said
    guardEdit(note, { current, expected: { ...nothing, ...expected }, wanted: nothing })
    await store
      .deleteFrom('access_test_case')
      .where('directory', '=', directoryOf(scope))
      .where('name', '=', name)
      .execute()
  },
}
