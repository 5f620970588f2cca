import type { Entity, IndexState } from '@mailroom/schemas/entities'
import type { Input } from '@mailroom/schemas/operations'
import { expect, vi } from 'vitest'
import { type EmptyBackend, here, type Session } from './start-backend.ts'

type Found = { items: Entity[]; total: number; index: IndexState }
type Asker = Pick<Session, 'call'>
type Search = Omit<Input<'entities.search'>, keyof typeof here>

/** The setting that fills indexes as fast as possible in tests. */
export const hurry = { localAwsRequestsPerSecond: 1_000 }

/** How long background work may take on a busy machine. */
export const patience = { timeout: 20_000, interval: 20 }

/** Searches the directory of the sample organization. */
export async function search(asker: Asker, query: Search['query'], more: Partial<Search> = {}) {
  const { status, body } = await asker.call('entities.search', { ...here, query, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}

/** Returns the display names of the entities that a search finds. */
export async function namesOf(asker: Asker, query: Search['query'], more: Partial<Search> = {}) {
  return (await search(asker, query, more)).items.map(({ name }) => name)
}

/** Waits until the index is in a phase, or until a problem keeps it waiting. */
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

/** Counts the AWS calls by operation. */
export async function awsCalls(
  backend: Pick<EmptyBackend, 'metrics'>,
): Promise<Record<string, number>> {
  const lines = (await backend.metrics()).matchAll(
    /aws_call_duration_seconds_count\{operation="(\w+)",outcome="\w+",service="workmail"\} (\d+)/g,
  )
  const calls: Record<string, number> = {}
  for (const [, operation = '', count] of lines)
    calls[operation] = (calls[operation] ?? 0) + Number(count)
  return calls
}
