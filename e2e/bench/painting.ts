import type { BrowserContext, Page } from '@playwright/test'
import { origin } from './backend.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const rounds = 15

/**
 * Milliseconds from an event in the page until what it should show is painted: counted inside the page, from the event to the
 * frame after the one in which `selector` first matches.
 */
async function msUntilPainted(
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

async function median(sample: () => Promise<number>): Promise<number> {
  const samples: number[] = []
  for (let round = 0; round < rounds; round++) samples.push(await sample())
  return percentile(samples, 0.5)
}

/** Medians of what a person waits for on the users list with 100 rows a page, warm. */
export async function paintingFigures(context: BrowserContext, organizationId: string) {
  const page = await context.newPage()
  const organization = `${origin}/local/us-east-1/organizations/${organizationId}`
  await page.goto(`${organization}/users`)
  // Chosen as a person would, so that the list has 100 rows again whenever it is visited.
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
      const users = menu.getByRole('link', { name: 'Users' })
      return msUntilPainted(page, 'click', row(number), () => users.click())
    })
  const window = await untilRow(25)
  const whole = await untilRow(100)
  await page.close()
  return [
    figure('navigation → users that fit the window painted, median', window, 'ms'),
    figure('navigation → 100 users painted, median', whole, 'ms', { budget: 100 }),
  ]
}
