import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

/** In the sample data, the user of the rule. */
const contractor = '00000000-0000-4000-8000-000000000006'

test('ACR-22 a rule whose effect is edited says before it is saved that it denied and will allow', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/access-rules/contractors-webmail-only/edit`)
  // The list behind the dialog is sorted by a button of this name.
  const dialog = within(await screen.findByRole('dialog'))
  const effect = await dialog.findByRole('button', { name: /^Effect/ })
  fireEvent.keyDown(effect, { key: 'ArrowUp', keyCode: 38 })
  const list = await screen.findByRole('listbox')
  fireEvent.keyDown(list, { key: 'ArrowUp', keyCode: 38 })
  fireEvent.keyDown(list, { key: 'Enter', keyCode: 13 })
  within(await screen.findByRole('region', { name: 'What changes' })).getByText('Deny → Allow')
})

test('ACR-22 USR-15 what somebody else changed elsewhere in the rule is told and kept, and asks nothing', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/access-rules/contractors-webmail-only/edit`)
  const dialog = within(await screen.findByRole('dialog'))
  const description = await dialog.findByRole('textbox', { name: /^Description/ })
  fireEvent.change(description, { target: { value: 'Contractors, until May' } })
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'contractors-webmail-only', Effect: 'DENY', UserIds: [contractor] },
    ...{ Description: 'Contractors use nothing but webmail', NotActions: ['WebMail', 'IMAP'] },
  })
  const save = dialog.getByRole('button', { name: 'Save changes' })
  fireEvent.click(save)
  const notice = within(await dialog.findByRole('alert'))
  notice.getByText('This was changed in the meantime')
  notice.getByText(/^Nothing was saved\. Look at what somebody else changed/)
  notice.getByText(/^Now: .*IMAP/)
  expect(notice.queryByRole('radio')).toBeNull()
  fireEvent.click(save)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.of('accessControlRules.put').at(-1)?.input).toMatchObject({
    ...{ description: 'Contractors, until May', notActions: ['WebMail', 'IMAP'] },
  })
})
