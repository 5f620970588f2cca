import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, organizationsPath, prepareGroup, prepareUser } from '../local-aws.ts'

/** The title in the page's heading, where people with a screen reader start. */
const heading = (page: Page) => page.locator('h1 .page-title')

test('WCAG 2.4.3 a dialog that was opened by its address returns the focus to the heading, closed or saved', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('hal.heading')
  await page.goto(`${examplePath}/users/${id}/aliases/add`)
  await expect(page.getByRole('dialog', { name: /^Add alias/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(heading(page)).toBeFocused()

  await page.goto(`${examplePath}/users/${id}/quota/edit`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('spinbutton').fill('1234')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('MB of 1,234 MB')).toBeVisible()
  await expect(heading(page)).toBeFocused()
})

test('WCAG 2.4.3 after a removal from a list the focus is on the next row, or on the heading', async ({
  as,
}) => {
  const page = await as('administrator')
  const first = await prepareUser('rob.first')
  const second = await prepareUser('rob.second')
  const group = await prepareGroup('Robs', [first, second])
  await page.goto(`${examplePath}/groups/${group}/members`)
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(3)
  const removeFirst = async () => {
    await rows
      .nth(1)
      .getByRole('link', { name: /Remove/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await removeFirst()
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1).locator(':focus')).toHaveCount(1)
  await removeFirst()
  await expect(page.getByText('This group has no members')).toBeVisible()
  await expect(heading(page)).toBeFocused()
})

test('WCAG 1.4.10 at 400 % the heading is on the first screen and the bars scroll away', async ({
  as,
}) => {
  const page = await as('auditor', { viewport: { width: 320, height: 256 } })
  for (const path of ['', '/users', '/groups', '/jobs', '/find-address']) {
    await page.goto(`${examplePath}${path}`)
    await expect(heading(page)).toBeInViewport()
    const notice = page.getByRole('region', { name: 'End of Amazon WorkMail' })
    expect((await notice.boundingBox())?.height).toBeLessThan(30)
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(page.getByRole('link', { name: 'Mailroom' })).not.toBeInViewport()
  await expectAccessible(page)
})

test("forced colors: dialogs have a border, and a switch and the marked result have the system's colors", async ({
  as,
}) => {
  const page = await as('helpDesk', { forcedColors: 'active' })
  const id = await prepareUser('fred.forced')
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('New password', { exact: true })).toBeVisible()
  const borders = await dialog.evaluate((element) =>
    [...element.querySelectorAll('*')].map((inner) => getComputedStyle(inner).borderTopWidth),
  )
  expect(borders.slice(0, 4)).toContain('2px')
  const colours = await page.evaluate(() => {
    const probe = document.createElement('div')
    probe.style.background = 'Highlight'
    document.body.append(probe)
    const highlight = getComputedStyle(probe).backgroundColor
    probe.remove()
    const control = document.querySelector('[class*=toggle-control-checked]')
    return [highlight, control && getComputedStyle(control).backgroundColor]
  })
  expect(colours[1]).toBe(colours[0])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Search \(/ }).click()
  await expect(page.getByRole('option', { selected: true })).toHaveCSS(
    'background-color',
    colours[0] ?? '',
  )
})

test('? lists the keyboard shortcuts of the console, and a menu lists them too', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await expect(heading(page)).toHaveText('Users')
  await page.getByRole('searchbox').press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog).toContainText('Search for people, groups, resources, pages and actions')
  await expect(page).toHaveTitle('Keyboard shortcuts – Users – Mailroom')
  await expectAccessible(page)
  await dialog.getByText('Open this list with the ? key').click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('?')
  await page.getByRole('button', { name: /Aud Auditor/ }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('menuitem', { name: /Keyboard shortcuts/ }).click()
  await expect(dialog).toBeVisible()
})

test('menus and the search are accessible', async ({ as }) => {
  const page = await as('administrator')
  // An open menu covers no control of this page in part, which would count as too small a target.
  await page.goto(`${examplePath}/find-address`)
  for (const name of [/^Region/, /^Organization: /, /^Settings$/, /Ada Administrator/]) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('ana silva')
  await expect(page.getByRole('option', { name: /Ana Silva/ }).first()).toBeVisible()
  await expect(page).toHaveTitle(/ – Find an email address – Mailroom$/)
  await expectAccessible(page)
})

test('an organization keeps its name and its menu on the pages of the console, and another organization is two clicks away', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(organizationsPath)
  await page.getByRole('link', { name: 'example-corp', exact: true }).click()
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  await menu.getByRole('link', { name: 'Users', exact: true }).click()
  await menu.getByRole('link', { name: 'Audit log' }).click()
  await expect(page).toHaveTitle('Audit log – Mailroom')
  await expect(menu.getByRole('heading', { name: 'example-corp' })).toBeVisible()
  await menu.getByRole('link', { name: 'Groups' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: 'Organization: example-corp' }).click()
  await page.getByRole('menuitemradio').filter({ hasNotText: 'example-corp' }).first().click()
  await expect(page).not.toHaveURL(new RegExp(examplePath))
  await expect(page).toHaveURL(/\/groups$/)
})

test('a notice about a finished action stays until the person opens another page', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('wim.walks')
  await page.goto(`${examplePath}/users/${id}/edit`)
  await page.getByLabel('Job title').fill('Walker')
  await page.getByRole('button', { name: /^Save/ }).click()
  const notices = page.getByRole('region', { name: 'Notifications' })
  await expect(heading(page)).toHaveText('wim.walks')
  await expect(notices.getByText(/wim\.walks/)).toBeVisible()
  await page.getByRole('tab', { name: 'Aliases' }).click()
  await expect(notices.getByText(/wim\.walks/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Main navigation' }).getByText('Groups').click()
  await expect(heading(page)).toHaveText('Groups')
  await expect(notices.getByText(/wim\.walks/)).toHaveCount(0)
})
