import type { Browser } from '@playwright/test'
import lighthouse, { desktopConfig } from 'lighthouse'
import { debuggingPort } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { signIn } from './sign-in.ts'

const runs = 5
const categories = ['performance', 'accessibility', 'best-practices'] as const

type Scores = Record<(typeof categories)[number], number>

/**
 * Returns the scores of one run, in points of 100; repeats a run that Lighthouse could not score,
 * at most twice.
 */
async function scoresOf(url: string, cookie: string, mobile: boolean, tries = 3): Promise<Scores> {
  const result = await lighthouse(
    url,
    {
      port: debuggingPort,
      onlyCategories: [...categories],
      extraHeaders: { Cookie: cookie },
      logLevel: 'error',
    },
    mobile ? undefined : desktopConfig,
  )
  const score = (category: string) => result?.lhr.categories[category]?.score ?? undefined
  const [performance, accessibility, bestPractices] = categories.map(score)
  if (performance === undefined || accessibility === undefined || bestPractices === undefined) {
    if (tries > 1) return scoresOf(url, cookie, mobile, tries - 1)
    throw new Error(`Lighthouse could not judge ${url}`)
  }
  return {
    performance: performance * 100,
    accessibility: accessibility * 100,
    'best-practices': bestPractices * 100,
  }
}

/** Returns Lighthouse's scores of a page for a signed-in person: medians of five cold visits. */
export async function lighthouseFigures(browser: Browser, url: string) {
  const context = await signIn(browser)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const figures = []
  for (const mobile of [false, true]) {
    const scores: Scores[] = []
    for (let run = 0; run < runs; run++) scores.push(await scoresOf(url, cookie, mobile))
    const budgets: Scores = {
      performance: mobile ? 65 : 98,
      accessibility: 100,
      'best-practices': 100,
    }
    for (const category of categories)
      figures.push(
        figure(
          `Lighthouse ${mobile ? 'mobile' : 'desktop'}, users list, ${category}`,
          percentile(
            scores.map((score) => score[category]),
            0.5,
          ),
          'points',
          { budget: budgets[category], atLeast: true },
        ),
      )
  }
  await context.close()
  return figures
}
