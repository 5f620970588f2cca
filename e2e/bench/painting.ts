import type { BrowserContext, Page } from '@playwright/test'
import { origin } from './backend.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const rounds = 15

/**
 * More rounds where the 95th percentile counts: of 15 it would be the slowest. So many texts of
 * `textOf` differ.
 */
const filterRounds = 56

/** Returns the text of a round in letters of either case, because the cache would answer a repeated one. */
function textOf(round: number): string {
  return [...'ana.silva'.slice(0, 3 + (round % 7))]
    .map((letter, place) => ((round >> place) & 1 ? letter.toUpperCase() : letter))
    .join('')
}

/**
 * Measures the milliseconds from an event in the page until its result is painted: inside the page,
 * from the event to the frame after the one in which `selector` first matches.
 */
export async function msUntilPainted(
  page: Page,
  event: 'click' | 'input',
  selector: string,
  act: () => Promise<void>,
) {
  await page.evaluate(
    ([name, wanted]) => {
      const measured = new Promise<number>((resolve) => {
        window.addEventListener(
          name,
          () => {
            const started = performance.now()
            const look = () => {
              if (!document.querySelector(wanted)) return requestAnimationFrame(look)
              return requestAnimationFrame(() =>
                setTimeout(() => resolve(performance.now() - started)),
              )
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      })
      Object.assign(window, { measured })
    },
    [event, selector] as const,
  )
  await act()
  return page.evaluate(() => Reflect.get(window, 'measured') as Promise<number>)
}

async function samplesOf(
  count: number,
  sample: (round: number) => Promise<number>,
): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < count; round++) samples.push(await sample(round))
  return samples
}

export async function median(sample: (round: number) => Promise<number>): Promise<number> {
  return percentile(await samplesOf(rounds, sample), 0.5)
}

/**
 * Measures typing in the filter of the list with 100 rows until the one remaining user is painted,
 * many times.
 */
async function filterMs(page: Page, row: (number: number) => string): Promise<number[]> {
  const filter = page.getByRole('main').getByRole('searchbox')
  const found = `${row(1)} a[href$="/00000000-0000-4000-8000-000000000001"]`
  return samplesOf(filterRounds, async (round) => {
    await filter.fill('')
    await page.waitForSelector(row(100))
    // Nobody clears a filter and types within the pause in which the list gathers letters.
    await page.waitForTimeout(150)
    return msUntilPainted(page, 'input', found, () => filter.fill(textOf(round)))
  })
}

async function dialogMs(page: Page): Promise<number> {
  return median(async () => {
    const disable = page.getByRole('link', { name: 'Disable' })
    const ms = await msUntilPainted(page, 'click', 'dialog[open]', () => disable.click())
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !document.querySelector('dialog[open]'))
    return ms
  })
}

/** Measures typing at the help desk until a person is found. */
async function searchMs(page: Page): Promise<number> {
  const search = page.getByLabel('Find a person')
  return median(async (round) => {
    await search.fill('')
    await page.waitForFunction(() => !document.querySelector('.people-found [role=option]'))
    const text = 'ana silva'.slice(0, 3 + (round % 7))
    return msUntilPainted(page, 'input', '.people-found [role=option]', () => search.fill(text))
  })
}

/** Returns medians of what a person waits for on the users list with 100 rows per page, warm. */
export async function paintingFigures(context: BrowserContext, organizationId: string) {
  const page = await context.newPage()
  const organization = `${origin}/local/us-east-1/organizations/${organizationId}`
  await page.goto(`${organization}/users`)
  // The setting makes the list show 100 rows on every visit.
  await page.getByRole('button', { name: 'List settings' }).click()
  await page.getByRole('radio', { name: '100 rows' }).check()
  await page.getByRole('button', { name: 'Confirm' }).click()
  const row = (number: number) => `main table tbody tr:nth-child(${number})`
  await page.waitForSelector(row(100))

  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  const untilRow = (number: number) =>
    median(async () => {
      await menu.getByRole('link', { name: 'Overview' }).click()
      await page.waitForFunction((wanted) => !document.querySelector(wanted), row(25))
      const users = menu.getByRole('link', { name: 'Users', exact: true })
      return msUntilPainted(page, 'click', row(number), () => users.click())
    })
  const window = await untilRow(25)
  const whole = await untilRow(100)
  const filter = await filterMs(page, row)
  await page.goto(`${organization}/users/00000000-0000-4000-8000-000000000001`)
  const dialog = await dialogMs(page)
  await page.goto(`${organization}/help-desk`)
  const search = await searchMs(page)
  await page.close()
  return [
    figure('navigation → users that fit the window painted, median', window, 'ms'),
    figure('navigation → 100 users painted, median', whole, 'ms', { budget: 100 }),
    figure('filter of 100 users → painted, median', percentile(filter, 0.5), 'ms', { budget: 38 }),
    figure('filter of 100 users → painted, p95', percentile(filter, 0.95), 'ms', { budget: 60 }),
    figure('dialog opened → painted, median', dialog, 'ms', { budget: 40 }),
    figure('help-desk search, 1,000 users → painted, median', search, 'ms', { budget: 50 }),
  ]
}
