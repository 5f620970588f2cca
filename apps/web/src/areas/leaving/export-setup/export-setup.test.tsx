import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const settings = {
  bucket: 'unit-exports',
  prefix: 'mail/',
  kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
  roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
}
const setupPath = `${organizationPath}/exit/exports/setup`

test('EXIT-11 every check says what it looks for before anything is set, and there is nothing to check', async () => {
  await using _ = await openBackend()
  using __ = visit(setupPath)
  const list = await screen.findByRole('list', { name: 'Checks' })
  expect(within(list).getAllByText('Not checked')).toHaveLength(9)
  within(list).getByText(/No lifecycle rule may delete exports in less than 365 days/)
  expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull()
  await screen.findByText('The documents appear as soon as bucket, prefix, key and role are set.')
})

test('EXIT-10 a bucket that is not there fails in words, and the checks stay when the page is left', async () => {
  await using backend = await openBackend()
  await backend.operate('exportSettings.put', { ...scope, ...settings, expected: {} })
  {
    using _ = visit(setupPath)
    await screen.findByText('Not checked since the last change.')
    fireEvent.click(await screen.findByRole('button', { name: 'Check now' }))
    await screen.findByText(/There is no such bucket\./)
  }
  using _ = visit(setupPath)
  const list = await screen.findByRole('list', { name: 'Checks' })
  within(list).getByText(/There is no such bucket\./)
  await screen.findByText(/1 check failed\.$/)
})

test('EXIT-10 a bucket in another Region: the other checks say that nobody looked', async () => {
  await using _ = await startBackend({
    'organizations.describe': () => ({
      ...{ organizationId: scope.organizationId, alias: 'example-corp', state: 'Active' },
    }),
    'exportSettings.describe': () => ({
      ...{ ...settings, changedAt: '2026-11-28T09:00:00Z', checkedAt: '2026-11-28T09:01:00Z' },
      checks: [{ id: 'versioning', state: 'notReachable', findings: [], reason: 'otherRegion' }],
    }),
  })
  using __ = visit(setupPath)
  const list = await screen.findByRole('list', { name: 'Checks' })
  await within(list).findByText('Not looked at, because the bucket is in another Region.')
  within(list).getByText('Not looked at')
})
