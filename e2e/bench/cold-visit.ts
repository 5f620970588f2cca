import type { BrowserContext, CDPSession } from '@playwright/test'
import { origin } from './backend.ts'
import { figure } from './figures.ts'

/** Counts what a page downloads until nothing more comes, by the endings of the addresses. */
function counting(session: CDPSession) {
  const paths = new Map<string, string>()
  const sizes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const length = Object.entries(response.headers).find(([name]) => /^content-length$/i.test(name))
    paths.set(requestId, new URL(response.url).pathname)
    sizes.set(requestId, Number(length?.[1] ?? 0))
  })
  return {
    requests: () => paths.size,
    kilobytes: (ending: string) =>
      [...paths]
        .filter(([, path]) => path.endsWith(ending))
        .reduce((sum, [id]) => sum + (sizes.get(id) ?? 0), 0) / 1000,
  }
}

/**
 * Measures what the first visit of a list downloads: requests until its rows are there, kilobytes
 * of 1000 bytes as compressed by brotli, without headers.
 */
export async function coldVisitFigures(context: BrowserContext, users: string) {
  const browser = context.browser()
  const state = await context.storageState()
  const cold = await browser?.newContext({ storageState: { ...state, origins: [] } })
  if (!cold) throw new Error('The browser is gone')
  const page = await cold.newPage()
  const session = await cold.newCDPSession(page)
  await session.send('Network.enable')
  const counted = counting(session)
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!Reflect.get(entry, 'hadRecentInput'))
          Object.assign(window, {
            shifted: Reflect.get(window, 'shifted') + Reflect.get(entry, 'value'),
          })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${origin}${users}`)
  await page.waitForSelector('tbody tr a[href*="/users/"]')
  await page.waitForLoadState('networkidle')
  const shifted = await page.evaluate(() => Number(Reflect.get(window, 'shifted')))
  await cold.close()
  return [
    figure('first visit of users, requests', counted.requests(), '', { budget: 30 }),
    figure('first visit of users, JavaScript', counted.kilobytes('.js'), 'kB', { budget: 330 }),
    figure('first visit of users, CSS', counted.kilobytes('.css'), 'kB', { budget: 75 }),
    figure('first visit of users, layout shift', shifted, '', { budget: 0.01 }),
  ]
}
