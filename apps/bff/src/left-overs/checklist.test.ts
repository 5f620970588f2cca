import { fileURLToPath } from 'node:url'
import { type Output, operations } from '@mailroom/schemas/operations'
import { describe, expect, test } from 'vitest'
import { putResult } from '../kits/tables.ts'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { kitIds, putKits } from '../test/put-kits.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, type Session, startBackend } from '../test/start-backend.ts'

/** Stands for the viewer, which is built. */
const viewerFile = fileURLToPath(new URL('../test/archive-viewer.html', import.meta.url))

type Caller = Pick<Session, 'call'>

async function checklist({ call }: Caller): Promise<Output<'exitChecklist.describe'>> {
  const { status, body } = await call('exitChecklist.describe', here)
  expect(status, JSON.stringify(body)).toBe(200)
  return operations['exitChecklist.describe'].output.parse(body)
}

async function itemIn(caller: Caller, id: string) {
  const { items } = await checklist(caller)
  return items.find(({ item }) => item === id)
}

const put = ({ call }: Caller, input: object) => call('exitChecklist.put', { ...here, ...input })

describe.each(databases)('EXIT-12 on %s', (database) => {
  onBothStores(
    'an item is closed, waived and reopened by several people, and each is in the audit trail',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      const auditor = await backend.as('auditor')
      const before = await checklist(backend)
      expect(before).toMatchObject({ hasEnded: false, total: before.items.length })
      const closing = { item: 'contacts', state: 'closed', note: 'on the share', version: 0 }
      expect(await put(backend, { ...closing, note: undefined })).toMatchObject({
        ...{ status: 400, body: { fields: { note: { code: 'required' } } } },
      })
      expect((await put(auditor, closing)).status).toBe(403)
      expect((await put(backend, closing)).status).toBe(204)
      expect(await itemIn(auditor, 'contacts')).toMatchObject({
        state: 'closed',
        record: { note: 'on the share', version: 1, recordedBy: expect.any(String) },
      })
      expect((await checklist(backend)).left).toBe(before.left - 1)
      // Somebody who still sees it open changes nothing.
      expect(await put(backend, { ...closing, state: 'waived', note: 'no' })).toMatchObject({
        ...{ status: 409, body: { code: 'Conflict' } },
      })
      const reopening = { item: 'contacts', state: 'open', version: 1 }
      const both = await Promise.all([put(backend, reopening), put(backend, reopening)])
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
      const waiving = { item: 'contacts', state: 'waived', note: 'nobody has any', version: 2 }
      expect((await put(backend, waiving)).status).toBe(204)
      expect(await itemIn(backend, 'contacts')).toMatchObject({ state: 'waived' })
      expect(await put(backend, { ...waiving, item: 'none' })).toMatchObject({ status: 400 })

      const outcomes = (await backend.audit()).filter(
        ({ operation, outcome }) => operation === 'exitChecklist.put' && outcome !== null,
      )
      expect(outcomes.map(({ result }) => result).sort()).toEqual([
        ...Array(5).fill('REFUSED'),
        ...Array(3).fill('SUCCEEDED'),
      ])
      const exit = operations['exit.describe'].output.parse(
        (await backend.call('exit.describe', here)).body,
      )
      const { left, total } = await checklist(backend)
      expect(exit.phases.at(-1)).toMatchObject({ id: 'leftOvers', state: 'underWay', left, total })
    },
    30_000,
  )

  onBothStores(
    'what AWS says is kept for everybody; what is there is closed with a reason only',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      expect(await itemIn(backend, 'tokens')).toMatchObject({
        ...{ state: 'open', live: { finding: 'unknown', why: 'notLooked' } },
      })
      const { status, body } = await backend.call('leftOvers.check', here)
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body).toMatchObject({ refused: 0 })
      const auditor = await backend.as('auditor')
      const tokens = await itemIn(auditor, 'tokens')
      expect(tokens).toMatchObject({ state: 'open', live: { finding: 'open' } })
      expect(tokens?.live?.count).toBeGreaterThan(0)
      expect(await itemIn(backend, 'receiptRules')).toMatchObject({ live: { finding: 'open' } })
      expect(await itemIn(backend, 'organization')).toMatchObject({ live: { names: ['Active'] } })
      expect((await checklist(backend)).domains).toContain('example.com')

      const closing = { item: 'tokens', state: 'closed', note: 'deleted', version: 0 }
      expect(await put(backend, closing)).toMatchObject({
        ...{ status: 400, body: { fields: { although: { code: 'required' } } } },
      })
      expect((await put(backend, { ...closing, although: 'they expire' })).status).toBe(204)
      expect(await itemIn(backend, 'tokens')).toMatchObject({
        ...{ state: 'closed', record: { although: 'they expire' } },
      })
    },
    30_000,
  )
})

