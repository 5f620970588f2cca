import type { Page } from '@playwright/test'
import { addressOf, patterns, prepareThings } from '../addresses.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 740 } }

/**
 * The looks to check: every language, size and appearance at least once. All combinations would
 * show nothing more.
 */
const looks = [
  { language: 'en', locale: 'en-GB', size: 'wide', colorScheme: 'light' },
  { language: 'de', locale: 'de-DE', size: 'narrow', colorScheme: 'dark' },
  { language: 'id', locale: 'id-ID', size: 'narrow', colorScheme: 'light' },
] as const

/** The walk is split, so that each of the two workers of a test run takes a part. */
const halves = [0, 1] as const

/** Checks that the page does not scroll sideways; tables may scroll in their place. */
async function expectNoSidewaysScrolling(page: Page) {
  const excess = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  await expect.poll(excess, { message: page.url() }).toBeLessThanOrEqual(0)
}

const font = '"Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif'

/** Returns the distinct fonts of all texts on a page, except code and handed-over passwords. */
function fontsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const fonts = new Set<string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement
      if (!element || !text.nodeValue?.trim()) continue
      if (element.closest('script, style, noscript, code, pre, .handed-over-password')) continue
      fonts.add(getComputedStyle(element).fontFamily)
    }
    return [...fonts].map((family) => family.replaceAll("'", '"'))
  })
}

/** Goes to an address as a link does: the console that is open draws it. */
async function goTo(page: Page, address: string) {
  const name = () =>
    page.evaluate(() => `${document.title} on ${document.querySelector('h1')?.textContent}`)
  const before = await name()
  await page.evaluate((to) => {
    const idx = 1 + Number(history.state?.idx ?? 0)
    history.pushState({ usr: null, key: `walk${idx}`, idx }, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, address)
  await expect.poll(name, { message: address }).not.toBe(before)
}

/** Waits until everything at an address has loaded. */
async function settle(page: Page) {
  await expect(page.locator('main:not([aria-busy])')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/^(Loading|Wird geladen|Lädt|Memuat)\b/)).toHaveCount(0)
}

const isForm = (pattern: string) =>
  /\/(create|edit|add|enable|disable|reset-password|onboard|offboard|start|:kind)$/.test(pattern)

/** Checks that a form or dialog focuses its first field, never its close button. */
async function expectBegun(page: Page, pattern: string) {
  const begun = page.locator(
    ':is(input, textarea, button[aria-haspopup]):focus, .first-field:focus, main form button:focus',
  )
  await expect(begun, pattern).toHaveCount(1)
}

for (const { language, locale, size, colorScheme } of looks)
  for (const half of halves)
    test(`every page and dialog is accessible, names itself and focuses its first field in ${language}, ${size}, ${colorScheme} (${half + 1} of 2)`, async ({
      as,
    }, { retry }) => {
      test.setTimeout(900_000)
      const page = await as('administrator', { locale, viewport: sizes[size], colorScheme })
      const things = await prepareThings(page, `axe.${language}${half}${retry}`)
      const all = patterns()
      const mine = all.filter((_, index) => index % halves.length === half)
      expect(mine.length).toBeGreaterThan(30)
      expect(mine.filter(isForm).length).toBeGreaterThan(10)
      const titles = new Map<string, string>()
      for (const pattern of mine) {
        const address = addressOf(pattern, things)
        // Every address is opened by itself once; in the other languages the open console goes there.
        if (language === 'en' || titles.size === 0) await page.goto(address)
        else await goTo(page, address)
        await settle(page)
        if (isForm(pattern)) await expectBegun(page, pattern)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expect(page.getByRole('main')).toHaveCount(1)
        const title = await page.title()
        expect(title, pattern).toMatch(/^.+ – Mailroom$/)
        // A dialog asks the same on the page of a group as on that of a member.
        const heading = await page.getByRole('heading', { level: 1 }).textContent()
        const name = `${title} on ${heading}`
        expect([titles.get(name), name], pattern).toEqual([undefined, name])
        titles.set(name, pattern)
        await expectNoSidewaysScrolling(page)
        expect(await fontsOf(page), pattern).toEqual([font])
        // Content behind a dialog cannot be unfolded.
        const dialog = page.getByRole('dialog')
        const isDialog = (await dialog.count()) > 0
        const top = isDialog ? dialog : page.getByRole('main')
        for (const command of await top.getByRole('button', { name: 'AWS CLI' }).all())
          await command.press('Enter')
        await expectNoSidewaysScrolling(page)
        // The third language has the same elements as the other two. What lies behind a dialog has an
        // address of its own in this walk.
        if (language !== 'id')
          await expectAccessible(page, isDialog ? 'dialog[open], [role="dialog"]' : undefined)
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

test('preferences are kept: language, appearance, density', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Benutzer' })).toBeVisible()
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Dunkel' }).click()
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Kompakt' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Benutzer' })).toBeVisible()
  await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/)
  await expect(page.locator('body')).toHaveClass(/awsui-compact-mode/)
})
