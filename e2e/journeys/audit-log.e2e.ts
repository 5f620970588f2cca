import type { Page } from '@playwright/test'
import { addUsers, ask, askConsole, plan, untilFound } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { ana, examplePath, prepareUser } from '../local-aws.ts'

const password = 'Recorded-4711 enough'

/** Resets a password as the person who is signed in on a page. */
async function reset(page: Page, userId: string) {
  await ask(page, 'users.resetPassword', { userId, password })
}

/** Returns the row of the log for a change to somebody. */
function rowOf(page: Page, operation: string, name: string) {
  return page.getByRole('row').filter({ hasText: name }).filter({ hasText: operation })
}

test('M6 M7 an auditor learns who reset a password, and the link in a ticket opens after 30 more entries', async ({
  as,
}) => {
  const administrator = await as('administrator')
  const [userId = ''] = await addUsers(administrator, ['tilda.traced'])
  await untilFound(administrator, 'tilda.traced', 1)
  const helpDesk = await as('helpDesk')
  await reset(helpDesk, userId)

  const auditor = await as('auditor')
  await auditor.goto('/audit-log')
  await auditor.getByRole('searchbox', { name: 'Object or ID' }).fill('tilda.traced')
  const row = rowOf(auditor, 'Reset a password', 'tilda.traced')
  await expect(row).toContainText('Henry Helpdesk')
  await expect(row).toContainText('Done')
  await expect(row.getByRole('link', { name: 'tilda.traced' })).toHaveAttribute(
    'href',
    `${examplePath}/users/${userId}`,
  )
  await expectAccessible(auditor)

  await row.getByRole('link', { name: /^Entry \d+: Reset a password/ }).click()
  const dialog = auditor.getByRole('dialog', { name: /Reset a password – tilda\.traced/ })
  await expect(dialog).toContainText('127.0.0.1')
  await expect(dialog.getByRole('row', { name: /^Password/ })).toContainText('not recorded')
  await expectAccessible(auditor)
  const { pathname } = new URL(auditor.url())
  expect(pathname).toMatch(/^\/audit-log\/\d+$/)

  const taken = { kind: 'LIST', operation: 'users.list', format: 'CSV', rows: 1 }
  for (let count = 0; count < 30; count++) await askConsole(administrator, 'exports.record', taken)
  const later = await as('auditor')
  await later.goto(pathname)
  await expect(later.getByRole('dialog', { name: /tilda\.traced/ })).toContainText('Henry Helpdesk')
  await later.getByRole('link', { name: 'Everything done to tilda.traced' }).click()
  await expect(rowOf(later, 'Create a user', 'tilda.traced')).toBeVisible()
  await expect(later.getByRole('row')).toHaveCount(3)
})

test('M7 the values before and after an edit, and the history of a user with only their entries', async ({
  as,
}) => {
  const administrator = await as('administrator')
  const [userId = ''] = await addUsers(administrator, ['hanna.historied', 'hanno.historied'])
  await ask(administrator, 'users.update', {
    ...{ userId, city: 'Bonn', expected: {} },
  })
  await administrator.goto(`${examplePath}/users/${userId}`)
  await administrator.getByRole('tab', { name: 'History' }).click()
  await expect(administrator.getByRole('row')).toHaveCount(3)
  await administrator.getByRole('link', { name: /Edit a user/ }).click()
  const dialog = administrator.getByRole('dialog', { name: /Edit a user – hanna\.historied/ })
  await expect(dialog.getByRole('row', { name: /^City/ })).toContainText('Bonn')
  await administrator.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(administrator.getByRole('tab', { name: 'History' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expectAccessible(administrator)
})

test('M7 the log is narrowed by person, kind, result and time; the address has it all', async ({
  as,
}) => {
  const auditor = await as('auditor')
  await (await as('helpDesk')).goto('/')
  await auditor.goto('/audit-log?person=helpdesk&operation=signIn&time=month')
  await expect(auditor.getByRole('row', { name: /Sign in/ }).first()).toContainText('Help desk')
  await expect(auditor.getByRole('row', { name: /Administrator/ })).toHaveCount(0)
  await auditor.getByRole('button', { name: /Clear filters/ }).click()
  await expect(auditor).toHaveURL(/\/audit-log$/)
  await auditor.goto('/audit-log?time=range&to=2020-01-01T00:00:00.000Z')
  await expect(auditor.getByText('No entries match the filters.')).toBeVisible()
})

test('the plan of a bulk change is named by its kind and its count', async ({ as }) => {
  const administrator = await as('administrator')
  const ids = await Promise.all(['nora.named', 'nils.named'].map((name) => prepareUser(name)))
  const jobId = await plan(administrator, { kind: 'disable', targets: { entityIds: ids } })
  await ask(administrator, 'jobs.discard', { jobId })
  await administrator.goto(`/audit-log?objectId=${jobId}&object=plan`)
  await expect(administrator.getByRole('row', { name: /Discard a plan/ })).toContainText(
    /Disable 2 (users|entries)/,
  )
})

test('the help desk sees only its own changes, and is told so', async ({ as }) => {
  const administrator = await as('administrator')
  const [userId = ''] = await addUsers(administrator, ['otto.owned'])
  const helpDesk = await as('helpDesk')
  await reset(helpDesk, userId)
  await helpDesk.goto(`${examplePath}/users/${userId}/history`)
  await expect(helpDesk.getByText(/Only your own changes to this entry/)).toBeVisible()
  await expect(helpDesk.getByRole('row', { name: /Reset a password/ })).toBeVisible()
  await expect(helpDesk.getByRole('row', { name: /Create a user/ })).toHaveCount(0)
  await helpDesk.getByRole('link', { name: 'My changes' }).click()
  await expect(helpDesk.getByRole('heading', { level: 1, name: 'My changes' })).toBeVisible()
  await expect(rowOf(helpDesk, 'Reset a password', 'otto.owned')).toBeVisible()
  await expect(helpDesk.getByRole('row', { name: /Administrator/ })).toHaveCount(0)
  await expectAccessible(helpDesk)
})

test('an export is an entry of its own, and the proof of the trail is on the page', async ({
  as,
}) => {
  const auditor = await as('auditor')
  await auditor.goto('/audit-log?operation=exports.record&time=hour')
  await expect(auditor.getByRole('heading', { name: 'Proof' })).toBeVisible()
  await expect(auditor.getByText('What this does not prove')).toBeVisible()
  await auditor.getByRole('button', { name: 'Export: Audit log' }).click()
  const saving = auditor.waitForEvent('download')
  await auditor.getByRole('menuitem', { name: 'JSON', exact: true }).click()
  await saving
  await auditor.getByRole('button', { name: 'Refresh: Audit log' }).click()
  const row = auditor.getByRole('row', { name: /Export data/ }).first()
  await expect(row).toContainText('Audit log')
  await row.getByRole('link', { name: /^Entry/ }).click()
  const dialog = auditor.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /^Filter/ })).toContainText(
    'operation=exports.record',
  )
  await expect(dialog.getByRole('row', { name: /^Format/ })).toContainText('JSON')
})

