import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const center = `${organizationPath}/identity-center`

test('IDC-05 who is not assigned is not said to be kept out while passwords open mailboxes, too', async () => {
  await using _ = await openBackend()
  using __ = visit(`${center}/assignments`)
  await screen.findByText(/^Only they reach a mailbox with Identity Center; passwords/)
})

test('IDC-03 an application that exists is not said to be created', async () => {
  await using backend = await openBackend()
  await backend.workmail('DeleteIdentityProviderConfiguration', {})
  using _ = visit(`${center}/enable`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText(/^WorkMail creates its application/)
  fireEvent.click(dialog.getByRole('radio', { name: 'Use one that exists' }))
  dialog.getByText(/^WorkMail uses an application that is in Identity Center already/)
})

test('IDC-14 what is left to do after disabling is said on the status page, from the audit trail', async () => {
  await using backend = await openBackend()
  const { identityCenterConfiguration: seen } = await backend.operate(
    'identityProvider.describe',
    scope,
  )
  if (!seen) throw new Error('not enabled')
  const { instanceArn, applicationArn } = seen
  await backend.operate('identityProvider.disable', {
    ...{ ...scope, expected: { instanceArn, applicationArn } },
  })
  using _ = visit(center)
  await screen.findByText('Identity Center was disabled here. This is left to do.')
  const link = screen.getByRole('link', { name: 'Delete application' })
  expect(link.getAttribute('href')).toContain(encodeURIComponent(applicationArn))
})
