import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { ask } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { changeDns, examplePath } from '../local-aws.ts'

// No other journey looks at the mail servers of this domain.
const domain = 'example.org'
const path = `${examplePath}/exit/cut-over/${domain}`
const oldMx = {
  ...{ name: domain, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' },
  ttl: 7_200,
}
const newMx = { name: domain, type: 'MX', value: '0 example-org.mail.protection.outlook.com' }

const CutOver = z.object({ version: z.int(), step: z.optional(z.string()) })
const known = async (page: Page) => CutOver.parse(await ask(page, 'cutOvers.describe', { domain }))

/** Returns the TTL of the mail servers that a name server tells. */
async function publishedTtl(page: Page) {
  const Check = z.object({
    answers: z.array(
      z.object({
        server: z.object({ kind: z.string() }),
        records: z.array(z.object({ type: z.string(), ttl: z.int() })),
      }),
    ),
  })
  const asked = await ask(page, 'dnsRecords.check', { domainName: domain, purpose: 'mx' })
  const answers = Check.parse(asked).answers.filter(({ server }) => server.kind !== 'recursive')
  return answers.flatMap(({ records }) => records).find(({ type }) => type === 'MX')?.ttl
}

/** Undoes what an earlier try of this journey has begun. */
async function startOver(page: Page) {
  const Found = z.object({ items: z.array(z.object({ domain: z.string() })) })
  const { items } = Found.parse(await ask(page, 'cutOvers.list', {}))
  if (items.some((each) => each.domain === domain)) {
    const { version } = await known(page)
    await ask(page, 'cutOvers.delete', { domain, version, reason: 'again' })
  }
  await changeDns({ withdraw: [newMx, { ...oldMx }], publish: [oldMx] })
}

/** Ends the current step as a colleague with another browser would, whatever does not hold. */
async function goOn(page: Page) {
  const { version, step } = await known(page)
  const Gates = z.object({
    steps: z.array(
      z.object({
        id: z.string(),
        gates: z.array(z.object({ id: z.string(), isHeld: z.boolean() })),
      }),
    ),
  })
  const { steps } = Gates.parse(await ask(page, 'cutOvers.describe', { domain }))
  const override = steps.find(({ id }) => id === step)?.gates.map(({ id }) => id)
  await ask(page, 'cutOvers.advance', { domain, version, step, override, reason: 'in a hurry' })
}

const step = (page: Page, name: RegExp) =>
  page
    .getByRole('list', { name: 'Steps of the cut-over' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) })

const current = (page: Page) => page.locator('[aria-current="step"]')

// Both are about the same domain.
test.describe.configure({ mode: 'serial' })

