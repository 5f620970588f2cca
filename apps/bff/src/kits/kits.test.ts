import { createHash } from 'node:crypto'
import { Kit, KitResult, KitRow, kitTargets } from '@mailroom/schemas/kits'
import { LintFinding } from '@mailroom/schemas/lint-findings'
import type { OperationId } from '@mailroom/schemas/operations'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'

const Preview = z.object({
  ...{ needsConfirmation: z.boolean(), errors: z.number(), blockingErrors: z.number() },
  ...{ warnings: z.number(), findings: z.array(LintFinding), unknown: z.array(z.string()) },
  made: z.optional(z.object({ counts: Kit.shape.counts, files: z.number() })),
})
const List = z.object({
  kits: z.array(Kit),
  targets: z.array(z.looseObject({ target: z.string() })),
})
const Described = z.object({
  ...Kit.shape,
  ...{ passwordMark: z.string(), results: z.array(KitResult) },
  files: z.array(z.object({ path: z.string(), bytes: z.number() })),
})
const Rows = z.object({ items: z.array(KitRow), total: z.number() })

type Caller = Pick<Session, 'call'>
type Backend = Awaited<ReturnType<typeof startBackend>>

async function done({ call }: Caller, id: OperationId, input: object = {}) {
  const { status, body } = await call(id, { ...here, ...input })
  expect(status, `${id}: ${JSON.stringify(body)}`).toBeLessThan(300)
  return body
}

const asked = (target: string) => ({ target, language: 'en' })

const make = async (caller: Caller, input: object) =>
  z
    .object({ kitId: z.string() })
    .parse(await done(caller, 'kits.generate', { reason: 'we leave', ...input })).kitId

const describeKit = async (caller: Caller, kitId: string) =>
  Described.parse(await done(caller, 'kits.describe', { kitId }))

const allRows = async (caller: Caller, kitId: string, filter: object = {}) =>
  Rows.parse(await done(caller, 'kits.listRows', { kitId, limit: 1_000, ...filter }))

async function download({ url, browser, call }: Backend, kitId: string) {
  const body = await done({ call }, 'kits.download', { kitId, reason: 'to fill the target' })
  const response = await browser.send(
    `${url}${z.object({ address: z.string() }).parse(body).address}`,
  )
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe.each(databases)('KIT-01 on %s', (database) => {
  onBothStores(
    'a kit is kept as its input, is the same bytes again, and ends with its snapshot',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      const none = await backend.call('kits.generate', {
        ...here,
        ...asked('Generic'),
        reason: 'x',
      })
      expect(none).toMatchObject({ status: 404, body: { code: 'SnapshotNotFound' } })
      const { snapshotId } = await snapshotsOf(backend).read()
      const kitId = await make(backend, asked('Generic'))
      const kit = await describeKit(backend, kitId)
      expect(kit).toMatchObject({ snapshot: { snapshotId, isThere: true, isNewest: true } })
      const { response, bytes } = await download(backend, kitId)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="kit-Gen/)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(kit.digest)
      expect(Object.keys(unzipSync(bytes))).toEqual(kit.files.map(({ path }) => path))
      // What AWS has now does not matter: the kit is that of its snapshot.
      await backend.workmail.updateUser({
        ...{ OrganizationId: here.organizationId, UserId: ana, JobTitle: 'Director' },
      })
      expect((await download(backend, kitId)).bytes).toEqual(bytes)
      const { items, total } = await allRows(backend, kitId)
      expect(
        kit.counts.reduce((sum, each) => sum + each.carried + each.byHand + each.excluded, 0),
      ).toBe(total)
      expect(
        items.every(({ disposition, file, reason }) =>
          disposition === 'carried' ? file !== undefined : reason !== undefined,
        ),
      ).toBe(true)

      await done(backend, 'snapshots.delete', { snapshotId })
      expect((await describeKit(backend, kitId)).snapshot.isThere).toBe(false)
      const gone = await backend.call('kits.download', { ...here, kitId, reason: 'again' })
      expect(gone).toMatchObject({ status: 404, body: { code: 'SnapshotNotFound' } })
      await done(backend, 'kits.delete', { kitId })
      expect(List.parse(await done(backend, 'kits.list')).kits).toEqual([])
    },
    60_000,
  )
})
