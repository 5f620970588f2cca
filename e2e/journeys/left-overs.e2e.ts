import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { ask } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const exitPath = `${examplePath}/exit`

/** Undoes what an earlier try of these journeys has recorded. */
async function startOver(page: Page) {
  const Items = z.object({
    items: z.array(
      z.object({ item: z.string(), record: z.optional(z.object({ version: z.number() })) }),
    ),
  })
  const { items } = Items.parse(await ask(page, 'exitChecklist.describe', {}))
  for (const { item, record } of items)
    if (record)
      await ask(page, 'exitChecklist.put', { item, state: 'open', version: record.version })
  const Movers = z.object({
    items: z.array(z.object({ moverId: z.string(), company: z.string() })),
  })
  for (const { moverId, company } of Movers.parse(await ask(page, 'movers.list', {})).items)
    if (company === 'Acme Movers')
      await ask(page, 'movers.delete', { moverId, reason: 'an earlier try' })
  const { changedAt: seenAt } = z
    .object({ changedAt: z.optional(z.string()) })
    .parse(await ask(page, 'announcements.describe', {}))
  const none = { pastedAddresses: [], languageLines: [] }
  await ask(page, 'announcements.put', {
    ...{ ...none, recipients: 'everybody', language: 'en', ...(seenAt && { seenAt }) },
  })
}

test.describe.configure({ mode: 'serial' })

