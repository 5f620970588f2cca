import type { Job } from '@mailroom/schemas'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../kit/testing/backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const running: Job = {
  ...{ jobId: 'job-1', change: 'disable', targets: { count: 9, type: 'USER' }, state: 'RUNNING' },
  ...{ createdBy: 'ada', createdAt: '2026-01-01T12:00:00Z', startedAt: '2026-01-01T12:01:00Z' },
  ...{ actions: [], problems: [], forGood: 0, makesPasswords: false, canUndo: false },
  counts: {
    ...{ rows: 9, steps: 9, planned: 6, unchanged: 0, refused: 0, running: 1 },
    ...{ done: 2, failed: 0, unknown: 0, skipped: 0, cancelled: 0 },
  },
}
const waiting: Job = {
  ...running,
  problem: { code: 'AwsUnreachable', message: 'AWS did not answer.' },
  ...{ waitingUntil: '2026-01-01T12:05:00Z', tries: 3 },
}

test('D8 a job that waits for AWS says why, until when, and after how many tries; it can be tried now', async () => {
  let job = waiting
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'jobs.describe': () => job,
    'jobRows.list': () => ({ items: [] }),
    'jobs.resume': () => {
      job = running
    },
  })
  using __ = visit(`/local/us-east-1/organizations/${organizationId}/jobs/job-1`)
  await screen.findByText('The job waits for AWS and continues by itself')
  // The words for the same error elsewhere ask people to try again; the job does so by itself.
  screen.getByText('AWS could not be reached.')
  screen.getByText(
    /^Next try at .*\. AWS has failed 3 times since the last success or “Try now”\.$/,
  )
  expect(screen.queryByText('Reason for the pause')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  await waitFor(() => expect(screen.queryByText(/^The job waits/)).toBeNull())
})
