import type { Job } from '@mailroom/schemas'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../kit/testing/backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const none = { rows: 0, steps: 0, planned: 0, unchanged: 0, refused: 0, running: 0 }
const failed: Job = {
  ...{ jobId: 'job-1', change: 'onboard', targets: { count: 0, type: 'MIXED' }, state: 'FAILED' },
  ...{ createdBy: 'ada', createdAt: '2026-01-01T12:00:00Z', actions: [], problems: [] },
  counts: { ...none, done: 0, failed: 0, unknown: 0, skipped: 0, cancelled: 0 },
  ...{ forGood: 0, makesPasswords: false, canUndo: false },
  problem: { code: 'OnboardingTemplateNotFound', message: 'There is no such template.' },
}

test('S-12 a plan that could not be made says why, and can be discarded', async () => {
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'jobs.describe': () => failed,
    'jobRows.list': () => ({ items: [] }),
  })
  using __ = visit(`/local/us-east-1/organizations/${organizationId}/jobs/job-1`)
  await screen.findByText('The plan could not be made')
  screen.getByText('This template no longer exists.')
  expect(screen.getByRole('link', { name: 'Discard' }).getAttribute('href')).toMatch(/discard$/)
})
