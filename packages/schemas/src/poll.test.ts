import { expect, test } from 'vitest'
import type { Job } from './jobs.ts'
import { declarationOf, type Output, type ReadId } from './operations.ts'

function pollMs<Id extends ReadId>(id: Id, output: Output<Id>, reads = 1) {
  return declarationOf(id).pollMs?.(output, reads)
}

const counts = {
  ...{ rows: 3, steps: 3, planned: 3, unchanged: 0, refused: 0, running: 0, done: 0 },
  ...{ partlyDone: 0, failed: 0, unknown: 0, skipped: 0, cancelled: 0 },
}

test.each([
  ['is not verified yet', 'PENDING', 'PENDING', 30_000],
  ['is verified, but not its DKIM', 'VERIFIED', 'PENDING', 30_000],
  ['is verified', 'VERIFIED', 'VERIFIED', false],
  ['has failed, so that somebody has to act', 'FAILED', 'FAILED', false],
] as const)(
  'DOM-06 a screen looks again at a domain that %s',
  (_, ownershipVerificationStatus, dkimVerificationStatus, expected) => {
    const domain = { records: [], isTestDomain: false, isDefault: false }
    expect(
      pollMs('mailDomains.describe', {
        ...{ ...domain, ownershipVerificationStatus, dkimVerificationStatus },
      }),
    ).toBe(expected)
  },
)

const planned: Job = {
  ...{ jobId: 'job-1', change: 'enable', targets: { count: 3, type: 'USER' }, state: 'PLANNED' },
  ...{ createdBy: 'Ada', createdAt: '2026-01-01T00:00:00Z', counts, actions: [], problems: [] },
  ...{ forGood: 0, makesPasswords: false, canUndo: false },
}

test.each([
  ['a plan that is being made', { state: 'PLANNING' }, 1_000],
  ['a plan that waits for a person', {}, false],
  ['a job that runs', { state: 'RUNNING' }, 1_000],
  [
    'a paused job whose last rows are under way',
    { state: 'PAUSED', counts: { ...counts, running: 1 } },
    1_000,
  ],
  ['a paused job, which somebody else may resume', { state: 'PAUSED' }, 5_000],
  [
    'a cancelled job whose last rows are under way',
    { state: 'CANCELLED', counts: { ...counts, running: 1 } },
    1_000,
  ],
  ['a completed job', { state: 'COMPLETED' }, false],
] satisfies [string, Partial<Job>, number | false][])(
  'a screen reads %s again as often as it changes',
  (_, job, expected) => {
    expect(pollMs('jobs.describe', { ...planned, ...job })).toBe(expected)
  },
)

test.each([
  ['an index that is being filled', { phase: 'LISTING', done: 3 }, 2_000],
  [
    'an index that waits for a change of ours',
    { phase: 'COMPLETE', isBehind: true, done: 0 },
    2_000,
  ],
  ['a complete index', { phase: 'COMPLETE', done: 0 }, false],
] satisfies [string, Output<'entities.search'>['index'], number | false][])(
  'a screen reads from %s again as often as it changes',
  (_, index, expected) => {
    expect(pollMs('entities.search', { items: [], total: 0, index })).toBe(expected)
    expect(pollMs('mailboxPermissions.listHeld', { items: [], index })).toBe(expected)
  },
)

test('a screen repeats a search that AWS answered in part, for a minute', () => {
  const found = { items: [], more: false, isGuess: false }
  expect(pollMs('users.find', { ...found, isPartial: true }, 59)).toBe(1_000)
  expect(pollMs('users.find', { ...found, isPartial: true }, 60)).toBe(false)
  expect(pollMs('users.find', { ...found, isPartial: false }, 1)).toBe(false)
})

test.each([
  ...(['Requested', 'Creating', 'Validating', 'Deleting'] as const).map((state) => [state, 1_000]),
  ...(['Active', 'Impaired', 'Inactive', 'Failed', 'Deleted', 'Odd'] as const).map((state) => [
    state,
    false,
  ]),
] as [string, number | false][])(
  'ORG-04 a list with an organization that is %s, and its page, are read again after %s',
  (state, expected) => {
    const organization = { organizationId: 'm-1', alias: 'corp', state }
    const items = [{ ...organization, state: 'Active' }, organization]
    expect(pollMs('organizations.list', { items })).toBe(expected)
    expect(pollMs('organizations.describe', organization)).toBe(expected)
  },
)

test('ORG-04 the longer AWS takes with an organization, the later it is read again, every 10 s at last', () => {
  const organization = { organizationId: 'm-1', alias: 'corp', state: 'Creating' }
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 1_000_000].map((reads) =>
    pollMs('organizations.describe', organization, reads),
  )
  expect(waits).toEqual([1_000, 1_500, 2_250, 3_375, 5_063, 7_594, 10_000, 10_000, 10_000])
})
