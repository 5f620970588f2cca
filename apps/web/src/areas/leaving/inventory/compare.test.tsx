import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

type Backend = Awaited<ReturnType<typeof openBackend>>

/** Makes a snapshot, and returns its id once it is read. */
async function snapshot({ operate }: Backend): Promise<string> {
  const { snapshotId } = await operate('snapshots.create', { ...scope, scope: 'complete' })
  const state = async () => (await operate('snapshots.describe', { ...scope, snapshotId })).state
  await expect.poll(state, { timeout: 15_000 }).toBe('COMPLETED')
  return snapshotId
}

test('INV-12 INV-04 what an incomplete snapshot could not read is not said to be removed', async () => {
  await using backend = await openBackend()
  const older = await snapshot(backend)
  await backend.deny('workmail:ListUsers')
  const newer = await snapshot(backend)
  using _ = visit(`${organizationPath}/exit/inventory/${newer}/compare?kind=user`)
  await screen.findByText(
    'The newer snapshot is incomplete: ListUsers could not be read. Nobody knows whether what it lacks was removed.',
  )
  const row = (await screen.findByText('Ana Silva')).closest('tr')
  if (!row) throw new Error('Ana has no row')
  within(row).getByText('Not read now')
  expect(screen.queryByText('Removed')).toBeNull()
  for (const snapshotId of [older, newer])
    await backend.operate('snapshots.delete', { ...scope, snapshotId })
})
