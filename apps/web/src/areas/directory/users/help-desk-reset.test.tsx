import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, refusal, startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { around, helpDeskPath, organizationId, sales, search } from './testing/help-desk.ts'

test('USR-25 Escape and going back do not lose a password that was not copied, printed or told', async () => {
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales], more: false, isGuess: false, isPartial: false }),
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  const password = await screen.findByRole('textbox', { name: 'New password' })
  fireEvent.change(password, { target: { value: '  Leading Space 1' } })
  await screen.findByText(/has a blank at its beginning or end/)
  screen.getByRole('button', { name: 'Reset' }).click()
  const leaves = [
    (shown: Element) => fireEvent.keyDown(shown, { key: 'Escape', keyCode: 27 }),
    () => history.back(),
  ]
  for (const leave of leaves) {
    const shown = await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
    expect(shown.textContent).toBe('  Leading Space 1')
    leave(shown)
    await screen.findByRole('dialog', { name: 'Does Maria Silva have the new password?' })
    screen.getByRole('button', { name: 'Back to the password' }).click()
  }
  // There is no clipboard here.
  const shown = await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  fireEvent.keyDown(shown, { key: 'Enter' })
  await screen.findByText(/^Could not copy the password\./)
  fireEvent.keyDown(shown, { key: 'Escape', keyCode: 27 })
  await screen.findByRole('dialog', { name: 'Does Maria Silva have the new password?' })
  screen.getByRole('button', { name: 'I have told them' }).click()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname).toBe(helpDeskPath)
  expect(document.body.textContent).not.toContain('Leading Space')
})

test('IDC-16 USR-26 if only IAM Identity Center opens mailboxes, no password can be set', async () => {
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales], more: false, isGuess: false, isPartial: false }),
    'identityProvider.describe': () => ({
      authenticationMode: 'IDENTITY_PROVIDER_ONLY',
      identityCenterConfiguration: { instanceArn: 'arn:aws:sso:::instance/x', applicationArn: 'a' },
    }),
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  await screen.findByText(/A WorkMail password opens nothing/)
  expect(
    screen.getByRole('link', { name: /Open IAM Identity Center/ }).getAttribute('href'),
  ).toMatch(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\/singlesignon\//)
  expect(screen.queryByRole('button', { name: 'Reset' })).toBeNull()
  screen.getByRole('button', { name: 'Copy for an administrator' })
})

