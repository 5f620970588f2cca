import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Warnings are failures: a test fails if anything writes to console.error or console.warn. */
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})
afterEach(() => {
  const calls = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
  vi.restoreAllMocks()
  expect(calls, 'nothing is written to console.error or console.warn').toEqual([])
})
