import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const guide = `${organizationPath}/mobile-devices/mdm`

/** Returns a check, once its name is there. */
async function check(name: string) {
  const item = (await screen.findByText(name)).closest('li')
  if (!item) throw new Error(`${name} is no check`)
  return within(item)
}

test('MDM-02 MDM-04 direct mode says what is missing, and leads to the rule that denies everything', async () => {
  await using backend = await openBackend()
  const { unmount } = visitGuide()
  const denyAll = await check('Devices are denied by default')
  await denyAll.findByText(/connected devices lose access within minutes/)
  const link = denyAll.getByRole('link', { name: 'Create the rule that denies everything' })
  expect(link.getAttribute('href')).toMatch(/\/mobile-devices\/rules\/add\?recipe=defaultDenyAll$/)
  const access = await check('Access control rules leave only ActiveSync open')
  await access.findByText(
    /^From 203\.0\.113\.10 mailboxes also open with Webmail, Outlook for Windows/,
  )
  const overrides = await check('Overrides let devices in')
  await overrides.findByText('1 override lets a device in, of 2 overrides.')
  const events = await check('The MDM tells when a device becomes compliant or not')
  events.getByText('Cannot be checked here')
  unmount()

  await backend.workmail('CreateMobileDeviceAccessRule', { Name: 'DefaultDenyAll', Effect: 'DENY' })
  await backend.workmail('PutAccessControlRule', {
    ...{ Name: 'only-sync', Effect: 'DENY', Description: 'x' },
    NotActions: ['ActiveSync', 'AutoDiscover'],
  })
  using _ = visit(guide)
  const done = await check('Devices are denied by default')
  await done.findByText('Passed')
  const closed = await check('Access control rules leave only ActiveSync open')
  await closed.findByText('From 203.0.113.10 mailboxes open with ActiveSync alone.')
})

/** Visits the guide until it is left. */
function visitGuide() {
  const page = visit(guide)
  return { unmount: () => page[Symbol.dispose]() }
}

test('MDM-01 proxy mode names addresses that bypass the MDM, and a line that is wrong', async () => {
  await using _ = await openBackend()
  using _page = visit(`${guide}?mode=proxy`)
  const only = await check('Access control rules allow ActiveSync only from the proxy')
  await only.findByText('Enter the addresses of the MDM first.')
  only.getByText('Not checked yet')
  const ranges = screen.getByRole('textbox', { name: 'Addresses of the MDM' })
  fireEvent.change(ranges, { target: { value: '192.0.2.0/24\n2001:db8::1' } })
  await screen.findByText(/^“2001:db8::1” is wrong/)
  fireEvent.change(ranges, { target: { value: '192.0.2.0/24' } })
  await only.findByText(/^ActiveSync is allowed from elsewhere, too, such as 192\.0\.1\.255/)
})

test('MDM-05 the commands for a component put and delete an override, and say nothing of Mailroom; nothing is offered that an auditor may not do', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(guide)
  await screen.findByText(/put-mobile-device-access-override/)
  await screen.findByText(/delete-mobile-device-access-override/)
  // Who may create no rule is led to those that there are.
  const denyAll = await check('Devices are denied by default')
  await denyAll.findByRole('link', { name: 'Open the mobile device access rules' })
  expect(screen.queryByRole('link', { name: /^Create the rule/ })).toBeNull()
})

test('GEN-10 what AWS refuses is not taken for wrong', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:ListAccessControlRules')
  using _ = visit(guide)
  const access = await check('Access control rules leave only ActiveSync open')
  await access.findByText('Could not be asked')
})
