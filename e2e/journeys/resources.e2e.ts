import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import {
  boardRoom,
  exampleId,
  examplePath,
  interoperabilityId,
  organizationsPath,
  prepareRoom,
  prepareUser,
  workmail,
} from '../local-aws.ts'

const OrganizationId = exampleId

test('RES-03 RES-15 T-23 a room is added after its name is valid', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/resources`)
  await page.getByRole('link', { name: 'Add resource' }).click()
  const name = page.getByRole('textbox', { name: 'Resource name' })
  for (const [wrong, words] of [
    ['room with spaces', /characters that WorkMail does not accept/],
    ['a'.repeat(21), /At most 20 characters\./],
  ] as const) {
    await name.fill(wrong)
    await page.getByRole('button', { name: 'Add resource' }).click()
    await expect(name).toBeFocused()
    await expect(name).toHaveAccessibleDescription(words)
    await expect(name).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(page)
  await name.fill('room.Ember')
  await expect(page.getByLabel('Local part of the address')).toHaveValue('room.ember')
  await page.getByLabel('Description').fill('Second floor')
  await page.getByRole('button', { name: 'Add resource' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'room.Ember' })).toBeVisible()
  await expect(notices(page)).toContainText('room.Ember was created and enabled.')
  await expect(page.getByText('room.ember@example.com')).toBeVisible()
  await page.getByRole('tab', { name: 'Booking options' }).click()
  await expect(page.getByText('Requests are accepted automatically.')).toBeVisible()
  await page.goto(`${examplePath}/resources?text=ember`)
  await expect(page.getByRole('row', { name: /Second floor/ })).toContainText('Room', indexed)
})

test('RES-06 RES-07 RES-08 T-24 T-25 T-26 turning off automatic acceptance needs a delegate first, and the last delegate cannot be removed', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareRoom('room.asked')
  await prepareUser('dora.delegate')
  const sent: unknown[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('resources.update')) sent.push(request.postDataJSON())
  })
  await page.goto(`${examplePath}/users?text=dora`)
  // A refresh during a reading does not start it over.
  await expect(page.getByText(/^As of .* are included\.$/)).toBeVisible(indexed)
  await page.getByRole('button', { name: 'Refresh: Users' }).click()
  await expect(page.getByRole('row', { name: /dora\.delegate/ })).toBeVisible(indexed)
  await page.goto(`${examplePath}/resources/${id}/booking-options`)
  await page.getByRole('link', { name: 'Edit' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'Booking options of room.asked' })
  await dialog.getByLabel('Automatically accept all resource requests').uncheck()
  await expect(dialog).toContainText('This resource has no delegate')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Delegate who answers requests/ }).click()
  await dialog.getByRole('combobox').fill('dora')
  await page.getByRole('option', { name: /dora\.delegate/ }).click()
  await dialog.getByRole('button', { name: 'AWS CLI' }).click()
  await expect(dialog).toContainText(/associate-delegate-to-resource[\s\S]*update-resource/)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(notices(page)).toContainText('The booking options of room.asked were saved.')
  await expect(page.getByText('Requests wait until a delegate accepts')).toBeVisible()
  expect(sent).toMatchObject([
    {
      bookingOptions: {
        autoAcceptRequests: false,
        autoDeclineRecurringRequests: false,
        autoDeclineConflictingRequests: true,
      },
    },
  ])

  await page.getByRole('tab', { name: 'Delegates' }).click()
  const dora = page.getByRole('row', { name: /dora\.delegate/ })
  await expect(dora).toContainText('dora.delegate@example.com')
  await expect(dora.getByRole('button', { name: 'Remove dora.delegate' })).toBeDisabled()
  await page.getByRole('link', { name: 'Add delegate' }).click()
  const add = page.getByRole('dialog', { name: 'Add delegates to room.asked' })
  await expect(add).toContainText('full access to the calendar')
  await add.getByRole('button', { name: /Search delegates/ }).click()
  await add.getByRole('combobox').fill('dora')
  await expect(page.getByRole('option', { name: /dora\.delegate/ })).toContainText(
    'Already a delegate',
  )
  await add.getByRole('combobox').fill('Support')
  await page.getByRole('option', { name: /Support/ }).click()
  await page.keyboard.press('Escape')
  await add.getByRole('button', { name: 'Save' }).click()
  await expect(notices(page)).toContainText('1 delegate was added to room.asked.')
  await expect(page.getByRole('row', { name: /Support/ })).toContainText('Group')
  await dora.getByRole('link', { name: 'Remove dora.delegate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(notices(page)).toContainText('dora.delegate was removed from room.asked.')
  await expect(dora).toHaveCount(0)
})

test.describe('what AWS refuses', () => {
  test.use({ refusals: [400, 409] })

  test('T-24 without a delegate nothing changes, and the form asks for one', async ({ as }) => {
    const page = await as('administrator')
    const id = await prepareRoom('room.unasked')
    await page.goto(`${examplePath}/resources/${id}/booking-options/edit`)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Automatically accept all resource requests').uncheck()
    await expect(dialog.getByText('Delegate who answers requests')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('Choose a delegate, or accept requests')).toBeVisible()
    await expect(
      workmail.describeResource({ OrganizationId, ResourceId: id }),
    ).resolves.toMatchObject({ BookingOptions: { AutoAcceptRequests: true } })
  })

  test('RES-04 RES-05 a resource is renamed, and a conflict shows both values', async ({ as }) => {
    const page = await as('administrator')
    const id = await prepareRoom('room.before')
    await page.goto(`${examplePath}/resources/${id}`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await workmail.updateResource({ OrganizationId, ResourceId: id, Description: 'Theirs' })
    await page.getByRole('textbox', { name: 'Resource name' }).fill('room.after')
    await page.getByRole('textbox', { name: 'Description' }).fill('Mine')
    await page.getByRole('button', { name: 'Save changes' }).click()
    const conflict = page.getByRole('main').getByRole('alert').filter({ hasText: 'Theirs' })
    await conflict.getByRole('radio', { name: /Theirs/ }).check()
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Theirs')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'room.after' })).toBeVisible()
    await expect(notices(page)).toContainText('room.after was saved.')
    await expect(page.getByText('Theirs', { exact: true })).toBeVisible()
  })

  test('GEN-10 the page of an unknown resource leads back to the list', async ({ as }) => {
    const page = await as('auditor')
    await page.goto(`${examplePath}/resources/r-0000000000000000000000000000dead`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'This resource does not exist',
    )
    await page.getByRole('link', { name: 'Go to resources' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Resources' })).toBeVisible()
  })
})

test('RES-12 RES-11 RES-13 a resource is disabled for at most 30 days, enabled with its address, and deleted', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareRoom('room.renovated')
  await page.goto(`${examplePath}/resources/${id}`)
  await page.getByRole('link', { name: 'Disable' }).click()
  const disable = page.getByRole('dialog', { name: 'Disable room.renovated?' })
  await expect(disable).toContainText('calendar is kept for 30 days')
  await disable.getByRole('button', { name: 'Disable' }).click()
  await expect(notices(page)).toContainText('room.renovated was disabled.')
  await expect(page.getByText('to restore its calendar')).toBeVisible()
  await page.getByRole('tab', { name: 'Delegates' }).click()
  await expect(page.getByText('Enable the resource first')).toBeVisible()
  await page.getByRole('link', { name: 'Enable' }).click()
  const enable = page.getByRole('dialog', { name: 'Enable room.renovated' })
  await expect(enable.getByLabel('Local part of the address')).toHaveValue('room.renovated')
  await enable.getByLabel('Local part of the address').fill('room.new')
  await enable.getByRole('button', { name: 'Enable' }).click()
  await expect(notices(page)).toContainText('room.renovated was enabled.')
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByText('room.new@example.com')).toBeVisible()

  await page.getByRole('link', { name: 'Disable' }).click()
  await disable.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('link', { name: 'Delete' }).click()
  const remove = page.getByRole('dialog', { name: 'Delete room.renovated?' })
  const confirm = remove.getByLabel('Enter the resource name to confirm deletion')
  await confirm.fill('Room.renovated')
  await expect(remove.getByRole('button', { name: 'Delete resource' })).toBeDisabled()
  await confirm.fill('room.renovated')
  await expectAccessible(page)
  await remove.getByRole('button', { name: 'Delete resource' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Resources' })).toBeVisible()
  await expect(notices(page)).toContainText('room.renovated was deleted.')
})

test('RES-01 RES-02 RES-09 RES-10 PERM-12 resources are listed with their type, from the index or AWS, and have addresses', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareRoom('room.known')
  await page.goto(`${examplePath}/resources?state=DISABLED`)
  const table = page.getByRole('table', { name: 'Resources' })
  await expect(table.getByRole('row', { name: /room\.attic/ })).toContainText('Room', indexed)
  await expect(table.getByRole('row', { name: /room\.lisboa/ })).toHaveCount(0)
  await page.getByLabel('Live from AWS').click()
  await expect(table.getByRole('row', { name: /camera-new/ })).toContainText('Equipment')
  await page.goto(`${examplePath}/resources/${id}/aliases`)
  await page.getByRole('link', { name: 'Add alias' }).click()
  await page.getByRole('dialog').getByLabel('New aliases').fill('room.alias')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: /room\.alias@example\.com/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Permissions' }).click()
  await expect(page.getByText('No permissions on this resource.')).toBeVisible()
})

test('RES-14 T-27 INTEROP-08 beside Exchange resources are neither added nor enabled, and the page says why; the overview counts them', async ({
  as,
}) => {
  const page = await as('administrator')
  const resources = `${organizationsPath}/${interoperabilityId}/resources`
  await page.goto(resources)
  await expect(
    page
      .getByText('Add, enable and change resources in the Exchange admin center')
      .filter({ visible: true }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add resource' })).toBeDisabled()
  await page.goto(`${resources}/r-00000000000000000000000000000006`)
  await expect(page.getByRole('heading', { level: 1, name: 'camera-new' })).toBeVisible()
  await expect(
    page.getByRole('main').getByRole('button', { name: 'Enable' }).first(),
  ).toBeDisabled()
  await expectAccessible(page)
  const remove = page.getByRole('button', { name: 'Delete' })
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription(/Exchange/)
  await page.getByRole('link', { name: 'hybrid-corp' }).first().click()
  const counted = page.getByRole('main').locator('a[href*="/resources?"]')
  await counted.first().click(indexed)
  await expect(page.getByRole('heading', { level: 1, name: /^Resources \(\d+\)$/ })).toBeVisible(
    indexed,
  )
})

test('X-10 the help desk and auditors see resources but no actions', async ({ as }) => {
  for (const role of ['helpDesk', 'auditor'] as const) {
    const page = await as(role)
    await page.goto(`${examplePath}/resources/${boardRoom}/delegates`)
    await expect(page.getByRole('row', { name: /Board Assistant/ })).toBeVisible(indexed)
    for (const name of ['Edit', 'Disable', 'Add delegate'])
      await expect(page.getByRole('link', { name })).toHaveCount(0)
    // The last delegate of a resource has a disabled button for administrators.
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
    await page.goto(`${examplePath}/resources/${boardRoom}/booking-options`)
    await expect(page.getByText('Requests wait until a delegate accepts')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  }
})
