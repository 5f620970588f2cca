import './area.ts'
import type { JobStep } from '@mailroom/schemas/job-rows'
import type { Job } from '@mailroom/schemas/jobs'
import { renderHook } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { loadWords } from '../../kit/words/texts.ts'
import { useStepWords } from './use-step-words.ts'
import { useUndoWords } from './use-undo-words.ts'

beforeAll(() => loadWords('app', 'jobs'))

test('USR-12 a step that hands over an address names the address and who gets it', () => {
  const { titleOf } = renderHook(useStepWords).result.current
  const step: JobStep = {
    ...{ number: 1, operation: 'aliases.create', state: 'PLANNED' },
    ...{ input: {}, before: { alias: null }, after: { alias: 'ada@example.com' } },
  }
  expect(titleOf({ ...step, about: 'Ada Costa' })).toBe('Give ada@example.com to Ada Costa')
})

test('GEN-09 a plan that can be undone in part says so without a contradiction', () => {
  const words = renderHook(useUndoWords).result.current
  const job = { change: 'offboard', forGood: 1 } as Job
  expect(words(job)).toMatch(/^1 entry has changes that cannot be undone.* The rest can be undone/)
  expect(words(job)).not.toContain('this cannot be undone')
  expect(words({ ...job, change: 'delete' })).toBe('For 1 entry this cannot be undone.')
})
