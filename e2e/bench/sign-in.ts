import type { Browser, BrowserContext } from '@playwright/test'
import { origin } from './backend.ts'

/**
 * Returns a browser context that is signed in as the administrator through the local identity
 * provider.
 */
export async function signIn(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto(`${origin}/auth/sign-in?returnTo=/sessions`)
  await page.getByRole('button', { name: 'administrator@mailroom.example' }).click()
  await page.waitForURL(`${origin}/sessions`)
  await page.close()
  return context
}
