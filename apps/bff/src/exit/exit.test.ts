import { ExitMailbox } from '@mailroom/schemas/exit'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { snapshotsOf } from '../test/snapshots.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const List = z.object({
  items: z.array(z.custom<ExitMailbox>((row) => ExitMailbox.safeParse(row).success)),
  total: z.number(),
  source: z.string(),
  asOf: z.string().optional(),
  index: z.object({ phase: z.string() }),
})

type Backend = Awaited<ReturnType<typeof startBackend>>

const list = async ({ call }: Pick<Backend, 'call'>, input: object = {}) =>
  List.parse((await call('exit.listMailboxes', { ...here, limit: 1_000, ...input })).body)

/** Waits until the index has the whole directory. */
async function untilRead(backend: Pick<Backend, 'call'>) {
  await expect
    .poll(async () => (await list(backend)).index.phase, { timeout: 20_000 })
    .toBe('COMPLETE')
  return list(backend)
}

test('EXIT-05 the table has a row for every user and resource, with what is known of each', async () => {
  await using backend = await startBackend('auditor')
  const { items, source } = await untilRead(backend)
  expect(source).toBe('index')
  const row = items.find(({ id }) => id === ana)
  expect(row).toMatchObject({
    ...{ type: 'USER', state: 'ENABLED', exportState: 'NOT_EXPORTED' },
    ...{ aliasCount: expect.any(Number), groupCount: expect.any(Number) },
    ...{ permissionsGiven: expect.any(Number), permissionsHeld: expect.any(Number) },
  })
  expect(row?.sizeMb).toBeUndefined()
    JSON.stringify(
      items.map((i) => [i.name, i.type, i.userRole, i.state, i.exportState, i.removedInDays]),
    ),
  )
  await snapshotsOf(backend).read()
  expect((await list(backend)).items.find((id ) => id === ana)?.sizeMb).toBeGreaterThan(0)
})
