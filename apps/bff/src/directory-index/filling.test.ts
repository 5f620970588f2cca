import { sampleGroupId } from '@mailroom/local-aws'
import type { IndexState } from '@mailroom/schemas'
import { describe, expect, vi } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'

type Found = {
  items: { id: string; name: string; aliases: string[] }[]
  total: number
  index: IndexState
}

async function search(
  session: Pick<Session, 'call'>,
  query: object,
  more: object = {},
): Promise<Found> {
  const { status, body } = await session.call('entities.search', { ...here, query, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}

describe.each(databases)('on %s', (database) => {
  test('the first question begins the index, which fills in the background', async ({ place }) => {
    await using backend = await startBackend('auditor', await place(database))
    const first = await search(backend, {})
    expect(first).toMatchObject({ total: 0, index: { phase: 'EMPTY', done: 0 } })
    const { index, total } = await vi.waitFor(
      async () => {
        const found = await search(backend, {})
        expect(found.index.phase).toBe('COMPLETE')
        return found
      },
      { timeout: 20_000 },
    )
    expect(index).toEqual({
      phase: 'COMPLETE',
      done: 31,
      total: 31,
      asOf: '2026-11-24T12:00:00.000Z',
    })
    expect(total).toBe(31)
    expect(await search(backend, { text: 'SILVA' })).toMatchObject({
      items: [{ name: 'ana.silva', aliases: ['a.silva@example.com', 'ana@example.com'] }],
      total: 1,
    })
    const ids = [sampleGroupId(3), ana, 'unknown']
    expect((await search(backend, { ids })).items.map(({ name }) => name)).toEqual([
      'ana.silva',
      'Sales',
    ])
  })
})
