import { expect, expectAccessible, type Role, test } from '../journey.ts'
import { examplePath, publishDns, withdrawRecords } from '../local-aws.ts'

const diagnosis = `${examplePath}/diagnosis`

const mx = (value: string) => ({ name: 'example.org', type: 'MX', value })

for (const role of ['auditor', 'helpDesk'] satisfies Role[])
  test(`RTE-01 RTE-03 ${role} finds every check, with nothing that keeps mail from arriving`, async ({
    as,
  }) => {
    const page = await as(role)
    await page.goto(examplePath)
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Mail diagnosis' })
      .click()
    const main = page.getByRole('main')
    // By keyboard alone: the address, Enter.
    await main.getByRole('textbox', { name: 'Address or domain' }).focus()
    await page.keyboard.type('ana@example.com')
    await page.keyboard.press('Enter')
    await expect(main.getByText('Nothing found that keeps mail to ana@example.com')).toBeVisible()
    await expect(main.getByText('This page cannot see mail flow rules')).toBeVisible()
    const checks = main.getByRole('list', { name: 'Checks' }).getByRole('listitem')
    await expect(checks).toHaveCount(6)
    await expect(checks.filter({ hasText: 'Could not be asked' })).toHaveCount(0)
    const logging = main.getByRole('list', { name: 'Email event logging' })
    await expect(logging.getByText(/^(On|Off)$/)).toBeVisible()
    await expectAccessible(page)

    await main.getByRole('radio', { name: 'Mail from this address' }).press('Space')
    await expect(page).toHaveURL(`${diagnosis}?address=ana%40example.com&direction=from`)
    await expect(main.getByText(/checks are done/)).toHaveCount(0)
    await expect(checks.filter({ hasText: 'Could not be asked' })).toHaveCount(0)
    await expectAccessible(page)

    await page.setViewportSize({ width: 360, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page)
    await main.getByRole('link', { name: 'Read message headers' }).click()
    await expect(page).toHaveURL('/message-headers')
  })

test('RTE-01 the MX record of another server is named first, and leads to the answers of the DNS', async ({
  as,
}) => {
  const own = 'inbound-smtp.us-east-1.amazonaws.com'
  await withdrawRecords(mx(`10 ${own}`))
  await publishDns(mx('10 mail.old.example'))
  try {
    const page = await as('administrator')
    await page.goto(`${examplePath}/domains/example.org`)
    const main = page.getByRole('main')
    await main.getByRole('link', { name: 'Why does mail not arrive?' }).click()
    await expect(page).toHaveURL(`${diagnosis}?address=example.org`)
    // The DNS shows the change after its propagation.
    await expect(async () => {
      await page.reload()
      await expect(main.getByText('Most likely: Incoming mail (MX)')).toBeVisible({
        timeout: 3_000,
      })
    }).toPass({ timeout: 60_000 })
    const first = main.getByRole('list', { name: 'Checks' }).getByRole('listitem').first()
    await expect(first).toContainText('mail.old.example')
    await expectAccessible(page)
    await first.getByRole('link').click()
    await expect(page.getByRole('dialog')).toContainText('MX 10 mail.old.example')
  } finally {
    await withdrawRecords(mx('10 mail.old.example'))
    await publishDns(mx(`10 ${own}`))
  }
})

test('RTE-01 USR-25 the help desk goes from the person on the phone to the disabled account that loses mail', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  const main = page.getByRole('main')
  await expect(main.getByRole('combobox', { name: 'Find a person' })).toBeFocused()
  await page.keyboard.type('tomas.novak')
  const link = main.getByRole('link', {
    name: 'Why does mail to tomas.novak@example.com not arrive?',
  })
  await expect(link).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main.getByText('Most likely: Owner of the address')).toBeVisible()
  const first = main.getByRole('list', { name: 'Checks' }).getByRole('listitem').first()
  await expect(first).toContainText('belonged to Tomáš Novák. Its owner is not enabled now')
  await first.getByRole('link', { name: 'Open Tomáš Novák' }).click()
  await main.getByRole('link', { name: 'Why does mail not arrive?' }).click()
  await expect(page).toHaveURL(`${diagnosis}?address=tomas.novak%40example.com`)
})
