import { addUsers, untilFound } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

const path = `${examplePath}/mobile-devices/overrides`
const OrganizationId = exampleId

async function overridesOf(UserId: string) {
  const { Overrides = [] } = await workmail.listMobileDeviceAccessOverrides({
    ...{ OrganizationId, UserId },
  })
  return Overrides.map(({ DeviceId, Effect, Description = '' }) =>
    [DeviceId, Effect, Description].join(' ').trim(),
  ).sort()
}

test('MDOV-02 MDOV-03 MDOV-04 MDOV-06 overrides are imported as a plan, exported so that importing changes nothing, tested and deleted', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const [odette = ''] = await addUsers(page, ['odette.override'])
  await workmail.putMobileDeviceAccessOverride({
    ...{ OrganizationId, UserId: odette, DeviceId: 'OLDPHONE1', Effect: 'ALLOW' },
  })
  await untilFound(page, 'odette.override', 1)
  await page.goto(path)
  await expect(page.getByRole('row', { name: /OLDPHONE1/ })).toContainText('Allow')
  await expect(page.getByText('A device notices a change within five minutes.')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Import', exact: true }).press('Enter')
  const lines = page.getByRole('textbox', { name: 'Overrides, one per line' })
  await lines.fill(
    [
      'user,device id,effect,description',
      'odette.override@example.com,oldphone1,DENY,"Lost, on the train"',
      'odette.override,NEW-PHONE,ALLOW,',
      'odette.override,NEWPHONE2,PERHAPS,',
    ].join('\n'),
  )
  await expect(page.getByText('Line 3: “NEW-PHONE” is no device ID')).toBeVisible()
  await expect(page.getByText('Line 4: “PERHAPS” is no effect: ALLOW or DENY.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Review changes' })).toBeDisabled()
  await expectAccessible(page)
  await page.locator('input[type=file]').setInputFiles({
    name: 'overrides.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'user;device id;effect;description',
        'odette.override@example.com;oldphone1;DENY;Lost, on the train',
        'odette.override;NEWPHONE2;allow;=Müller',
        'nobody.at.all;NEWPHONE2;ALLOW;',
      ].join('\r\n'),
      'latin1',
    ),
  })
  await expect(page.getByText('3 overrides read.')).toBeVisible()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: /^Set mobile device access overrides of/ }),
  ).toBeVisible({ timeout: 20_000 })
  const first = page.getByRole('row', { name: /OLDPHONE1/ })
  await expect(first).toContainText('allowed')
  await expect(first).toContainText('denied')
  await expect(page.getByRole('row', { name: /nobody\.at\.all/ })).toContainText(/not found/i)
  expect(await overridesOf(odette)).toEqual(['OLDPHONE1 ALLOW'])
  await startJob(page)
  await expect(page.getByText('2 entries done')).toBeVisible()
  expect(await overridesOf(odette)).toEqual([
    'NEWPHONE2 ALLOW =Müller',
    'OLDPHONE1 DENY Lost, on the train',
  ])

  await page.goto(`${path}?user=${odette}`)
  await expect(page.getByRole('row', { name: /PHONE/ })).toHaveCount(2)
  await page.getByRole('button', { name: /^Export/ }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV (commas, for Excel)' }).click()
  const file = await (await saving).path()
  await page.goto(`${path}/import`)
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('2 overrides read.')).toBeVisible()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('There is nothing to do')).toBeVisible()

  await page.goto(path)
  const form = page.getByRole('form', { name: 'Effective access' })
  const user = form.getByRole('button', { name: /^User/ })
  await user.click()
  await page.getByRole('combobox').last().fill('odette')
  await form.getByRole('option', { name: 'odette.override odette.override@example.com' }).click()
  await form.getByRole('textbox', { name: 'Device ID' }).fill('oldphone1')
  await form.getByRole('textbox', { name: 'IP address of the device' }).fill('192.0.2.300')
  await form.getByRole('button', { name: 'Test' }).click()
  await expect(form.getByText('IPv4', { exact: false }).first()).toBeVisible()
  await form.getByRole('textbox', { name: 'IP address of the device' }).fill('192.0.2.30')
  await form.getByRole('button', { name: 'Test' }).click()
  await expect(form.getByText('Blocked by the override')).toBeVisible()
  await expect(form.getByRole('link', { name: 'Lost, on the train' })).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${path}/${odette}/OLDPHONE1/delete`)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(notices(page)).toContainText('The override for OLDPHONE1 was deleted.')
  expect(await overridesOf(odette)).toEqual(['NEWPHONE2 ALLOW =Müller'])
})

for (const role of ['helpDesk', 'auditor'] as const)
  test(`MDOV-02 MDOV-06 the ${role} reads and tests the overrides at 360 px in German, and changes none`, async ({
    as,
  }) => {
    const page = await as(role, { viewport: { width: 360, height: 740 }, locale: 'de-DE' })
    await page.goto(path)
    await expect(page.getByText('Lost on the train').first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Importieren' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Gerät zulassen oder sperren' })).toHaveCount(0)
    await expect(page.getByRole('form', { name: 'Wirksamer Zugriff' })).toBeVisible()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
    await page.goto(`${path}/import`)
    await expect(page.getByRole('button', { name: 'Änderungen prüfen' })).toHaveCount(0)
  })
