import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { canaryPassword, port, storageStateOf } from './environment.ts'

export type Role = 'administrator' | 'helpDesk' | 'auditor'

const origin = `http://127.0.0.1:${port}`

/**
 * Fails the test on anything a person should never see: console errors, failed scripts, foreign
 * hosts, a returned password.
 */
function watch(page: Page, offences: string[]) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      offences.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => offences.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.hostname !== '127.0.0.1' && url.protocol !== 'data:' && url.protocol !== 'blob:')
      offences.push(`foreign host: ${url.href}`)
    if (decodeURIComponent(url.href).includes(canaryPassword))
      offences.push(`password in ${url.pathname}`)
  })
  page.on('response', async (response) => {
    if (!response.url().startsWith(`${origin}/api/`)) return
    const text = await response.text().catch(() => '')
    if (text.includes(canaryPassword)) offences.push(`password in the answer of ${response.url()}`)
  })
}

type Fixtures = {
  /**
   * The statuses of the refusals that the test provokes; the browser writes a console error for
   * each.
   */
  refusals: number[]
  /** Opens a page signed in as a role. */
  as: (role: Role, options?: BrowserContextOptions) => Promise<Page>
}

async function open(browser: Browser, role: Role, options: BrowserContextOptions) {
  const context = await browser.newContext({ ...options, storageState: storageStateOf(role) })
  return context.newPage()
}

export const test = base.extend<Fixtures>({
  refusals: [[], { option: true }],
  as: async ({ browser, contextOptions, refusals }, use) => {
    const offences: string[] = []
    const pages: Page[] = []
    await use(async (role, options = {}) => {
      const page = await open(browser, role, { ...contextOptions, ...options })
      watch(page, offences)
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
    const expected = (offence: string) =>
      refusals.some((status) => offence.includes(`the server responded with a status of ${status}`))
    expect(offences.filter((offence) => !expected(offence))).toEqual([])
  },
})

/** How long the index may take to read the sample organization. Milliseconds. */
export const indexed = { timeout: 20_000 }

/** Returns the list of the notices about finished actions. */
export function notices(page: Page): Locator {
  return page.getByRole('list', { name: 'Notifications' })
}

/**
 * Checks a page, or the part of it that a selector names, with axe-core with all rules, including
 * target size (WCAG 2.5.8). Legacy mode only skips frames, of which there are none.
 */
export async function expectAccessible(page: Page, part?: string) {
  // A control that is partly behind the bars at the top would count as too small a target.
  await page.evaluate(() => scrollTo(0, 0))
  // What is still fading in would have too little contrast.
  await page.evaluate(async () => {
    const fading = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(fading.map(({ finished }) => finished))
  })
  const builder = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (part === undefined ? builder : builder.include(part))
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).toEqual([])
}

export { expect }
