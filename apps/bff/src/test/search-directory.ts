import type { Entity, IndexState, Input } from '@mailroom/schemas'
import { expect, vi } from 'vitest'
import { here, type Session } from './start-backend.ts'

type Found = { items: Entity[]; total: number; index: IndexState }
type Asker = Pick<Session, 'call'>
type Search = Omit<Input<'entities.search'>, keyof typeof here>

/** At which pace indexes are filled in tests: as fast as it goes. */
export const hurry = { localAwsRequestsPerSecond: 1_000 }

/** How long something in the background may take, on a machine with other things to do. */
export const patience = { timeout: 20_000, interval: 20 }

/** Searches the directory of the sample organization. */
export async function search(asker: Asker, query: Search['query'], more: Partial<Search> = {}) {
  const { status, body } = await asker.call('entities.search', { ...here, query, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}

/** The names of those who are found. */
export async function namesOf(asker: Asker, query: Search['query'], more: Partial<Search> = {}) {
  return (await search(asker, query, more)).items.map(({ name }) => name)
}

/** The state of the index when it is in a phase, or waits because of a problem. */
export function untilIndex(asker: Asker, expected: Partial<IndexState>): Promise<IndexState> {
  return vi.waitFor(async () => {
    const { index } = await search(asker, {})
    expect(index).toMatchObject(expected)
    return index
  }, patience)
}

export function untilComplete(asker: Asker): Promise<IndexState> {
  return untilIndex(asker, { phase: 'COMPLETE' })
}

/** How often each operation of AWS was called, by its name. */
export async function awsCalls(backend: Pick<Session, 'get'>): Promise<Record<string, number>> {
  const { body } = await backend.get('/metrics')
  const lines = String(body).matchAll(
    /aws_call_duration_seconds_count\{operation="(\w+)",outcome="\w+"\} (\d+)/g,
  )
  const calls: Record<string, number> = {}
  for (const [, operation = '', count] of lines)
    calls[operation] = (calls[operation] ?? 0) + Number(count)
  return calls
}