test('EXIT-12 KIT-08 an administrator looks at what is left, closes an item by keyboard, and revokes a company’s access', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  await startOver(page)
  await page.goto(exitPath)
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Show what is left' }).press('Enter')
  await expect(main.getByRole('heading', { level: 1, name: 'Left-overs' })).toBeVisible()
  const items = main.getByRole('list', { name: 'Items' }).getByRole('listitem')
  const item = (name: string) => items.filter({ hasText: name })
  await expect(main.getByText(/^AWS was asked on/)).toBeVisible()
  await expect(item('Personal access tokens deleted')).toContainText('Still there')
  await expect(item('Personal access tokens deleted')).toContainText(/There (is|are) \d+ token/)
  await expect(items.last()).toContainText('Organization deleted')
  await expect(items.last()).toContainText('Its state is Active.')
  await expect(item('Kits applied at the new system')).toContainText(
    /kit (has been|for .* was) made/,
  )
  await expect(item('Archive built and opened')).toContainText(
    /The audit log knows of no archive|last built an archive on/,
  )
  await expectAccessible(page)

  const dialog = page.getByRole('dialog')
  await main.getByRole('link', { name: 'Close: Contacts and tasks saved' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Note' }).fill('everybody has said so')
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Note' }).press('Enter')
  await expect(notices(page)).toContainText('The item is closed.')
  await expect(item('Contacts and tasks saved')).toContainText(/closed it on .*: everybody has/)
  await main.getByRole('link', { name: 'Reopen: Contacts and tasks saved' }).press('Enter')
  await dialog.getByRole('button', { name: 'Reopen' }).press('Enter')
  await expect(main.getByRole('link', { name: 'Waive: Contacts and tasks saved' })).toBeVisible()

  // What is still there needs a second sentence.
  await main.getByRole('link', { name: 'Close: Personal access tokens deleted' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Note' }).fill('they end with the year')
  await dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  const although = dialog.getByRole('textbox', { name: 'Why it is closed all the same' })
  await expect(although).toBeFocused()
  await although.fill('nobody uses them')
  await although.press('Enter')
  await expect(item('Personal access tokens deleted')).toContainText(
    'Closed all the same: nobody uses them',
  )

  await item('Access of migration companies').getByRole('link', { name: 'Show the' }).press('Enter')
  await expect(main.getByText(/^Zoho’s one-click migration/)).toBeVisible()
  await main.getByRole('link', { name: 'Record a company' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Company', exact: true }).fill('Acme Movers')
  const account = dialog.getByRole('textbox', { name: /^AWS account/ })
  await account.fill('123456789012')
  await dialog.getByRole('textbox', { name: /^External ID/ }).fill('acme-7f3a')
  await dialog
    .getByRole('textbox', { name: /^ARN of the role/ })
    .fill('arn:aws:iam::111122223333:role/Mover')
  const ends = dialog.getByRole('textbox', { name: /^Access ends on/ })
  await ends.fill('2027-02-30')
  await ends.press('Enter')
  await expect(dialog.getByText('This is no day like 2027-01-31.')).toBeVisible()
  await expectAccessible(page)
  // What only the server knows stands at its fields too.
  await ends.fill('2024-01-31')
  await ends.press('Enter')
  await expect(dialog.getByText('This is the account of WorkMail itself.')).toBeVisible()
  await expect(dialog.getByText('This role is in another account.')).toBeVisible()
  await expect(dialog.getByText('This day is over.')).toBeVisible()
  await account.fill('111122223333')
  await dialog
    .getByRole('textbox', { name: /^ARN of the role/ })
    .fill('arn:aws:iam::123456789012:role/Mover')
  await ends.fill('2099-01-31')
  await ends.press('Enter')
  await expect(notices(page)).toContainText('The access of Acme Movers was saved.')
  await main.getByRole('link', { name: 'Acme Movers' }).press('Enter')
  // The list has those of other companies.
  await expect(main.getByRole('heading', { name: 'Access of Acme Movers' })).toBeVisible()
  await expect(main.getByText(/^Ends in [\d,]+ days$/)).toBeVisible()
  const trust = main.getByRole('region', { name: 'Who may assume the role' })
  await expect(trust).toContainText('"sts:ExternalId": "acme-7f3a"')
  await expect(main.getByRole('region', { name: 'What the role may do' })).toContainText(
    '"aws:CurrentTime": "2099-01-31T23:59:59Z"',
  )
  await main.getByRole('button', { name: 'Look for the role' }).press('Enter')
  await expect(main.getByText(/^Deleted or not created, as of/)).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'Record as revoked' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('they are done')
  await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter')
  await expect(main.getByText(/recorded on .* that it is revoked: they are done/)).toBeVisible()
})

test('EXIT-14 an administrator fills announcements in, previews a person’s, and downloads the file', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${exitPath}/announcements`)
  const main = page.getByRole('main')
  await expect(main.getByText(/^What people are told.*Mailroom sends nothing/)).toBeVisible()
  await expect(main.getByText(/^Not filled in: \{\{newSystem\}\}/)).toBeVisible()
  await expectAccessible(page)
  const dialog = page.getByRole('dialog')
  // Nobody can make a file with gaps.
  await main.getByRole('link', { name: 'Make the file' }).press('Enter')
  await expect(dialog.getByText(/^Not filled in/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Download' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await main.getByRole('link', { name: 'Edit', exact: true }).press('Enter')
  await dialog.getByRole('textbox', { name: /^New system/ }).fill('Elsewhere Mail')
  await dialog.getByRole('textbox', { name: /^Day of the cut-over/ }).fill('2027-01-31')
  await dialog.getByRole('textbox', { name: /^Who answers questions/ }).fill('Sam, 555')
  await dialog.getByRole('textbox', { name: /^Other languages/ }).fill('ana.silva@example.com = de')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save changes' }).press('Enter')
  await expect(notices(page)).toContainText('The values were saved.')
  await main.getByRole('textbox', { name: 'Address of the person' }).fill('ana.silva@example.com')
  await main.getByRole('textbox', { name: 'Address of the person' }).press('Enter')
  await expect(
    main.getByText('Ihr Postfach zieht am 31. Januar 2027 zu Elsewhere Mail um'),
  ).toBeVisible()

  await main.getByRole('link', { name: 'Make the file' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('we tell everybody')
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).press('Enter'),
  ])
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toContain('\r\nana.silva@example.com,de,Ihr Postfach zieht am 31. Januar 2027')
  expect(file.startsWith('\uFEFFaddress,language,subject,body\r\n')).toBe(true)
})

test('EXIT-01 EXIT-04 an auditor reads all three at 360 px; the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const auditor = await as('auditor', { viewport: { width: 360, height: 740 } })
  const main = auditor.getByRole('main')
  for (const [path, heading, known] of [
    ['left-overs', 'Left-overs', 'nobody uses them'],
    ['movers', 'Migration companies', 'Acme Movers'],
    ['announcements', 'Announcements', 'Elsewhere Mail'],
  ] as const) {
    await auditor.goto(`${exitPath}/${path}`)
    await expect(main.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect(main.getByText(known).first()).toBeVisible()
    await expect(
      main.getByRole('link', { name: /^(Close|Waive|Reopen|Edit|Record|Make)/ }),
    ).toHaveCount(0)
    // Nor is anybody led to where the role may not go.
    await expect(
      main.getByRole('link', { name: /^(Delete the organization|Plan exports)/ }),
    ).toHaveCount(0)
    const isWide = await auditor.evaluate(() => document.body.scrollWidth > window.innerWidth)
    expect(isWide, path).toBe(false)
    await expectAccessible(auditor)
  }
  const helpDesk = await as('helpDesk')
  await helpDesk.goto(`${exitPath}/left-overs`)
  await expect(helpDesk.getByRole('main')).toContainText(
    'Your role, Help desk, does not include this.',
  )
  await expect(helpDesk.getByRole('main').getByRole('list', { name: 'Items' })).toHaveCount(0)
})
