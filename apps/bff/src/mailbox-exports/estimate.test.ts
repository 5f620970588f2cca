import { expect, test } from 'vitest'
import { estimate, lastStart } from './estimate.ts'
import { askAfterMs } from './watch-jobs.ts'

const minute = 60_000
const hour = 60 * minute
/** Exports that take ten minutes and a second for each MB. */
const finished = [100, 400, 900, 1_600].map((sizeMb) => ({
  ...{ sizeMb, ms: 10 * minute + sizeMb * 1_000 },
}))

test('XQ-12 there is no estimate before three exports have finished', () => {
  const ahead = { running: [], left: [{ sizeMb: 1, afterMs: 0 }], slots: 10 }
  expect(estimate(finished.slice(0, 2), ahead)).toBeUndefined()
})

test('XQ-12 what is left takes its time by size, in as many slots, after the cooldowns', () => {
  const left = Array.from({ length: 4 }, () => ({ sizeMb: 600, afterMs: 0 }))
  const one = 20 * minute
  const of = (slots: number, more = {}) =>
    estimate(finished, { running: [], left, slots, ...more })?.medianMs
  expect(of(1)).toBeCloseTo(4 * one)
  expect(of(2)).toBeCloseTo(2 * one)
  expect(of(10)).toBeCloseTo(one)
  expect(of(10, { left: [{ sizeMb: 600, afterMs: 23 * hour }] })).toBeCloseTo(23 * hour + one)
  // An export that has run for half of its time leaves the slot after the other half.
  expect(of(1, { running: [{ sizeMb: 600, ms: one / 2 }], left: [] })).toBeCloseTo(one / 2)
})

test('XQ-12 nine of ten courses take at least as long as half of them, and the same state has the same estimate', () => {
  const uneven = finished.map((each, at) => ({ ...each, ms: each.ms * (at % 2 ? 1.5 : 0.7) }))
  const left = Array.from({ length: 50 }, (_, at) => ({ sizeMb: at * 20, afterMs: 0 }))
  const first = estimate(uneven, { running: [], left, slots: 3 })
  expect(first?.p90Ms).toBeGreaterThan(first?.medianMs ?? 0)
  expect(estimate(uneven, { running: [], left, slots: 3 })).toEqual(first)
})

test('XQ-12 larger mailboxes that were faster do not make an estimate below zero', () => {
  const odd = [1, 2, 3].map((sizeMb) => ({ sizeMb: sizeMb * 1_000, ms: (4 - sizeMb) * minute }))
  const left = [{ sizeMb: 50_000, afterMs: 0 }]
  expect(estimate(odd, { running: [], left, slots: 1 })?.medianMs).toBeGreaterThan(0)
})

test('XQ-18 within 35 days of the end the last start leaves a day and twice the longest mailbox', () => {
  const end = new Date('2027-03-31T00:00:00Z')
  expect(lastStart(new Date('2027-02-01T00:00:00Z'), end, hour)).toBeUndefined()
  expect(lastStart(new Date('2027-03-01T00:00:00Z'), end, hour)).toEqual(
    new Date('2027-03-29T22:00:00Z'),
  )
})

test('XQ-10 a job is asked about after a twentieth of its time, 15 s to 5 min, and when it should be done', () => {
  expect(askAfterMs(20 * minute, 10)).toBe(minute)
  expect(askAfterMs(10 * hour, 10)).toBe(5 * minute)
  expect(askAfterMs(100_000, 20)).toBe(15_000)
  // 95 % after 100 s, some seconds ago: it may end at any moment.
  expect(askAfterMs(100_000, 95)).toBe(500)
  expect(askAfterMs(2 * hour, 99.9)).toBe(15_000)
  expect(askAfterMs(8_000, 0)).toBe(4_000)
  expect(askAfterMs(0, undefined)).toBe(2_000)
})
