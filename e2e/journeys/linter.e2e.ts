import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { ask, takeSnapshot } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const linterPath = `${examplePath}/exit/linter`

/** Undoes what an earlier try of these journeys has decided and accepted. */
async function startOver(page: Page) {
  const none = {
    ...{ domains: [], verified: [], quotas: [], countries: [], ways: [], innerGroups: [] },
    ...{ byHand: [], excluded: [], names: [] },
  }
  await ask(page, 'lintDecisions.put', { ...none, expected: {} })
  const Accepted = z.object({ items: z.array(z.object({ findingId: z.string() })) })
  const list = await ask(page, 'lintFindings.list', { filter: { accepted: true }, limit: 1_000 })
  const findingIds = Accepted.parse(list).items.map(({ findingId }) => findingId)
  if (findingIds.length > 0) await ask(page, 'lintFindings.reopen', { findingIds })
}

test.describe.configure({ mode: 'serial' })

test('07 §11 scenario 22: an administrator compares targets by keyboard, decides, and accepts a finding with a reason', async ({
  as,
}) => {
  const page = await as('administrator')
  await takeSnapshot(page, 'complete')
  await startOver(page)
  await page.goto(`${examplePath}/exit`)
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Compare targets (linter)' }).press('Enter')
  await expect(main.getByRole('heading', { level: 1, name: 'Linter' })).toBeVisible()
  const targets = main.getByRole('table', { name: 'Targets' })
  await expect(targets.getByRole('row')).toHaveCount(14)
  const findings = main.getByRole('table', { name: 'Findings' })
  await expect(findings.getByRole('row', { name: /LINT-03/ }).first()).toBeVisible()
  await expectAccessible(page)

  // A target narrows the findings below.
  await targets.getByRole('link', { name: 'Google Workspace' }).press('Enter')
  await expect(page).toHaveURL(/target=Google/)
  await main.getByRole('combobox', { name: 'Rule' }).selectOption('LINT-03')
  const domain = findings.getByRole('row', { name: /example\.com.*LINT-03/ })
  await expect(domain).toContainText('Nobody has decided where this domain goes.')

  await domain.getByRole('link', { name: 'Decide' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^Where domains go/ }).fill('example.com = example.com')
  await dialog
    .getByRole('textbox', { name: /^Domains verified/ })
    .fill('Google example.com\nZoho example.com')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save changes' }).press('Enter')
  await expect(notices(page)).toContainText('The decisions were saved.')

  await page.goto(`${linterPath}?rule=LINT-03&target=M365&text=example.com`)
  await expect(domain).toContainText('example.com is not verified at the target.')
  await expect(domain).not.toContainText('Google Workspace')
  await page.getByRole('button', { name: 'Actions for LINT-03 of example.com' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Accept' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('we choose Google')
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter')
  await expect(notices(page)).toContainText('1 finding is accepted.')
  await expect(domain).toContainText(/: we choose Google/)

  await main.getByRole('button', { name: 'Export: Findings' }).press('Enter')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).press('Enter'),
  ])
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toContain('example.com is not verified at the target.')
  expect(file).toContain('we choose Google')
})

test('EXIT-01 EXIT-04 an auditor reads the findings at 360 px; the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const auditor = await as('auditor', { viewport: { width: 360, height: 740 } })
  await auditor.goto(linterPath)
  const main = auditor.getByRole('main')
  await expect(main.getByText(/^From the snapshot of/)).toBeVisible()
  await expect(main.getByText('The target refuses addresses').first()).toBeVisible()
  await expect(main.getByRole('link', { name: 'Decisions' })).toHaveCount(0)
  await expect(main.getByRole('link', { name: 'Accept all open ones' })).toHaveCount(0)
  await expect(main.getByRole('button', { name: /^Actions for/ })).toHaveCount(0)
  // What was decided is read by everybody who reads findings.
  await expect(main.getByText('Google example.com; Zoho example.com')).toBeVisible()
  const isWide = await auditor.evaluate(() => document.body.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
  await main.getByRole('button', { name: 'What the linter cannot know' }).click()
  await expect(main.getByText(/^AWS has no API for flow rules/)).toBeVisible()
  await expectAccessible(auditor)

  const helpDesk = await as('helpDesk')
  await helpDesk.goto(linterPath)
  await expect(helpDesk.getByRole('main')).toContainText(
    'Your role, Help desk, does not include this.',
  )
  await expect(helpDesk.getByRole('table')).toHaveCount(0)
})
