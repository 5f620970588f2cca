import { expect, test } from '@playwright/test'
import { storageStateOf } from './environment.ts'

for (const role of ['administrator', 'helpDesk', 'auditor'] as const)
  test(`${role} signs in through the identity provider`, async ({ page }) => {
    await page.goto('/')
    await page
      .getByRole('link', { name: 'Sign in' })
      .or(page.getByRole('button', { name: 'Sign in' }))
      .click()
    await page.getByRole('button', { name: `${role.toLowerCase()}@mailroom.example` }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible()
    await page.context().storageState({ path: storageStateOf(role) })
  })
