import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationId, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const groupId = '00000000-0000-4000-8001-000000000003'
const group = `${organizationPath}/groups/${groupId}`

async function openForm() {
  const page = visit(`${group}/edit`)
  await screen.findByRole('heading', { level: 1, name: 'Edit Sales' })
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /address list/ })
  return { page, box, save: () => fireEvent.click(screen.getByRole('button', { name: /^Save/ })) }
}

test('USR-15 a form that edits something shows each change, as it is and as it will be', async () => {
  await using _ = await openBackend()
  const { page, box } = await openForm()
  using __ = page
  expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull()
  fireEvent.click(box)
  within(screen.getByRole('region', { name: 'What changes' })).getByText('Yes → No')
  fireEvent.click(box)
  expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull()
})

test('GRP-06 after saving, the form says so and leads back', async () => {
  await using backend = await openBackend()
  const { page, box, save } = await openForm()
  using _ = page
  fireEvent.click(box)
  save()
  await screen.findByText('Sales was saved.')
  await screen.findByRole('heading', { level: 1, name: 'Sales' })
  expect(backend.of('groups.update').map(({ input }) => input)).toMatchObject([
    { hiddenFromGlobalAddressList: true, expected: { hiddenFromGlobalAddressList: false } },
  ])
})

test('GRP-06 if only a part was saved, the form says which part and why, and sends the rest again', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:UpdateGroup')
  const { page, box, save } = await openForm()
  using __ = page
  const address = await screen.findByRole('textbox', { name: 'Local part of the address' })
  fireEvent.change(address, { target: { value: 'sellers' } })
  fireEvent.click(box)
  save()
  await screen.findByText(
    /The address of Sales was changed, but the other changes were not: AWS denied access\./,
  )
  const changes = screen.getByRole('region', { name: 'What changes' })
  // What was saved is the new original.
  await waitFor(() => expect(changes.textContent).not.toContain('sellers'))
  within(changes).getByText('Yes → No')
  expect(box.checked).toBe(false)
  await backend.deny('workmail:DeleteGroup')
  save()
  await screen.findByText('Sales was saved.')
  const [, rest] = backend.of('groups.update').map(({ input }) => input)
  expect(rest).toMatchObject({ hiddenFromGlobalAddressList: true })
  expect(rest).not.toHaveProperty('email')
})

test('USR-15 what was saved is undone from the message, unless somebody has changed it since', async () => {
  await using backend = await openBackend()
  const { page, box, save } = await openForm()
  using _ = page
  fireEvent.click(box)
  save()
  await screen.findByText('Sales was saved.')
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  expect(backend.of('groups.update').map(({ input }) => input)).toMatchObject([
    { hiddenFromGlobalAddressList: true },
    { hiddenFromGlobalAddressList: false, expected: { hiddenFromGlobalAddressList: true } },
  ])
})

