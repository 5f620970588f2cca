import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

type Backend = Awaited<ReturnType<typeof openBackend>>

const ana = '00000000-0000-4000-8000-000000000001'

/** Waits until a plan is made. */
async function planned({ operate }: Backend, jobId: string) {
  await waitFor(
    async () => {
      const { state } = await operate('jobs.describe', { ...scope, jobId })
      expect(state).toBe('PLANNED')
    },
    { timeout: 10_000 },
  )
}

test('S-12 a job that ends with failures is not called complete, and a row that is partly done names what was done', async () => {
  await using backend = await openBackend()
  const change = {
    ...({ kind: 'importUsers', update: true } as const),
    rows: [{ name: 'ana.silva', city: 'Porto', aliases: ['new@example.com'] }],
  }
  const { jobId } = await backend.operate('jobs.plan', { ...scope, change })
  await planned(backend, jobId)
  const entityId = '00000000-0000-4000-8000-000000000002'
  await backend.operate('aliases.create', { ...scope, entityId, alias: 'new@example.com' })
  await backend.operate('jobs.start', { ...scope, jobId })
  {
    using _ = visit(`${organizationPath}/jobs/${jobId}`)
    await screen.findByText('The job has ended, and not every entry was changed')
    expect(screen.queryByText('The job is complete')).toBeNull()
    screen.getByText(/1 partly done/)
    fireEvent.click(await screen.findByRole('button', { name: 'Details of Ana Silva' }))
    screen.getByText('Made: City: Lisboa → Porto')
    screen.getByText('Not made: Alias: none → new@example.com')
  }
  using _ = visit(`${organizationPath}/jobs`)
  await screen.findByText('Completed with failures')
})

test('S-12 a job of which every entry failed says so in the list and on its page', async () => {
  await using backend = await openBackend()
  const targets = { entityIds: [ana] }
  const { jobId } = await backend.operate('jobs.plan', {
    ...scope,
    change: { kind: 'updateQuota', mailboxQuota: 700, targets },
  })
  await planned(backend, jobId)
  const quota = { userId: ana, mailboxQuota: 800, expected: {} }
  await backend.operate('mailboxes.updateQuota', { ...scope, ...quota })
  await backend.operate('jobs.start', { ...scope, jobId })
  {
    using _ = visit(`${organizationPath}/jobs/${jobId}`)
    await screen.findByText('The job has failed: no entry was changed completely')
    screen.getByText(/changed since the plan/)
  }
  using _ = visit(`${organizationPath}/jobs`)
  await screen.findByText('Failed')
})
