import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const rules = `${organizationPath}/mobile-devices/rules`
const oldAndroid = '10000000-0000-4000-8000-000000000002'

/** Fills a field, and adds the value with Enter. */
function add(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
}

/** Opens a select and takes one of its options. */
async function choose(select: HTMLElement, option: RegExp) {
  fireEvent.keyDown(select, { keyCode: 40 })
  fireEvent.mouseUp(await screen.findByRole('option', { name: option }))
}

const inDialog = async () => within(await screen.findByRole('dialog'))

test('MDAR-03 MDAR-07 the list says in words what each rule is about, and how many there may be', async () => {
  await using _ = await openBackend()
  using _page = visit(rules)
  await screen.findByText('Operating system: begins with “Android 8” or “Android 9”.')
  screen.getByText('Device type: is not reported.')
  screen.getByText('Every device.')
  screen.getByText('3 of 10 rules. Their order decides nothing.')
  screen.getByText(/^The rules apply to clients with Exchange ActiveSync alone\./)
  screen.getByText(/WorkMail cannot verify it/)
  screen.getByText(/up to 5 minutes/)
})

test('MDAR-14 the page says where each decision of the rules is logged, and how it is told', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(rules)
  await screen.findByText(
    'If access control logs are delivered, each decision of these rules is in them with the scope DeviceAccessControl and the ID of the rule; without an ID no rule matched.',
  )
})

test('MDAR-02 without any rule the page warns that no device synchronizes', async () => {
  await using backend = await openBackend()
  const { Rules } = await backend.workmail('ListMobileDeviceAccessRules', {})
  for (const { MobileDeviceAccessRuleId } of Rules as { MobileDeviceAccessRuleId: string }[])
    await backend.workmail('DeleteMobileDeviceAccessRule', { MobileDeviceAccessRuleId })
  using _ = visit(rules)
  await screen.findByText(/Create a rule that allows devices, or none synchronizes\./)
})

test('MDAR-04 MDAR-07 a rule is created from tokens and the checkbox for what is not reported', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add`)
  const dialog = await inDialog()
  fireEvent.change(await dialog.findByRole('textbox', { name: 'Name' }), {
    target: { value: 'Phones' },
  })
  await choose(dialog.getByRole('button', { name: /^Effect/ }), /^Deny/)
  const type = within(dialog.getByRole('radiogroup', { name: 'Device type' }))
  fireEvent.click(type.getByRole('radio', { name: 'Is one of' }))
  const types = await dialog.findByRole('textbox', { name: 'Types that begin with' })
  add(types, 'iPhone')
  add(types, 'IPHONE')
  fireEvent.paste(types, { clipboardData: { getData: () => 'iPad\nAndroid\n' } })
  fireEvent.click(
    dialog.getByRole('checkbox', { name: /do not report this property: Device type/ }),
  )
  const model = within(dialog.getByRole('radiogroup', { name: 'Device model' }))
  fireEvent.click(model.getByRole('radio', { name: 'Is not one of' }))
  dialog.getByText('A device that does not report this property never matches.')
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await dialog.findByText('Choose at least one of the values.')
  expect(backend.of('mobileDeviceAccessRules.create')).toEqual([])
  add(dialog.getByRole('textbox', { name: 'Models that do not begin with' }), 'iPad5')
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await screen.findByText(/^The rule Phones was created\. It may take up to 5 minutes/)
  expect(backend.of('mobileDeviceAccessRules.create')[0]?.input).toMatchObject({
    ...{ name: 'Phones', effect: 'DENY', notDeviceModels: ['iPad5'] },
    ...{ deviceTypes: ['iPhone', 'iPad', 'Android', '$NONE'], clientToken: expect.any(String) },
  })
})

test('MDAR-04 a value with signs of another script is told where it stands, and nothing is sent', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add?deviceType=iPhone`)
  const dialog = await inDialog()
  fireEvent.change(await dialog.findByRole('textbox', { name: 'Name' }), {
    target: { value: 'x' },
  })
  await choose(dialog.getByRole('button', { name: /^Effect/ }), /^Allow/)
  add(dialog.getByRole('textbox', { name: 'Types that begin with' }), '電話')
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await dialog.findByText(/^電話: Letters, digits and signs of Latin script alone/)
  expect(backend.of('mobileDeviceAccessRules.create')).toEqual([])
})

