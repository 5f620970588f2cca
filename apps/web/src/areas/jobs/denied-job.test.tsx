import { screen, waitFor } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('X-05 a job that AWS stops by a denial names the missing action, as other pages do', async () => {
  await using backend = await openBackend()
  const targets = { entityIds: ['00000000-0000-4000-8000-000000000001'] }
  const { jobId } = await backend.operate('jobs.plan', {
    ...scope,
    change: { kind: 'disable', targets },
  })
  await backend.deny('workmail:DeregisterFromWorkMail')
  // It can be started as soon as its plan is made.
  await waitFor(() => backend.operate('jobs.start', { ...scope, jobId }), { timeout: 10_000 })
  using _ = visit(`${organizationPath}/jobs/${jobId}`)
  await screen.findAllByText(/workmail:DeregisterFromWorkMail/, {}, { timeout: 10_000 })
})