test('EXIT-12 "not allowed to look" names the action and is never done; the others are looked at', async () => {
  await using backend = await startBackend('administrator')
  await backend.call('leftOvers.check', here)
  const all = { Effect: 'Allow', Action: '*', Resource: '*' } as const
  const denied = ['workmail:ListPersonalAccessTokens', 'ses:GetSendStatistics']
  await backend.allowOnly(all, { Effect: 'Deny', Action: denied, Resource: '*' })
  expect(await backend.call('leftOvers.check', here)).toMatchObject({ body: { refused: 2 } })
  expect(await itemIn(backend, 'tokens')).toMatchObject({
    state: 'open',
    live: { finding: 'unknown', why: 'refused', missingAction: denied[0] },
  })
  expect(await itemIn(backend, 'senders')).toMatchObject({
    live: { finding: 'unknown', missingAction: denied[1] },
  })
  expect(await itemIn(backend, 'organization')).toMatchObject({ live: { finding: 'open' } })
})

test('07 §11 scenario 30: after the end of the service the list says as of when', async () => {
  await using backend = await startBackend('administrator', { endOfServiceDate: '2026-11-25' })
  await backend.call('leftOvers.check', here)
  const before = await itemIn(backend, 'organization')
  await fetch(`${backend.connections[0]?.endpoint}/__local/clock?advance=172800`, {
    method: 'POST',
  })
  // The clock of AWS is known from its answers.
  await backend.call('organizations.describe', here)
  await backend.faults({ operation: '*', kind: 'drop', rate: 1 })
  await backend.call('leftOvers.check', here)
  const after = await itemIn(backend, 'organization')
  expect((await checklist(backend)).hasEnded).toBe(true)
  expect(after?.live).toEqual(before?.live)
  expect(after?.live?.asOf).toMatch(/^20\d\d-\d\d-\d\dT/)
})

test('EXIT-12 kits, results and archives that Mailroom knows stand beside what people record', async () => {
  await using backend = await startBackend('administrator', {}, { viewerFile })
  const knownOf = async (item: string) => (await itemIn(backend, item))?.known
  for (const item of ['kits', 'reconciliation', 'archive']) expect(await knownOf(item)).toEqual([])
  await putKits(backend.store)
  await putResult(backend.store, kitIds.kept, {
    ...{ step: 'users', importedBy: 'Sam', importedAt: '2026-11-25T08:00:00.000Z', problems: [] },
    outcomes: [
      { outcome: 'created', count: 7 },
      { outcome: 'failed', count: 2 },
    ],
  })
  const { snapshotId } = await snapshotsOf(backend).read()
  const building = { ...here, snapshotId, withEvidence: false, reason: 'for the safe' }
  const { status, body } = await backend.call('archives.build', building)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(await knownOf('kits')).toEqual([
    { name: 'mailcow', by: 'Somebody', at: '2026-11-24T12:00:00.000Z' },
  ])
  expect(await knownOf('reconciliation')).toEqual([
    { name: 'mailcow', by: 'Sam', at: '2026-11-25T08:00:00.000Z', count: 2, total: 9 },
  ])
  const archive = await itemIn(backend, 'archive')
  expect(archive).toMatchObject({ state: 'open', known: [{ by: expect.any(String) }] })
  // Nobody but people says that it was opened.
  const closing = { item: 'archive', state: 'closed', note: 'opened from the safe', version: 0 }
  expect((await put(backend, closing)).status).toBe(204)
  expect(await itemIn(backend, 'archive')).toMatchObject({ state: 'closed', known: archive?.known })
})
