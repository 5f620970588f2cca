import type { ExportCheck } from '@mailroom/schemas/export-settings'
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
  await screen.findByText(/: 1 failed and \d could not be checked\.$/)
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
  await within(list).findByText('The bucket is in another Region.')
  within(list).getByText('Could not be checked')
})

const checks = [
  { id: 'bucket', state: 'passed', findings: [] },
  { id: 'region', state: 'notReachable', findings: [], reason: 'InternalFailure' },
  { id: 'publicAccess', state: 'notAllowed', findings: [], missingActions: ['s3:GetBucketAcl'] },
  { id: 'encryption', state: 'warning', findings: [{ code: 'bucketKey' }] },
  { id: 'versioning', state: 'advice', findings: [{ code: 'notVersioned' }] },
] as const satisfies ExportCheck[]

test('EXIT-10 what S3 did not answer, what it denies and what is doubtful are told apart, in the same words everywhere', async () => {
  const backend = await startBackend({
    'organizations.describe': () => ({
      ...{ organizationId: scope.organizationId, alias: 'example-corp', state: 'Active' },
    }),
    'exportSettings.describe': () => ({
      ...{ ...settings, changedAt: '2026-11-28T09:00:00Z', checkedAt: '2026-11-28T09:01:00Z' },
      checks: [...checks],
    }),
  })
  await using _ = backend
  {
    using __ = visit(setupPath)
    await screen.findByText(/: 2 warnings and 2 could not be checked\.$/)
    const list = within(screen.getByRole('list', { name: 'Checks' }))
    list.getByText('Could not be checked: no answer')
    list.getByText(/^AWS has a problem of its own at the moment/)
    list.getByText('Could not be checked: not allowed to look')
    expect(list.getAllByText('Warning')).toHaveLength(2)
  }
  {
    using __ = visit(`${organizationPath}/exit/exports`)
    await screen.findByText('Checks of exports: 2 warnings and 2 could not be checked')
    screen.getByText(/^Nothing stands in the way of exports/)
  }
  backend.answers['exportSettings.describe'] = () => ({
    ...{ ...settings, changedAt: '2026-11-28T09:00:00Z', checkedAt: '2026-11-28T09:01:00Z' },
    checks: [...checks, { id: 'key', state: 'failed', findings: [{ code: 'noKey' }] }],
  })
  using __ = visit(`${organizationPath}/exit/exports`)
  await screen.findByText('Checks of exports: 1 failed, 2 warnings, and 2 could not be checked')
  screen.getByText(/^Nothing is started until this is put right/)
})

test('XQ-02 EXIT-10 a trial of somebody whose mailbox is elsewhere says why at its field', async () => {
  await using backend = await openBackend()
  await backend.operate('exportSettings.put', { ...scope, ...settings, expected: {} })
  const listed = () => backend.operate('entities.search', { ...scope, query: {}, limit: 1 })
  await expect.poll(async () => (await listed()).index.phase, { timeout: 20_000 }).toBe('COMPLETE')
  using _ = visit(`${setupPath}/trial`)
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.mouseDown(dialog.getByRole('button', { name: /^Mailbox/ }), { button: 0 })
  const typed = await dialog.findByPlaceholderText('Any part of a name or address')
  fireEvent.change(typed, { target: { value: 'remote' } })
  const option = await dialog.findByRole('option', { name: /remote/i, hidden: true })
  fireEvent.mouseMove(option)
  fireEvent.mouseUp(option)
  fireEvent.click(dialog.getByRole('button', { name: 'Plan the trial' }))
  await dialog.findByText('A remote user has their mailbox elsewhere.')
  expect(dialog.queryByText('None of the chosen mailboxes can be exported.')).toBeNull()
}, 30_000)
