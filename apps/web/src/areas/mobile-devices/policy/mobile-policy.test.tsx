import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session, startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const policyPath = `${organizationPath}/mobile-devices/policy`

test('NOAPI-01 NOAPI-02 MOB-01 at AWS the page says first that there is no API, and offers no Save', async () => {
  const [local] = session.connections
  if (!local) throw new Error('no connection')
  await using backend = await startBackend({
    'session.describe': () => ({
      ...session,
      connections: [{ ...local, local: false, readOnly: true }],
    }),
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'guidedSettings.describe': () => ({
      draft: {
        values: { ...defaultMobilePolicy, minimumPasswordLength: 8 },
        ...{ writtenBy: 'Ada', writtenAt: '2026-11-24T12:00:00.000Z', version: 1 },
      },
      recorded: {
        values: defaultMobilePolicy,
        ...{ writtenBy: 'Bob', writtenAt: '2026-11-23T12:00:00.000Z', version: 1 },
      },
    }),
    'guidedSettings.keepDraft': () => undefined,
  })
  using _ = visit(policyPath)
  await screen.findByText(
    'Amazon offers no API for this setting. Nothing on this screen changes Amazon WorkMail.',
  )
  await screen.findByText(/^Draft, not applied\. Written by Ada on/)
  screen.getByText(/^As recorded by Bob on .*, not verified\.$/)
  screen.getByText('4 characters → 8 characters')
  expect(screen.getAllByText(/^Every device has to accept the changed policy/)).toHaveLength(2)
  for (const name of ['Export steps (Markdown)', 'Export steps (JSON)'])
    screen.getByRole('button', { name })
  for (const control of [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')])
    expect(control.textContent).not.toMatch(/\b(save|create|enable)\b/i)
  // A read-only connection allows it, because WorkMail stays as it is.
  fireEvent.click(screen.getByRole('link', { name: 'Change draft' }))
  const dialog = within(await screen.findByRole('dialog'))
  const length = await dialog.findByRole('spinbutton', { name: 'Minimal password length' })
  fireEvent.change(length, { target: { value: '12' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Keep draft' }))
  await screen.findByText(/^The draft was kept: Mobile policy\. WorkMail was not changed\.$/)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(backend.of('guidedSettings.keepDraft')).toMatchObject([
    { input: { version: 1, setting: { values: { minimumPasswordLength: 12 } } } },
  ])
  expect(backend.of('mobilePolicy.describe')).toEqual([])
})

test('NOAPI-04 MOB-02 MOB-03 in the simulation the policy is edited, after the loss of data is confirmed', async () => {
  await using backend = await openBackend()
  using _ = visit(policyPath)
  await screen.findByText('Simulated, local backend only')
  fireEvent.click(await screen.findByRole('link', { name: 'Edit' }))
  await screen.findByText('4 devices have to accept a change.')
  const dialog = within(screen.getByRole('dialog'))
  const attempts = dialog.getByRole('spinbutton', { name: /^Number of failed attempts allowed/ })
  fireEvent.change(attempts, { target: { value: '5' } })
  await dialog.findByText(/^After 5 failed attempts to unlock a device, everything on it is wiped/)
  const save = dialog.getByRole('button', { name: 'Save changes' })
  fireEvent.click(save)
  await dialog.findByText('Confirm the loss of data first.')
  expect(backend.of('mobilePolicy.put')).toEqual([])
  const box = dialog.getByRole('checkbox', { name: /^I understand that devices are/ })
  expect(document.activeElement).toBe(box)
  expect(box.getAttribute('aria-invalid')).toBe('true')
  fireEvent.click(box)
  await waitFor(() => expect(dialog.queryByText('Confirm the loss of data first.')).toBeNull())
  fireEvent.click(save)
  await screen.findByText('The mobile policy was saved. Devices are asked to accept it.')
  await screen.findByText('5 attempts')
})

test('MOB-03 without a password its demands are off and disabled, and come back with it', async () => {
  await using backend = await openBackend()
  using _ = visit(`${policyPath}/edit`)
  const dialog = within(await screen.findByRole('dialog'))
  const required = await dialog.findByRole('checkbox', { name: 'Password required' })
  const attempts = dialog.getByRole('spinbutton', { name: /^Number of failed attempts allowed/ })
  fireEvent.click(required)
  expect(attempts).toMatchObject({ disabled: true, value: '' })
  await dialog.findByText('The screen lock protects nothing while no password is required.')
  fireEvent.click(required)
  expect(attempts).toMatchObject({ disabled: false, value: '10' })
  expect(backend.of('mobilePolicy.put')).toEqual([])
})