test('USR-25 a reset that was minutes ago is shown before another one', async () => {
  await using _backend = await startBackend({
    ...around,
    'users.find': () => ({ items: [sales], more: false, isGuess: false, isPartial: false }),
    'passwordResets.list': ({ userId }) => ({
      items: userId
        ? [
            {
              at: '2026-01-01T10:00:00Z',
              ageSeconds: 130,
              account: 'henry',
              isOwn: false,
              userId,
              isUnknown: false,
            },
          ]
        : [],
    }),
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  await screen.findByText(/^henry reset this password 2 minutes ago\./)
})

const onlySales: Answers = {
  'users.find': () => ({ items: [sales], more: false, isGuess: false, isPartial: false }),
}

const pressEscape = (element: Element) => fireEvent.keyDown(element, { key: 'Escape', keyCode: 27 })

test('USR-25 while a reset is being sent its dialog stays open, and the password is handed over when the answer comes', async () => {
  const answer = Promise.withResolvers<undefined>()
  await using backend = await startBackend({
    ...around,
    ...onlySales,
    'users.resetPassword': () => answer.promise,
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  const password = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New password' })
  screen.getByRole('button', { name: 'Reset' }).click()
  await waitFor(() => expect(backend.of('users.resetPassword')).toHaveLength(1))
  pressEscape(password)
  const cancel = screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' })
  await waitFor(() => expect(cancel.disabled).toBe(true))
  history.back()
  await screen.findByRole('dialog', { name: 'It is still being sent' })
  screen.getByRole('button', { name: 'Stay' }).click()
  await waitFor(() => expect(screen.queryByText(/You do not see the answer/)).toBeNull())
  history.back()
  await screen.findByRole('dialog', { name: 'It is still being sent' })
  expect(location.pathname).toBe(`${helpDeskPath}/${sales.id}`)
  answer.resolve(undefined)
  const shown = await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  expect(shown.textContent).toBe(password.value)
  expect(screen.queryByText(/You do not see the answer/)).toBeNull()
  pressEscape(shown)
  screen.getByRole('button', { name: 'I have told them' }).click()
  await waitFor(() => expect(location.pathname).toBe(helpDeskPath))
})

test('USR-25 after a failure that leaves the password in doubt, Enter in the alert sends again, and closing asks first', async () => {
  await using backend = await startBackend({
    ...around,
    ...onlySales,
    'users.resetPassword': () => refusal(502, 'ServiceFailure', { mayHaveChanged: true }),
  })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  const password = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New password' })
  screen.getByRole('button', { name: 'Reset' }).click()
  const alert = await screen.findByRole('alert')
  await waitFor(() => expect(document.activeElement).toBe(alert))
  fireEvent.keyDown(alert, { key: 'Enter' })
  await waitFor(() => expect(backend.of('users.resetPassword')).toHaveLength(2))
  const cancel = screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' })
  await waitFor(() => expect(cancel.disabled).toBe(false))
  const leaves = [
    () => pressEscape(password),
    () => screen.getByRole('button', { name: 'Cancel' }).click(),
    () => history.back(),
  ]
  for (const leave of leaves) {
    leave()
    await screen.findByRole('dialog', { name: 'The password may have been set' })
    screen.getByRole('button', { name: 'Back to the password' }).click()
    await waitFor(() => expect(screen.queryByText(/Nobody can see this password/)).toBeNull())
    expect(location.pathname).toBe(`${helpDeskPath}/${sales.id}`)
  }
  backend.answers['users.resetPassword'] = () => undefined
  screen.getByRole('button', { name: 'Reset' }).click()
  const shown = await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  expect(shown.textContent).toBe(password.value)
})

test('USR-25 a reset by somebody else since the dialog was opened is told before another is sent', async () => {
  await using backend = await startBackend({ ...around, ...onlySales })
  using _ = visit(helpDeskPath)
  await search('silva', 'Enter')
  await screen.findByRole('textbox', { name: 'New password' })
  const other = { at: '2026-01-01T10:00:00Z', account: 'henry', isOwn: false, isUnknown: false }
  backend.answers['passwordResets.list'] = () => ({
    items: [{ ...other, ageSeconds: 0, userId: sales.id }],
  })
  screen.getByRole('button', { name: 'Reset' }).click()
  await screen.findByText(/^henry reset this password \d+ seconds? ago\. Reset it again\?$/)
  expect(backend.of('users.resetPassword')).toEqual([])
  screen.getByRole('button', { name: 'Reset' }).click()
  await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  expect(backend.of('users.resetPassword')).toHaveLength(1)
})

test('USR-25 a reset with an unknown result is told to the next helper', async () => {
  await using _backend = await startBackend({
    ...around,
    ...onlySales,
    'passwordResets.list': ({ userId = sales.id }) => ({
      items: [
        {
          at: '2026-01-01T10:00:00Z',
          ageSeconds: 130,
          account: 'henry',
          isOwn: false,
          userId,
          isUnknown: true,
        },
      ],
    }),
  })
  using _ = visit(helpDeskPath)
  await screen.findByText(/· not known whether it succeeded$/)
  await search('silva', 'Enter')
  await screen.findByText(
    'henry tried to reset this password 2 minutes ago. It is not known whether it was reset.',
  )
  await screen.findByText(/^maria1@example\.com · Sales · \+351 21 555 0101 · The old password/)
})

test.each([
  ['abc', 'The password does not meet the rules below.'],
  [`Abcdefg1${'x'.repeat(61)}`, 'This password has 69 characters. WorkMail accepts at most 63.'],
])(
  'USR-27 a password that the rules on the screen refuse is not sent: %s',
  async (typed, words) => {
    await using backend = await startBackend({ ...around, ...onlySales })
    using _ = visit(helpDeskPath)
    await search('silva', 'Enter')
    const password = await screen.findByRole('textbox', { name: 'New password' })
    fireEvent.change(password, { target: { value: typed } })
    screen.getByRole('button', { name: 'Reset' }).click()
    await waitFor(() => expect(password.getAttribute('aria-invalid')).toBe('true'))
    await screen.findByText(words)
    expect(backend.of('users.resetPassword')).toEqual([])
    fireEvent.change(password, { target: { value: 'Long enough 12' } })
    screen.getByRole('button', { name: 'Reset' }).click()
    await screen.findByRole('textbox', { name: 'Password of Maria Silva' })
  },
)

test('USR-26 GEN-07 with an AD Connector the help desk says where passwords are reset, and the dialog what to tell an administrator', async () => {
  await using _backend = await startBackend({
    ...around,
    ...onlySales,
    'organizations.describe': () => ({
      ...{ organizationId, alias: 'corp', state: 'Active', directoryType: 'ADConnector' },
    }),
  })
  using _ = visit(helpDeskPath)
  await screen.findByText(/Change users, groups and passwords in Active Directory\./)
  expect(screen.queryByText(/type, Enter, Enter/)).toBeNull()
  await search('silva', 'Enter')
  await screen.findByRole('dialog', { name: 'Reset the password of Maria Silva' })
  await screen.findByRole('button', { name: 'Copy for an administrator' })
  expect(screen.queryByRole('button', { name: 'Reset' })).toBeNull()
})

test('USR-25 how people sign in is read again when the dialog opens', async () => {
  await using backend = await startBackend({ ...around, ...onlySales })
  using _ = visit(helpDeskPath)
  await search('silva')
  await screen.findByRole('option')
  await waitFor(() => expect(backend.of('identityProvider.describe')).toHaveLength(1))
  backend.answers['identityProvider.describe'] = () => ({
    authenticationMode: 'IDENTITY_PROVIDER_ONLY',
    identityCenterConfiguration: { instanceArn: 'arn:aws:sso:::instance/x', applicationArn: 'a' },
  })
  await search('silva', 'Enter')
  await screen.findByText(/A WorkMail password opens nothing/)
})
