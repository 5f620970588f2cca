import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const center = `${organizationPath}/identity-center`

/** Associates a user with somebody who is not assigned to the application. */
async function associateUnassigned(backend: Awaited<ReturnType<typeof openBackend>>) {
  await backend.workmail('UpdateUser', {
    UserId: '00000000-0000-4000-8000-000000000007',
    IdentityProviderUserId: '9067500a2c-1a2b3c4d-0000-4000-8000-000000000008',
  })
}

test('IDC-12 who is not associated and who is not assigned would both lose access, and are counted', async () => {
  await using backend = await openBackend()
  await associateUnassigned(backend)
  using _ = visit(`${center}/mode/edit`)
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.keyDown(await dialog.findByRole('button', { name: /^Authentication mode/ }), {
    keyCode: 40,
  })
  fireEvent.mouseUp(await screen.findByRole('option', { name: /IAM Identity Center only/ }))
  const title = await dialog.findByText(/enabled users with a mailbox would lose access$/)
  const left = dialog.getByText(/^\d+ users without an association$/)
  dialog.getByText('1 associated user who is not assigned')
  expect(Number.parseInt(title.textContent ?? '', 10)).toBe(
    Number.parseInt(left.textContent ?? '', 10) + 1,
  )
})

test('IDC-12 saving the mode as it is says that nothing was changed', async () => {
  await using backend = await openBackend()
  using _ = visit(`${center}/mode/edit`)
  fireEvent.click(await screen.findByRole('button', { name: 'Save changes' }))
  await screen.findByText('Nothing was changed.')
  expect(backend.of('identityProvider.putMode')).toEqual([])
})

test('IDC-02 the status leads to as many users as it counts', async () => {
  await using _ = await openBackend()
  using page = visit(center)
  const counted = await screen.findByText(
    /^[1-9]\d* of \d+ enabled users with a mailbox are not associated\.$/,
  )
  const count = Number.parseInt(counted.textContent ?? '', 10)
  const item = counted.closest('li')
  if (!item) throw new Error('no check')
  const to = within(item).getByRole('link', { name: 'Associations' }).getAttribute('href')
  await page.router.navigate(to ?? '')
  const table = await screen.findByRole('table', { name: 'Associations' })
  await waitFor(() => expect(within(table).getAllByRole('rowheader')).toHaveLength(count))
})

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
