import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('D8 a job that waits for AWS says why, until when, and after how many tries; it can be tried now', async () => {
  await using backend = await openBackend()
  const targets = { entityIds: ['00000000-0000-4000-8000-000000000001'] }
  const { jobId } = await backend.operate('jobs.plan', {
    ...scope,
    change: { kind: 'disable', targets },
  })
  await backend.faults({ operation: 'DeregisterFromWorkMail', kind: 'drop' })
  // It can be started as soon as its plan is made.
  await waitFor(() => backend.operate('jobs.start', { ...scope, jobId }), { timeout: 10_000 })
  using _ = visit(`${organizationPath}/jobs/${jobId}`)
  await screen.findByText('The job waits for AWS and continues by itself')
  // The words for the same error elsewhere ask people to try again; the job does so by itself.
  screen.getByText('AWS could not be reached.')
  screen.getByText(
    /^Next try at .*\. AWS has failed (once|\d+ times) since the last success or “Try now”\.$/,
  )
  expect(screen.queryByText('Reason for the pause')).toBeNull()
  await backend.faults()
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  await waitFor(() => expect(screen.queryByText(/^The job waits/)).toBeNull())
})
