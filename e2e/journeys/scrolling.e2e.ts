import type { Page } from '@playwright/test'
import { expect, test } from '../journey.ts'
import { ana, examplePath } from '../local-aws.ts'

/** So low that every page is longer. */
const viewport = { width: 1280, height: 320 }

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))

test('a page that a link far down leads to opens at its top, and the way back leads to the place that was left', async ({
  as,
}) => {
  const page = await as('administrator', { viewport })
  await page.goto(`${examplePath}/users`)
  const link = page.getByRole('rowheader').last().getByRole('link')
  await link.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const place = await scrolled(page)
  expect(place, 'the page is scrolled down').toBeGreaterThan(100)
  await link.click()
  await expect(page.getByRole('heading', { level: 2, name: 'User details' })).toBeAttached()
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  expect(await scrolled(page)).toBe(0)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeAttached()
  await expect.poll(() => scrolled(page)).toBe(place)
})

test('a page whose address is opened is at its top', async ({ as }) => {
  const page = await as('administrator', { viewport })
  for (const path of ['', '/users', `/users/${ana}`, '/groups', '/domains', '/access-rules']) {
    await page.goto(`${examplePath}${path}`)
    await expect(page.locator('main:not([aria-busy])')).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
    expect(await scrolled(page), path).toBe(0)
  }
})

test('a tab and a dialog of a page leave it where it is', async ({ as }) => {
  const page = await as('administrator', { viewport })
  await page.goto(`${examplePath}/users/${ana}`)
  const tab = page.getByRole('tab', { name: 'Groups' })
  await tab.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const place = await scrolled(page)
  expect(place).toBeGreaterThan(50)
  await tab.click()
  await expect(page.getByRole('tab', { name: 'Groups', selected: true })).toBeVisible()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  expect(await scrolled(page)).toBe(place)
  await page.getByRole('tabpanel').getByRole('link', { name: /^Add/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await scrolled(page)).toBe(place)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await scrolled(page)).toBe(place)
})
