import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { startAwsBackend } from '../aws-backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { ana, exampleId, examplePath, workmail } from '../local-aws.ts'

test.describe.configure({ mode: 'serial' })

async function expectNoSideways(page: Page) {
  await page.setViewportSize({ width: 360, height: 800 })
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBeLessThanOrEqual(client)
}

test('NOAPI-04 MOB-02 MOB-05 MOB-09 in the simulation an administrator edits the policy, and removes a device whose wipe is pending', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/mobile-devices/policy`)
  const main = page.getByRole('main')
  await expect(main.getByText('Simulated, local backend only')).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'Edit' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/devices? ha(s|ve) to accept a change/)).toBeVisible()
  await dialog.getByRole('spinbutton', { name: /^Password expiration/ }).fill('90')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(notices(page)).toContainText('Devices are asked to accept it.')
  await expect(main.getByText('90 days')).toBeVisible()

  await page.goto(`${examplePath}/mobile-devices/devices`)
  await expect(main.getByRole('link', { name: 'K9MAIL77A1' })).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'ANDROIDC1208512837' }).click()
  await expect(main.getByText('Wipe requested')).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'Remove from list' }).click()
  await expect(dialog.getByText(/A wipe is requested but not done yet/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expectNoSideways(page)
})

test('NOAPI-01 NOAPI-02 NOAPI-03 MOB-08 at AWS a draft is kept, exported and recorded, a wipe is told to be impossible, and an auditor reads all of it', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  await workmail.putMobileDeviceAccessOverride({
    ...{ OrganizationId: exampleId, UserId: ana, DeviceId: 'GUIDED4711', Effect: 'ALLOW' },
  })
  await using backend = await startAwsBackend()
  const page = await backend.as(browser, 'administrator')
  const organization = `/aws/us-east-1/organizations/${exampleId}`
  const policyPath = `${organization}/mobile-devices/policy`
  await page.goto(policyPath)
  const main = page.getByRole('main')
  const noApi =
    'Amazon offers no API for this setting. Nothing on this screen changes Amazon WorkMail.'
  await expect(main.getByText(noApi)).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'Write a draft' }).press('Enter')
  const dialog = page.getByRole('dialog')
  const length = dialog.getByRole('spinbutton', { name: 'Minimal password length' })
  await length.fill('17')
  await length.press('Enter')
  await expect(length).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await length.fill('8')
  await dialog.getByRole('button', { name: 'Keep draft' }).click()
  await expect(notices(page)).toContainText('WorkMail was not changed.')
  await expect(main.getByText(/^Draft, not applied\. Written by /)).toBeVisible()
  for (const name of [/\bsave\b/i, /\bcreate\b/i, /\benable\b/i])
    await expect(main.getByRole('button', { name })).toHaveCount(0)
  const saved = page.waitForEvent('download')
  await main.getByRole('button', { name: 'Export steps (Markdown)' }).click()
  const steps = readFileSync(await (await saved).path(), 'utf8')
  expect(steps).toContain('| Minimal password length | 8 characters |')
  expect(steps).toContain('https://console.aws.amazon.com/workmail/')
  await main.getByRole('link', { name: 'Record what is set in AWS' }).click()
  await dialog.getByRole('button', { name: 'Record what is set in AWS' }).click()
  await expect(main.getByText(/^As recorded by .* on .*, not verified\.$/)).toBeVisible()
  await expectNoSideways(page)

  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${organization}/mobile-devices/devices`)
  await main.getByRole('link', { name: 'GUIDED4711' }).click()
  await expect(main.getByRole('button', { name: 'Wipe device' })).toBeDisabled()
  // The disabled button has the same words for its reason.
  await expect(
    main.getByText(/deny the device here: it stops/).filter({ visible: true }),
  ).toBeVisible()
  await expect(main.getByRole('link', { name: 'Deny this device' })).toBeVisible()
  await page.context().close()

  const auditor = await backend.as(browser, 'auditor')
  await auditor.goto(policyPath)
  const read = auditor.getByRole('main')
  await expect(read.getByText(/^Draft, not applied\. Written by /)).toBeVisible()
  for (const name of ['Change draft', 'Discard draft', 'Record what is set in AWS'])
    await expect(read.getByRole('link', { name })).toHaveCount(0)
  await auditor.context().close()
})

test('NOAPI-02 the help desk reads the policy and the devices, and changes nothing', async ({
  as,
}) => {
  const page = await as('helpDesk')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/mobile-devices/policy`)
  await expect(main.getByText('Password required')).toBeVisible()
  await expect(main.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await page.goto(`${examplePath}/mobile-devices/devices/${ana}/APPLDX3Q7K2LMNHJ`)
  await expect(main.getByRole('link', { name: 'Test access' })).toBeVisible()
  for (const name of ['Wipe device', 'Remove from list'])
    await expect(main.getByRole('link', { name })).toHaveCount(0)
})