test('USR-15 an undo overwrites nobody’s change', async () => {
  await using backend = await openBackend()
  const UserId = '00000000-0000-4000-8000-000000000001'
  using _ = visit(`${organizationPath}/users/${UserId}/quota/edit`)
  const quota = await screen.findByRole('spinbutton', { name: /Quota/i })
  fireEvent.change(quota, { target: { value: '50000' } })
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await backend.workmail('UpdateMailboxQuota', { UserId, MailboxQuota: 40_000 })
  fireEvent.click(undo)
  await screen.findByText('This was changed in the meantime. Nothing was saved.')
  // The page behind shows what it is now, and a second try would be refused again.
  await screen.findByText(/40,000 MB/)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('USR-15 GEN-10 an undo of what was deleted since is not offered again', async () => {
  await using backend = await openBackend()
  const { page, box, save } = await openForm()
  using _ = page
  fireEvent.click(box)
  save()
  await screen.findByText('Sales was saved.')
  await backend.workmail('DeregisterFromWorkMail', { EntityId: groupId })
  await backend.workmail('DeleteGroup', { GroupId: groupId })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText(/^This user, group or resource does not exist\./)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('USR-15 GEN-10 an undo that fails can be tried again, once AWS is well', async () => {
  await using backend = await openBackend()
  const { page, box, save } = await openForm()
  using _ = page
  fireEvent.click(box)
  save()
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await backend.deny('workmail:UpdateGroup')
  fireEvent.click(undo)
  await screen.findByText(/AWS denied access/)
  expect(screen.queryByText('Undoing the change…')).toBeNull()
  await backend.deny('workmail:DeleteGroup')
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
})

test('TAG-05 an undo of which AWS did only a half says which half', async () => {
  await using backend = await openBackend()
  await backend.workmail('TagResource', {
    ResourceARN: `arn:aws:workmail:us-east-1:123456789012:organization/${organizationId}`,
    Tags: [{ Key: 'department', Value: 'Sales' }],
  })
  using _ = visit(`${organizationPath}/tags/edit`)
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag department' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add tag' }))
  const last = (name: string) => screen.getAllByRole('textbox', { name }).at(-1) ?? document.body
  fireEvent.change(last('Key'), { target: { value: 'team' } })
  fireEvent.change(last('Value'), { target: { value: 'Sales' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await backend.deny('workmail:TagResource')
  fireEvent.click(undo)
  await screen.findByText(
    /^Tags were removed, but the others were not added or changed: AWS denied access/,
  )
  expect(screen.queryByText('The change was undone.')).toBeNull()
})

test('DMARC-04 an undo that turns enforcement on leads to the form, which asks first', async () => {
  await using backend = await openBackend()
  await backend.workmail('PutInboundDmarcSettings', { Enforced: true })
  using _ = visit(`${organizationPath}/dmarc/edit`)
  fireEvent.click(await screen.findByRole('checkbox', { name: /Enforce/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText(/^Putting this back has to be confirmed in its form/)
  expect(backend.of('inboundDmarcSettings.put')).toHaveLength(1)
  fireEvent.click(screen.getByRole('link', { name: 'Open the form' }))
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Enforce/ })
  expect(box.checked).toBe(false)
})

test('USR-10 an address is not undone, because the new one stays as an alias', async () => {
  await using _ = await openBackend()
  const { page, save } = await openForm()
  using __ = page
  const address = await screen.findByRole('textbox', { name: 'Local part of the address' })
  fireEvent.change(address, { target: { value: 'sellers' } })
  save()
  await screen.findByText('Sales was saved.')
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('ACR-22 a condition that was added to a rule is taken away again, and the rest stays', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/access-rules/contractors-webmail-only/edit`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Only some IP ranges' }))
  const ranges = await screen.findByRole('textbox', { name: 'Only these IP ranges' })
  fireEvent.change(ranges, { target: { value: '192.0.2.0/24' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
  const [saved, undone] = backend.of('accessControlRules.put').map(({ input }) => input)
  expect(saved).toMatchObject({ ipRanges: ['192.0.2.0/24'] })
  expect(undone).toMatchObject({ effect: 'DENY', expected: { ipRanges: ['192.0.2.0/24'] } })
  expect(undone).not.toHaveProperty('ipRanges')
})

test('MDOV-03 an edited override of a device is put back, also its empty description', async () => {
  await using backend = await openBackend()
  const UserId = '00000000-0000-4000-8000-000000000001'
  const device = { UserId, DeviceId: 'DEVICE1', Effect: 'DENY' }
  await backend.workmail('PutMobileDeviceAccessOverride', device)
  using _ = visit(`${organizationPath}/users/${UserId}/mobile-devices/overrides/DEVICE1/edit`)
  const description = await screen.findByRole('textbox', { name: /^Description/ })
  fireEvent.change(description, { target: { value: 'Lost' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
  const [, undone] = backend.of('mobileDeviceAccessOverrides.put').map(({ input }) => input)
  expect(undone).toMatchObject({ effect: 'DENY', expected: { description: 'Lost' } })
  expect(undone).not.toHaveProperty('description')
})

test('USR-15 the question before leaving is no place in the breadcrumbs', async () => {
  await using _ = await openBackend()
  const { page, box } = await openForm()
  using __ = page
  fireEvent.click(box)
  void page.router.navigate(organizationPath)
  await screen.findByRole('dialog', { name: 'Leave without saving?' })
  const way = screen.getByRole('navigation', { name: 'Breadcrumbs', hidden: true })
  expect(way.textContent).not.toContain('Leave without saving?')
  expect(way.textContent).toContain('Edit Sales')
  expect(document.title).toContain('Leave without saving?')
})
