import type { Page } from '@playwright/test'
import { addUsers, ask, exportSettings, prepareExports, untilFound } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath, organizationsPath, setBucket, simpleDirectoryId } from '../local-aws.ts'

const exportsPath = `${examplePath}/exit/exports`

/** The states of a bucket that is fit for exports. */
const fit = {
  ...{ name: exportSettings.bucket, region: 'us-east-1', public: false, publicAccessBlock: true },
  ...{ encryptionKeyArn: exportSettings.kmsKeyArn, versioning: 'Enabled' },
  ...{ lifecycle: [], denies: [] },
}

/** Sets where exports go, if nothing is set, and checks it. */
async function prepare(page: Page) {
  await setBucket(fit)
  await prepareExports(page)
  await ask(page, 'exportSettings.check', {})
}

/** Creates enabled users whose names begin with a text, and waits until the index knows them. */
async function people(page: Page, prefix: string, count: number) {
  await ask(page, 'entities.search', { query: { text: prefix } })
  const names = Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`)
  const ids = await addUsers(page, names)
  await untilFound(page, prefix, count)
  return ids
}

const main = (page: Page) => page.getByRole('main')
const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** The row of a mailbox. */
const row = (page: Page, name: string) => main(page).getByRole('row').filter({ hasText: name })

/** Gives a reason in the dialog that starts a plan, and starts it by keyboard. */
async function start(page: Page) {
  const reason = dialog(page).getByRole('textbox', { name: 'Reason' })
  await reason.fill('Moving to another system')
  await reason.press('Enter')
  await expect(dialog(page)).toBeHidden()
}

/** The address of the run that was carried out to its end. */
let exported = ''

test.describe.configure({ mode: 'serial' })

test('EXIT-10 EXIT-11 a trial with one mailbox shows whether WorkMail may use the role', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  // Other journeys prepare exports of the example, but nobody does of this organization.
  await page.goto(`${organizationsPath}/${simpleDirectoryId}`)
  await menu.getByRole('link', { name: 'Mailbox exports' }).click()
  await expect(page.getByText('Exports are not prepared yet')).toBeVisible()
  await expectAccessible(page)
  await link(page, 'Prepare exports').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prepare mailbox exports')

  await page.goto(examplePath)
  await prepare(page)
  await people(page, 'journey-trial', 1)
  await page.goto(`${exportsPath}/setup`)
  const trial = page
    .getByRole('list', { name: 'Checks' })
    .getByRole('listitem')
    .filter({ hasText: 'Trial export' })
  await trial.getByRole('link', { name: 'Export one mailbox as a trial' }).press('Enter')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Plan the trial' }).click()
  await expect(dialog(page).getByText('Choose at least one of the values.')).toBeVisible()
  await dialog(page)
    .getByRole('button', { name: /^Mailbox/ })
    .press('Enter')
  await page.getByRole('combobox', { name: 'Any part of a name or address' }).fill('journey-trial')
  await page.getByRole('option', { name: /journey-trial-1/ }).click()
  await dialog(page).getByRole('button', { name: 'Plan the trial' }).press('Enter')
  await expect(dialog(page)).toContainText('Start the export of 1 mailbox')
  await expectAccessible(page)
  await start(page)
  await link(page, 'Mailbox exports').first().click()
  await link(page, 'Prepare exports').first().click()
  await expect(trial).toContainText('Exported', { timeout: 40_000 })
  await expect(trial).toContainText('journey-trial-1')
})

test('XQ-01 XQ-08 XQ-15 EXIT-16 mailboxes are planned with a filter and exported by keyboard, and the end is told on another page', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await page.goto(examplePath)
  await prepare(page)
  await people(page, 'journey-export', 3)
  await page.goto(exportsPath)
  await link(page, 'Plan exports').press('Enter')
  await page.getByRole('textbox', { name: 'Name or address contains' }).fill('journey-export')
  await expectAccessible(page)
  await button(page, 'Create plan').press('Enter')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Export of 3 mailboxes')
  await expect(main(page).getByText('Nothing was sent to AWS yet')).toBeVisible()
  await expect(row(page, 'journey-export-2')).toContainText('Planned')
  await expectAccessible(page)

  await link(page, 'Start exports').press('Enter')
  await start(page)
  await expect(main(page).getByText('of 10 in use')).toBeVisible()
  await button(page, 'Pause').press('Enter')
  await expect(main(page).getByText('Nothing more is started.')).toBeVisible()
  await expectAccessible(page)
  await button(page, 'Resume').press('Enter')
  await expect(button(page, 'Pause')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByText('Groups').click()
  await expect(notices(page)).toContainText('3 mailboxes exported, 0 not', { timeout: 40_000 })
  await notices(page).getByRole('link', { name: 'Show exports' }).click()
  await expect(main(page).getByText('3 of 3 mailboxes are exported')).toBeVisible()
  await expect(row(page, 'journey-export-3')).toContainText('Exported')
  // Its course has room in a window of 1,280 pixels.
  await page.setViewportSize({ width: 1_280, height: 900 })
  await expect(row(page, 'journey-export-3').getByRole('link', { name: /^Show job/ })).toBeVisible()
  await expect(main(page).locator('.data-table').last()).toHaveAttribute('data-overflows', 'false')
  exported = page.url()
  await expectAccessible(page)

  await link(page, 'Mailbox exports').first().click()
  await link(page, 'History of exports').press('Enter')
  await expect(row(page, 'journey-export-1')).toContainText('Mailroom')
  await expectAccessible(page)
  await page
    .getByRole('combobox', { name: 'Started by' })
    .selectOption({ label: 'Others (foreign)' })
  await expect(row(page, 'journey-export-1')).toHaveCount(0)
  await row(page, 'Chloé Dubois').getByRole('link').press('Enter')
  await expect(main(page).getByText('Somebody else has started this export')).toBeVisible()
  await expectAccessible(page)
  await link(page, 'Adopt').press('Enter')
  await dialog(page).getByRole('button', { name: 'Adopt' }).press('Enter')
  await expect(notices(page)).toContainText('The export was adopted.')
  await expect(main(page).getByText(/^Ada Administrator adopted this export/)).toBeVisible()
})

/** Chooses a mailbox of the list by what is typed. */
async function choose(page: Page, name: string, by: 'mouse' | 'keyboard') {
  const field = main(page).getByRole('button', { name: /^Mailboxes/ })
  await (by === 'mouse' ? field.click() : field.press('Enter'))
  const typed = page.getByRole('combobox', { name: 'Any part of a name or address' })
  await typed.fill(name)
  const option = page.getByRole('option', { name: new RegExp(name) })
  // The others have gone: the list is that of the typed name.
  await expect(page.getByRole('option')).toHaveCount(1)
  await expect(option).toBeVisible()
  if (by === 'mouse') await option.click()
  else {
    await expect(async () => {
      await typed.press('ArrowDown')
      await expect(typed).toHaveAttribute('aria-activedescendant', /./, { timeout: 500 })
    }).toPass()
    await typed.press('Enter')
  }
  await page.keyboard.press('Escape')
  await expect(
    main(page).getByRole('button', { name: new RegExp(`^Remove ${name}`) }),
  ).toBeVisible()
}

test('XQ-01 XQ-02 mailboxes are planned by a list, by mouse and keyboard, and from the pages of users', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await page.goto(examplePath)
  await prepare(page)
  const [first = ''] = await people(page, 'journey-list', 2)
  const title = page.getByRole('heading', { level: 1 })

  await page.goto(`${exportsPath}/plan`)
  await page.getByRole('radio', { name: 'A list' }).click()
  await button(page, 'Create plan').click()
  await expect(main(page).getByText('Choose at least one mailbox.')).toBeVisible()
  await choose(page, 'journey-list-1', 'mouse')
  await expect(main(page).getByText('Choose at least one mailbox.')).toBeHidden()
  await button(page, 'Create plan').click()
  await expect(title).toHaveText('Export of 1 mailbox')
  await expect(row(page, 'journey-list-1')).toContainText('Planned')

  await page.goto(`${exportsPath}/plan`)
  await page.getByRole('radio', { name: 'Everybody who matches' }).press('ArrowDown')
  await choose(page, 'journey-list-1', 'keyboard')
  await choose(page, 'journey-list-2', 'mouse')
  await button(page, 'Create plan').press('Enter')
  await expect(title).toHaveText('Export of 2 mailboxes')

  await page.goto(`${examplePath}/users?text=journey-list`)
  for (const name of ['journey-list-1', 'journey-list-2'])
    await row(page, name).getByRole('checkbox').check({ force: true })
  await button(page, 'Actions').click()
  await page.getByRole('menuitem', { name: 'Export mailboxes' }).click()
  await expect(main(page).getByText('journey-list-2').first()).toBeVisible()
  await button(page, 'Create plan').click()
  await expect(title).toHaveText('Export of 2 mailboxes')

  await page.goto(`${examplePath}/users/${first}`)
  await link(page, 'Export mailbox').click()
  await expect(main(page).getByText('journey-list-1').first()).toBeVisible()
  await button(page, 'Create plan').click()
  await expect(title).toHaveText('Export of 1 mailbox')
})

test('XQ-09 scenario 6: a bucket that is withdrawn pauses the run and says which document helps, and it goes on afterwards', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await page.goto(examplePath)
  await prepare(page)
  const ids = await people(page, 'journey-refused', 6)
  await page.goto(`${exportsPath}/plan?ids=${ids.join(',')}`)
  await expect(page.getByText('journey-refused-4').first()).toBeVisible()
  // One slot is taken by an export that somebody else has started.
  await page.getByRole('spinbutton', { name: 'Mailboxes at once' }).fill('4')
  await button(page, 'Create plan').click()
  await link(page, 'Start exports').click()
  await setBucket({ ...fit, public: true })
  await start(page)
  await expect(main(page).getByText('Something that exports need is missing')).toBeVisible({
    timeout: 60_000,
  })
  await expect(main(page).getByText(/AWS refuses the bucket, the prefix, the key/)).toBeVisible()
  await expect(row(page, 'journey-refused-1')).toContainText('Failed')
  await expectAccessible(page)
  await main(page).getByRole('link', { name: 'Prepare exports' }).click()
  await button(page, 'Check now').click()
  await expect(main(page).getByText(/^Checked .*: 1 failed/)).toBeVisible()
  await setBucket(fit)
  await button(page, 'Check now').click()
  await expect(main(page).getByText(/^Checked (?!.*failed).*\.$/)).toBeVisible()
  await page.goBack()
  await button(page, 'Resume').press('Enter')
  await expect(main(page).getByRole('row').filter({ hasText: 'Exported' }).first()).toBeVisible({
    timeout: 40_000,
  })
})

test('EXIT-01 EXIT-04 an auditor reads runs and history on a phone, and the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const auditor = await as('auditor', { viewport: { width: 360, height: 740 } })
  await auditor.goto(exportsPath)
  await expect(link(auditor, 'Plan exports')).toHaveCount(0)
  const narrow = async () => {
    await expectAccessible(auditor)
    const width = await auditor.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
  }
  await narrow()
  await auditor.goto(exported)
  await expect(main(auditor).getByText('3 of 3 mailboxes are exported')).toBeVisible()
  await expect(button(auditor, 'Plan a second pass')).toHaveCount(0)
  await narrow()
  await auditor.goto(`${exportsPath}/history`)
  await main(auditor).getByRole('link', { name: 'journey-export-1' }).click()
  await expect(link(auditor, 'Adopt')).toHaveCount(0)
  await narrow()

  const helpDesk = await as('helpDesk')
  await helpDesk.goto(examplePath)
  const menu = helpDesk.getByRole('navigation', { name: 'Main navigation' })
  await expect(menu.getByRole('link', { name: 'Users' })).toBeVisible()
  await expect(menu.getByRole('link', { name: 'Mailbox exports' })).toHaveCount(0)
  for (const path of [exportsPath, `${exportsPath}/history`]) {
    await helpDesk.goto(path)
    await expect(helpDesk.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
  }
})
