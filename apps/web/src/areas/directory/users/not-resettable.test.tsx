import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { helpDeskPath, search } from './testing/help-desk.ts'

test.each([
  ['tomas', 'This user is disabled and cannot sign in. An administrator can enable the user.'],
  ['partner', 'This is a remote user. They have no mailbox and no password here.'],
])(
  'USR-25 the help desk reads beside "%s" why their password cannot be reset',
  async (text, words) => {
    await using _ = await openBackend('helpDesk')
    using __ = visit(helpDeskPath)
    await search(text)
    expect((await screen.findByRole('option')).textContent).toContain(words)
  },
)

test('USR-25 when AWS denies a reset, the old password is said to work first, and the policy is folded', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.deny('workmail:ResetPassword')
  using _ = visit(helpDeskPath)
  await search('ana.silva', 'Enter')
  await screen.findByText(/The old password stops working at once/)
  fireEvent.click(await screen.findByRole('button', { name: 'Reset' }))
  await screen.findByText('The password was not changed; the old one still works.')
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toContain('AWS denied access')
  expect(dialog.textContent).not.toContain('The old password stops working')
  expect(dialog.textContent).not.toContain('workmail:ResetPassword')
  fireEvent.click(screen.getByRole('button', { name: 'Missing permission' }))
  expect(dialog.textContent).toContain('workmail:ResetPassword')
})