test('m5 an auditor cannot change anything, and reads the onboarding templates', async ({ as }) => {
  const auditor = await as('auditor')
  await auditor.goto(`${examplePath}/onboarding-templates`)
  await expect(auditor.getByRole('heading', { level: 1 })).toHaveText(/^Onboarding templates/)
  await expect(auditor.getByRole('link', { name: 'Add template' })).toHaveCount(0)
  await auditor.goto('/audit-log')
  await expect(auditor.getByRole('table', { name: 'Audit log' })).toBeVisible()
  await expect(auditor.getByRole('button', { name: /delete|remove|edit/i })).toHaveCount(0)
})

for (const [what, options] of [
  ['on a telephone', { viewport: { width: 360, height: 740 } }],
  ['in German and dark', { locale: 'de-DE', colorScheme: 'dark' }],
  ['in Indonesian', { locale: 'id-ID' }],
] as const)
  test(`the audit log is accessible and not wider than the window ${what}`, async ({ as }) => {
    const page = await as('auditor', options)
    await page.goto('/audit-log?time=range')
    await expect(page.getByRole('table')).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(page)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
  })

test.describe('without a session', () => {
  test.use({ refusals: [401] })

  test('nothing is exported that the trail does not have', async ({ as }) => {
    const page = await as('auditor')
    await page.goto(`${examplePath}/users/${ana}/aliases`)
    await expect(page.getByRole('table', { name: 'Aliases' })).toBeVisible()
    let saved = 0
    page.on('download', () => {
      saved += 1
    })
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Export: Aliases' }).click()
    await page.getByRole('menuitem', { name: 'JSON', exact: true }).click()
    await expect(page.getByText(/Nothing was exported\./)).toBeVisible()
    expect(saved).toBe(0)
  })
})

test('M7 an auditor sees the changes of each day and their results, and the help desk does not', async ({
  as,
}) => {
  const auditor = await as('auditor')
  await auditor.goto('/audit-log')
  await auditor.getByRole('button', { name: 'Changes per day' }).click()
  const chart = auditor.getByRole('application', { name: 'Changes per day' })
  await expect(chart).toBeVisible()
  await auditor.getByRole('button', { name: 'As a table' }).click()
  const table = auditor.getByRole('region', { name: 'Changes per day' })
  await expect(table.getByRole('columnheader', { name: 'Done' })).toBeVisible()
  await expect(table.getByRole('row')).not.toHaveCount(1)
  // A series under the pointer dims the others.
  await auditor.mouse.move(0, 0)
  await expectAccessible(auditor)

  const helpDesk = await as('helpDesk')
  await helpDesk.goto('/audit-log')
  await expect(helpDesk.getByRole('heading', { level: 1, name: 'My changes' })).toBeVisible()
  await expect(helpDesk.getByRole('button', { name: 'Changes per day' })).toHaveCount(0)
})
