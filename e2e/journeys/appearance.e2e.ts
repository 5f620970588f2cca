import type { Page } from '@playwright/test'
import { plan } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { allStaff, boardRoom, examplePath, prepareUser } from '../local-aws.ts'

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } }

/** Every language, size and appearance at least once: all of them together would show nothing more. */
const looks = [
  { language: 'en', locale: 'en-GB', size: 'wide', colorScheme: 'light' },
  { language: 'de', locale: 'de-DE', size: 'narrow', colorScheme: 'dark' },
  { language: 'id', locale: 'id-ID', size: 'narrow', colorScheme: 'light' },
] as const

/** The addresses of pages and dialogs below the example organization, for a user and a plan that were prepared. */
function pagesOf(user: string, job: string) {
  return [
    '',
    'users',
    'users/create',
    `users/${user}`,
    `users/${user}/edit`,
    `users/${user}/aliases`,
    `users/${user}/groups`,
    `users/${user}/permissions`,
    `users/${user}/permissions/add`,
    `users/${user}/quota`,
    `users/${user}/mobile-devices`,
    `users/${user}/disable`,
    `users/${user}/reset-password`,
    'groups',
    `groups/${allStaff}/members/add`,
    `groups/${allStaff}/recipients`,
    'resources',
    `resources/${boardRoom}/booking-options/edit`,
    'help-desk',
    'bulk/grantPermissions',
    'bulk/addAlias?text=ana.silva',
    `users/${user}/offboard`,
    'onboard',
    'onboarding-templates',
    'import-users',
    'find-address',
    'jobs',
    `jobs/${job}`,
    `jobs/${job}/start`,
  ].map((path) => `${examplePath}/${path}`)
}

const consolePages = ['/local/us-east-1/organizations', '/sessions', '/audit-log', '/api-reference']

/** Nothing sticks out of the page sideways; tables may scroll inside of themselves. */
async function expectNoSidewaysScrolling(page: Page) {
  const excess = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  await expect.poll(excess, { message: page.url() }).toBeLessThanOrEqual(0)
}

for (const { language, locale, size, colorScheme } of looks)
  test(`every page is accessible in ${language}, ${size}, ${colorScheme}`, async ({ as }) => {
    test.setTimeout(240_000)
    const page = await as('administrator', { locale, viewport: sizes[size], colorScheme })
    const user = await prepareUser(`axe.${language}`)
    const job = await plan(page, { kind: 'disable', targets: { entityIds: [user] } })
    for (const address of [...consolePages, ...pagesOf(user, job)]) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (/disable|reset|start|add$|options/.test(address))
        await expect(page.getByRole('dialog')).toBeVisible()
      await expect(page.getByRole('main').getByText(/^(Loading|Lädt|Memuat)/)).toHaveCount(0)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expectNoSidewaysScrolling(page)
      await expectAccessible(page)
    }
  })

test('the sign-in page is accessible, light and dark, wide and narrow', async ({ browser }) => {
  for (const viewport of Object.values(sizes))
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'de-DE' })
      const page = await context.newPage()
      await page.goto('/sign-in?problem=noRole')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScrolling(page)
      await context.close()
    }
})

test('what somebody prefers is kept: language, appearance, density', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Benutzer' })).toBeVisible()
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dunkel' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Benutzer' })).toBeVisible()
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/)
})
