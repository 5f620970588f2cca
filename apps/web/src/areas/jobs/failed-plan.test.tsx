import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('S-12 a plan that could not be made says why, and can be discarded', async () => {
  await using backend = await openBackend()
  const user = { name: 'anna.berg', email: 'anna.berg@example.com' }
  const templateId = '00000000-0000-4000-8000-00000000000a'
  const { jobId } = await backend.operate('jobs.plan', {
    ...scope,
    change: { kind: 'onboard', templateId, user },
  })
  using _ = visit(`${organizationPath}/jobs/${jobId}`)
  await screen.findByText('The plan could not be made')
  screen.getByText('This template no longer exists.')
  expect(screen.getByRole('link', { name: 'Discard' }).getAttribute('href')).toMatch(/discard$/)
})