test('07 §11 scenarios 23, 24: CUT-01 to CUT-08 a domain is recorded, switched by keyboard and rolled back to the text from before', async ({
  as,
  refusals,
}) => {
  test.slow()
  // A record that is none of its type, and a colleague who was faster.
  refusals.push(400, 409)
  const page = await as('administrator')
  await startOver(page)
  await page.goto(`${examplePath}/exit/cut-over`)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const row = main.getByRole('row', { name: new RegExp(`^${domain}`) })
  await expect(row).toContainText('Not begun')
  await row.getByRole('link', { name: `Begin the cut-over of ${domain}` }).press('Enter')
  await dialog.getByRole('button', { name: /^Target/ }).press('Enter')
  await page.getByRole('option', { name: 'Microsoft 365' }).click()
  await dialog.getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(main.getByRole('heading', { level: 1, name: `Cut-over of ${domain}` })).toBeVisible()
  await expect(current(page)).toContainText('1. Record the zone')
  await expect(main.getByRole('button', { name: 'End this step' })).toBeDisabled()

  // The DNS is as the journey needs it after five seconds.
  await expect.poll(() => publishedTtl(page), { timeout: 20_000 }).toBe(oldMx.ttl)
  await main.getByRole('button', { name: 'Record the zone' }).press('Enter')
  await expect(step(page, /^1\. /)).toContainText('All name servers say the sameHolds')
  await expect(current(page)).toContainText('Nobody has taken it yet')
  await main.getByRole('link', { name: 'Take the rollback text' }).press('Enter')
  await main.getByRole('button', { name: 'Show the text' }).press('Enter')
  const text = main.getByRole('region', { name: 'Rollback text' }).locator('pre')
  await expect(text).toContainText(`${domain}. 7200 IN MX ${oldMx.value}.`)
  const recorded = await text.textContent()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'Save as a file' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe(`${domain}.zone`)
  expect(readFileSync(await download.path(), 'utf8')).toBe(recorded)

  await main.getByRole('tab', { name: 'Steps' }).click()
  await main.getByRole('link', { name: 'End this step' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the text is in the safe')
  await dialog.getByRole('button', { name: 'End this step' }).press('Enter')
  await expect(notices(page)).toContainText('The step “Record the zone” is over.')
  await expect(current(page)).toContainText('2. Lower the TTLs')
  await expect(current(page)).toContainText('TTL at most 3,600 s')
  await expect(current(page)).toContainText('Still old')

  // An override names what does not hold, needs a reason, and stays visible.
  await main.getByRole('link', { name: 'Go on all the same' }).press('Enter')
  await expect(dialog).toContainText('All name servers show the low TTL')
  await dialog.getByRole('button', { name: 'Go on all the same' }).press('Enter')
  await expect(dialog).toContainText('Enter a value.')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('two hours are short')
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter')
  await expect(step(page, /^2\. /)).toContainText(
    'Did not hold then: All name servers show the low',
  )
  await expect(step(page, /^2\. /)).toContainText('Reason: two hours are short')

  await expect(current(page)).toContainText('Not entered yet: Incoming mail (MX) and DKIM')
  await main.getByRole('link', { name: 'Enter records' }).press('Enter')
  const value = (number: number) => dialog.getByRole('textbox', { name: `Value, Record ${number}` })
  await value(1).fill('0 mail.example.com')
  await expect(dialog).toContainText('does not look like a mail server of Microsoft 365')
  await value(1).fill('example-org.mail.protection.outlook.com')
  await value(2).fill('"v=spf1 include:spf.protection.outlook.com -all"')
  await value(3).fill('selector1-example-org._domainkey.example.n-v1.dkim.mail.microsoft.')
  await dialog.getByRole('button', { name: 'Save the records' }).press('Enter')
  await expect(dialog).toContainText('Incoming mail (MX): the priority is missing.')
  await value(1).fill(newMx.value)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save the records' }).press('Enter')
  await expect(notices(page)).toContainText('The records were saved.')
  await page.goto(path)

  await main
    .getByRole('link', { name: 'Note it: All addresses exist at the target' })
    .press('Enter')
  await dialog.getByRole('textbox', { name: 'How you know' }).fill('compared both lists')
  await dialog.getByRole('button', { name: 'Note it' }).press('Enter')
  await expect(current(page)).toContainText(/: compared both lists/)

  // Somebody else goes on while the dialog is open.
  await main.getByRole('link', { name: 'Go on all the same' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('mine')
  await goOn(page)
  await dialog.getByRole('button', { name: 'Go on all the same' }).press('Enter')
  await expect(dialog).toContainText('Somebody else has changed this cut-over')
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(current(page)).toContainText('4. Widen MTA-STS')
  await goOn(page)
  await page.reload()
  await expect(current(page)).toContainText('5. Allow both systems in SPF')
  await expect(current(page)).toContainText(
    'v=spf1 include:amazonses.com include:spf.protection.outlook.com',
  )
  await goOn(page)
  await goOn(page)

  await changeDns({ withdraw: [oldMx], publish: [newMx] })
  await page.reload()
  await expect(current(page)).toContainText('7. Switch the MX records')
  await expectAccessible(page)
  const check = main.getByRole('button', { name: 'Check now' })
  const servers = main.getByRole('list', { name: `What servers say: ${domain} MX` })
  await expect(async () => {
    await check.press('Enter')
    await expect(servers).toContainText('As it should be', { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  await goOn(page)
  await page.reload()
  await expect(current(page)).toContainText('8. Watch WorkMail')
  await expect(current(page).getByRole('timer')).toContainText('2 days')

  await main.getByRole('link', { name: 'Roll back' }).press('Enter')
  await expect(dialog).toContainText('Mail that has arrived at the target stays there.')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('mail bounced')
  await dialog.getByRole('button', { name: 'Roll back' }).press('Enter')
  await expect(notices(page)).toContainText('Now put the old records back.')
  await expect(main.getByRole('listitem').filter({ hasText: `${domain} MX` })).toContainText(
    /Recorded.*inbound-smtp.*Now.*example-org\.mail/s,
  )
  await main.getByRole('button', { name: 'Show the text' }).press('Enter')
  await expect(text).toHaveText(recorded ?? '')
  await main.getByRole('tab', { name: 'Steps' }).click()
  await expect(current(page)).toContainText('Put the old records back')
  await changeDns({ withdraw: [newMx], publish: [oldMx] })
})

test('EXIT-01 CUT-09 an auditor reads all of a cut-over at 360 px in German and changes nothing', async ({
  as,
  refusals,
}) => {
  const administrator = await as('administrator')
  const begun = ask(administrator, 'cutOvers.create', { domain, target: 'Google' })
  // The journey before, or another worker, may have begun one.
  await begun.catch(() => undefined)
  refusals.push(403)
  const page = await as('auditor', { viewport: { width: 360, height: 740 }, locale: 'de-DE' })
  const main = page.getByRole('main')
  await page.goto(path)
  await expect(main.getByRole('list', { name: 'Schritte der Umstellung' })).toBeVisible()
  for (const tab of ['', '/records', '/rollback', '/guide', '/history']) {
    await page.goto(`${path}${tab}`)
    await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible()
    for (const name of ['Diesen Schritt beenden', 'Zurücknehmen', 'Löschen', 'Einträge eingeben'])
      await expect(main.getByRole('link', { name })).toHaveCount(0)
    const isWide = await page.evaluate(() => document.body.scrollWidth > window.innerWidth)
    expect(isWide, tab).toBe(false)
  }
  await page.goto(path)
  await expect(main.getByRole('list', { name: 'Schritte der Umstellung' })).toBeVisible()
  await expectAccessible(page)
  const helpDesk = await as('helpDesk')
  await helpDesk.goto(path)
  await expect(helpDesk.getByRole('main')).toContainText(
    'Your role, Help desk, does not include this.',
  )
})
