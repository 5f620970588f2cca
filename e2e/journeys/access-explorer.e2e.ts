import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addUsers, ask } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const path = `${examplePath}/access-explorer`

test.describe.configure({ mode: 'serial' })

/** Gives one new user a permission on the mailbox of another, through the backend, whose index reads it. */
async function share(page: Page, prefix: string, permission: 'FULL_ACCESS' | 'SEND_AS') {
  const [owner = '', holder = ''] = await addUsers(page, [`${prefix}.owner`, `${prefix}.holder`])
  await ask(page, 'mailboxPermissions.put', {
    ...{ entityId: owner, granteeId: holder, permissionValues: [permission] },
    expected: { permissionValues: [] },
  })
  return { owner, holder }
}

test('PERM-13 an administrator sees who can open a mailbox, is led to where it is taken away, and sees it gone', async ({
  as,
}) => {
  const page = await as('administrator')
  const { owner } = await share(page, 'explored', 'FULL_ACCESS')
  await page.goto(`${path}?mailbox=${owner}`)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: 'Who can open what' })).toBeVisible()
  const way = main.getByRole('row', { name: /explored\.holder.*Own permission/ })
  // The index of the directory reads the permission soon after it was given.
  await expect(async () => {
    await page.goto(`${path}?mailbox=${owner}`)
    await expect(way).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(way).toContainText('Full access')
  await expect(main.getByText(/^Access control rules apply in addition/)).toBeVisible()
  await expectAccessible(page)
  await way.getByRole('link', { name: /^Permission on explored\.owner/ }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto(`${path}?mailbox=${owner}&own=no`)
  await expect(main.getByRole('row', { name: /explored\.holder/ })).toHaveCount(0)
  // Everything, as a file.
  await page.goto(path)
  await expect(main.getByRole('row').nth(1)).toBeVisible()
  await main
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain('Ana Silva')
})

test('PERM-14 the help desk learns with which rule somebody is kept out', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${path}/from-where`)
  const main = page.getByRole('main')
  const choose = async (label: RegExp, name: string) => {
    await main.getByRole('button', { name: label }).click()
    await page
      .getByRole('option', { name: new RegExp(name, 'i') })
      .first()
      .click()
  }
  await choose(/^Who opens it/, 'Ana Silva')
  await choose(/^Mailbox to open/, 'Ana Silva')
  await main.getByRole('textbox', { name: /^IPv4 address/ }).fill('203.0.113.5')
  await main.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(
    main
      .getByRole('status')
      .getByText(/^(Yes|No)/)
      .first(),
  ).toBeVisible()
  await expect(main.getByRole('region', { name: 'Access control rules' })).toContainText(
    /Allowed by|Denied by|no rule matches/,
  )
  await expectAccessible(page)
  await page.goto(`${path}/reviews`)
  await expect(main.getByRole('link', { name: /^Review/ })).toHaveCount(0)
})

test('issue 14, 7: an auditor marks ways as reviewed at 360 px, and German fits', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const { owner, holder } = await share(await as('administrator'), 'reviewed', 'SEND_AS')
  const page = await as('auditor', { viewport: { width: 360, height: 740 } })
  const main = page.getByRole('main')
  await expect(async () => {
    await page.goto(`${path}?mailbox=${owner}`)
    await expect(main.getByText('reviewed.holder').first()).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await page.goto(`${path}/reviews?mailbox=${owner}&holder=${holder}`)
  const counts = 'Gone: 0. Changed: 0. Due again: 0. New: 1. Reviewed: 0.'
  await expect(main.getByText(counts)).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('link', { name: 'Review 1 way' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Holds until/ }).fill('2020-01-31')
  await dialog.getByRole('textbox', { name: /^Holds until/ }).press('Enter')
  await expect(dialog.getByText(/^This day is over/)).toBeVisible()
  await dialog.getByRole('textbox', { name: /^Holds until/ }).fill('2099-01-31')
  await dialog.getByRole('textbox', { name: /^Note/ }).fill('she covers for them')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Mark as reviewed' }).press('Enter')
  await expect(notices(page)).toContainText('1 way is marked as reviewed.')
  await expect(main.getByText(/she covers for them/).first()).toBeVisible()
  for (const each of ['', '/from-where', '/reviews', `/print?mailbox=${owner}`]) {
    await page.goto(`${path}${each}`)
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
    const isWide = await page.evaluate(() => document.body.scrollWidth > window.innerWidth)
    expect(isWide, each).toBe(false)
    await expectAccessible(page)
  }
})