test('MDAR-04 an eleventh rule is not offered, and people read why', async () => {
  await using backend = await openBackend()
  for (let number = 4; number <= 10; number++)
    await backend.workmail('CreateMobileDeviceAccessRule', {
      Name: `rule ${number}`,
      Effect: 'ALLOW',
    })
  using _ = visit(rules)
  await screen.findByText('10 of 10 rules. Their order decides nothing.')
  screen.getAllByText(/has 10 rules at most\. Delete one/)
  expect(screen.queryByRole('link', { name: 'Create rule' })).toBeNull()
})

test('MDAR-04 MDAR-13 an ALLOW beside one that allows everything is said to have no effect, before and after it is saved', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add?recipe=allowLatestIos`)
  const dialog = await inDialog()
  await dialog.findByText(/It has no effect as long as another rule allows every device/)
  await dialog.findByText(/^The rule default allows all these devices already\./)
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await screen.findByText(/^The rule AllowLatestiOS was created\./)
  await screen.findByText(/^The rule default allows all these devices already\./)
  expect(backend.of('mobileDeviceAccessRules.create')[0]?.input).toMatchObject({
    ...{ name: 'AllowLatestiOS', effect: 'ALLOW', deviceOperatingSystems: ['iOS 14.3'] },
  })
})

test('MDAR-13 MDM-04 a rule that denies everything is created only after the alias is typed', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add?recipe=defaultDenyAll`)
  const dialog = await inDialog()
  await dialog.findByText('This rule keeps every device out')
  await dialog.findByText(/^The rule DefaultDenyAll denies every device that this one allows\./)
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await dialog.findByText('Type the alias of the organization first.')
  expect(backend.of('mobileDeviceAccessRules.create')).toEqual([])
  fireEvent.change(dialog.getByRole('textbox', { name: /type the alias/ }), {
    target: { value: 'example-corp' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Create rule' }))
  await screen.findByText(/^The rule DefaultDenyAll was created\./)
})

test('MDAR-09 the last rule that lets devices in is deleted only after the alias is typed', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/default-${organizationId}/delete`)
  await screen.findByText('This is the last rule that lets devices in')
  const dialog = await inDialog()
  const button = dialog.getByRole<HTMLButtonElement>('button', { name: 'Delete rule' })
  expect(button.disabled).toBe(true)
  fireEvent.change(await dialog.findByRole('textbox', { name: /type the alias/ }), {
    target: { value: 'example-corp' },
  })
  await waitFor(() => expect(button.disabled).toBe(false))
  fireEvent.click(button)
  await screen.findByText(/The rule default was deleted/)
  expect(backend.of('mobileDeviceAccessRules.delete')).toHaveLength(1)
})

test('MDAR-06 MDAR-09 before a rule is deleted people read which devices it no longer denies', async () => {
  await using _ = await openBackend()
  using _page = visit(`${rules}/${oldAndroid}/delete`)
  const changes = within(await screen.findByRole('region', { name: 'What this changes' }))
  await changes.findByText('Android (example of AWS)')
  changes.getByText('Denied by Old Android versions')
  changes.getByText('Allowed by default')
  expect(changes.queryByText('iPad (example of AWS)')).toBeNull()
})

test('MDAR-09 MDOV-01 of the devices of the organization those with an override are not looked at, and the page says how many', async () => {
  await using _ = await openBackend()
  using _page = visit(`${rules}/default-${organizationId}/delete`)
  const changes = within(await screen.findByRole('region', { name: 'What this changes' }))
  await changes.findByText('Device APPLDX3Q7K2LMNHJ of Ana Silva')
  changes.getByText(/^2 devices have an override, which decides about them/)
  expect(changes.queryByText(/6APMEKPHCP2ND42VIJ4BR8ECD0/)).toBeNull()
})

test('MDAR-08 before a rule is saved people read which devices with pasted user agents it denies', async () => {
  await using _ = await openBackend()
  using _page = visit(`${rules}/${oldAndroid}/edit`)
  const dialog = await inDialog()
  const agents = await dialog.findByRole('textbox', { name: 'User agents to look at as well' })
  fireEvent.change(agents, { target: { value: 'Android-SAMSUNG-SM-G960F/101.9' } })
  const type = within(dialog.getByRole('radiogroup', { name: 'Operating system' }))
  fireEvent.click(type.getByRole('radio', { name: 'Any' }))
  const agent = within(dialog.getByRole('radiogroup', { name: 'User agent' }))
  fireEvent.click(agent.getByRole('radio', { name: 'Is one of' }))
  add(
    await dialog.findByRole('textbox', { name: 'User agents that begin with' }),
    'android-samsung',
  )
  const changes = within(await screen.findByRole('region', { name: 'What this changes' }))
  await changes.findByText('Android-SAMSUNG-SM-G960F/101.9', { selector: 'strong' })
})

test('MDAR-04 of a rule with both lists of a property both are shown, and kept if only its name is edited', async () => {
  await using backend = await openBackend()
  const { MobileDeviceAccessRuleId } = await backend.workmail('CreateMobileDeviceAccessRule', {
    ...{ Name: 'both', Effect: 'DENY', DeviceTypes: ['iPhone'], NotDeviceTypes: ['iPhone 3'] },
  })
  using _ = visit(`${rules}/${MobileDeviceAccessRuleId}/edit`)
  const dialog = await inDialog()
  await dialog.findByText(/^This rule has both lists/)
  fireEvent.change(dialog.getByRole('textbox', { name: 'Name' }), { target: { value: 'two' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^The rule two was saved\./)
  expect(backend.of('mobileDeviceAccessRules.update')[0]?.input).toMatchObject({
    ...{ name: 'two', deviceTypes: ['iPhone'], notDeviceTypes: ['iPhone 3'] },
    expected: { name: 'both' },
  })
})

test('MDAR-10 the test is filled in from an example and from a pasted user agent, and AWS decides', async () => {
  await using backend = await openBackend()
  using _ = visit(rules)
  const form = within(await screen.findByRole('form', { name: 'Test the rules' }))
  await choose(form.getByRole('button', { name: /Fill in a device/ }), /^iPhone/)
  const type = form.getByRole<HTMLInputElement>('textbox', { name: /^Device type/ })
  await waitFor(() => expect(type.value).toBe('iPhone'))
  fireEvent.click(form.getByRole('button', { name: 'Test' }))
  await form.findByText(/^The.device.synchronizes\./)
  form.getByRole('link', { name: 'default' })
  fireEvent.change(form.getByRole('textbox', { name: /What if a device/ }), {
    target: { value: 'K-9 Mail/6.804' },
  })
  fireEvent.click(form.getByRole('button', { name: 'Fill in' }))
  await form.findByText(/^The user agent does not tell: Device type, Device model, and Operating/)
  expect(type.value).toBe('')
  fireEvent.click(form.getByRole('button', { name: 'Test' }))
  await form.findByText(/^The.device.is.denied\./)
  form.getByRole('link', { name: 'Devices that hide their type' })
  const [, second] = backend.of('mobileDeviceAccessRules.getEffect')
  expect(second?.input).toEqual({
    ...{ connectionId: 'local', region: 'us-east-1', organizationId },
    deviceUserAgent: 'K-9 Mail/6.804',
  })
})

test('MDAR-10 MDOV-01 MDOV-06 with a user and a device the override decides, and people read what the rules would', async () => {
  await using _ = await openBackend()
  const device = 'userId=00000000-0000-4000-8000-000000000002&deviceId=6APMEKPHCP2ND42VIJ4BR8ECD0'
  using _page = visit(`${rules}?deviceType=Android&deviceOperatingSystem=Android+9&${device}`)
  const form = within(await screen.findByRole('form', { name: 'Test the rules' }))
  fireEvent.click(form.getByRole('button', { name: 'Test' }))
  await form.findByText(/^Allowed.by.the.override.for.this.device\./)
  form.getByText('Without the override the rules would deny it:')
  form.getByRole('link', { name: 'Old Android versions' })
  form.getByText(/^Access control rules come first/)
  fireEvent.change(form.getByRole('textbox', { name: /^Device ID/ }), { target: { value: 'a b' } })
  await form.findByText(/^A device ID has 1–32 letters and digits, and no other characters\./)
})

test('MDAR-03 an auditor reads and tests the rules, and is offered no change', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(rules)
  await screen.findByText('Device type: is not reported.')
  expect(screen.queryByRole('link', { name: 'Create rule' })).toBeNull()
  expect(screen.queryByText('Rules of the AWS guide')).toBeNull()
  screen.getByRole('button', { name: 'Test' })
})
