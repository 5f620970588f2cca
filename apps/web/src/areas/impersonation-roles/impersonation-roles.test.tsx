import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const roles = `${organizationPath}/impersonation-roles`
const role = `${roles}/10000000-0000-4000-8000-000000000001`
const userId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`

test('IMP-02 IMP-04 QUOTA-33 the list counts the roles and says how far each reaches', async () => {
  await using _ = await openBackend()
  using __ = visit(roles)
  await screen.findByText('1 of 20 roles.', { exact: false })
  await screen.findByText(/^Reads \d+ of \d+ mailboxes of users\./)
  screen.getByText('https://ews.mail.us-east-1.awsapps.com/EWS/Exchange.asmx')
  screen.getByText('EWS Java API, EWS Managed API (.NET), exchangelib (Python)')
})

test('IMP-05 a role without rules is created only after it was acknowledged, and its name is checked', async () => {
  await using backend = await openBackend()
  using _ = visit(`${roles}/create`)
  const name = await screen.findByRole('textbox', { name: 'Name' })
  screen.getByText(/^Permissions reach further: if a user can open the mailbox of somebody else/)
  fireEvent.change(name, { target: { value: 'mail ARCHIVE' } })
  fireEvent.click(screen.getByRole('radio', { name: /^Full access/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Create role' }))
  await screen.findByText('Add a rule, or say that you want none.')
  expect(backend.of('impersonationRoles.create')).toEqual([])
  fireEvent.click(screen.getByRole('checkbox', { name: 'Save it without rules' }))
  fireEvent.click(screen.getByRole('button', { name: 'Create role' }))
  await screen.findByText('There is an impersonation role with this name. Enter another name.')
  fireEvent.change(name, { target: { value: 'Bot' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create role' }))
  await screen.findByRole('heading', { name: 'Bot' })
  screen.getAllByText('A role without rules can act as nobody')
})

test('IMP-03 IMP-07 an edit says whom the role gains and loses, keeps the ids of untouched rules, and asks before it is left', async () => {
  await using backend = await openBackend()
  using opened = visit(`${role}/edit`)
  await screen.findByRole('textbox', { name: 'Name' })
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the rule Not the lawyers' }))
  const changes = within(await screen.findByRole('region', { name: 'What changes' }))
  await changes.findByText(/^Removed: Not the lawyers: denies /)
  await screen.findByText(/^Denied by Not the lawyers/)
  void opened.router.navigate(roles)
  const question = within(await screen.findByRole('dialog'))
  fireEvent.click(question.getByRole('button', { name: /stay/i }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^The role Mail archive was saved\. Mailboxes may need up to 5 minutes/)
  expect(backend.of('impersonationRoles.update')).toMatchObject([
    { input: { rules: [{ impersonationRuleId: 'everybody', effect: 'ALLOW' }] } },
  ])
})

test('IMP-06 GEN-10 users who are disabled or unknown are kept in the rules and shown, and a refusal of AWS is told', async () => {
  await using backend = await openBackend()
  const Rules = [
    {
      ImpersonationRuleId: 'a',
      Name: 'Some',
      Effect: 'ALLOW',
      TargetUsers: [userId(2), userId(3)],
    },
  ]
  const { ImpersonationRoleId } = await backend.workmail('CreateImpersonationRole', {
    ...{ Name: 'Bot', Type: 'READ_ONLY', Rules },
  })
  await backend.operate('users.disable', { ...scope, userId: userId(3) })
  using _ = visit(`${roles}/${String(ImpersonationRoleId)}/edit`)
  const [description = document.body] = await screen.findAllByRole('textbox', {
    name: /^Description/,
  })
  await screen.findByText(/^The rules keep .* \(disabled\)\. AWS refuses to save a role/)
  fireEvent.change(description, { target: { value: 'Two\nlines' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/One of the users in the rules no longer exists or is disabled\./)
  // What was typed stays, with its line ends, in its field.
  expect(description).toHaveProperty('value', 'Two\nlines')
})

test('IMP-08 the test names the rules that decide, and says that access rules may still block', async () => {
  await using _ = await openBackend()
  using __ = visit(`${role}/test`)
  fireEvent.keyDown(await screen.findByRole('button', { name: /^Target user/ }), { keyCode: 40 })
  fireEvent.mouseUp(await screen.findByRole('option', { name: /Ana Silva/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Test role' }))
  await screen.findByText('The role may act as this user, and read.')
  screen.getByText('Decided by the rule Everybody.')
  screen.getByText(/^Access control rules may still block the real request\./)
  fireEvent.change(screen.getByRole('textbox', { name: /^IP address of the program/ }), {
    target: { value: '192.0.2.7' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Test role' }))
  await screen.findByText('The access control rules deny EWS with this role from this address.')
  screen.getByText('A program with this role does not open the mailbox from this address.')
})

test('IMP-09 a role is deleted after its name was typed, and the access rules that name it are told', async () => {
  await using backend = await openBackend()
  using _ = visit(`${role}/delete`)
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('An access control rule names this role')
  dialog.getByRole('link', { name: 'archive-from-its-server' })
  const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete role' })
  expect(button.disabled).toBe(true)
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Mail archive' } })
  fireEvent.click(button)
  await screen.findByText('The role Mail archive was deleted.')
  await screen.findByText('0 of 20 roles.', { exact: false })
  expect(backend.of('impersonationRoles.delete')).toHaveLength(1)
})

test('IMP-02 IMP-10 the programs and the policy have the four values and no secret, and nothing assumes the role', async () => {
  await using _ = await openBackend()
  using opened = visit(`${role}/use`)
  await screen.findByText(/^Mailroom never assumes the role/)
  const values = [
    ...['10000000-0000-4000-8000-000000000001', 'm-', '@example.com'],
    'https://ews.mail.us-east-1.awsapps.com/EWS/Exchange.asmx',
  ]
  for (const language of ['Java', '.NET', 'Python', 'AWS CLI']) screen.getByText(language)
  await waitFor(() => {
    const codes = [...document.querySelectorAll('pre, code')].map((each) => each.textContent)
    for (const value of values)
      expect(codes.filter((code) => code.includes(value)).length).toBeGreaterThanOrEqual(4)
  })
  await opened.router.navigate(`${role}/iam-policy`)
  await waitFor(() => {
    const text = document.body.textContent
    expect(text).toContain('"workmail:ImpersonationRoleId": "10000000-0000-4000-8000-000000000001"')
    expect(text).toContain('workmail:AssumeImpersonationRole')
  })
})
