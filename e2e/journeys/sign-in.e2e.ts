import { expect, test } from '@playwright/test'
import { examplePath } from '../local-aws.ts'

test('after signing in a person gets to the page they opened', async ({ page }) => {
  await page.goto(`${examplePath}/users?text=ana`)
  await page
    .getByRole('link', { name: 'Sign in' })
    .or(page.getByRole('button', { name: 'Sign in' }))
    .click()
  await page.getByRole('button', { name: 'auditor@mailroom.example' }).click()
  await expect(page).toHaveURL(/\/users\?text=ana$/)
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
})

test('signing out ends the session here and at the provider, and asks for an account again', async ({
  page,
}) => {
  await page.goto('/auth/sign-in')
  await page.getByRole('button', { name: 'helpdesk@mailroom.example' }).click()
  await page.getByRole('button', { name: /Henry Helpdesk/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(
    page.getByRole('link', { name: 'Sign in' }).or(page.getByRole('button', { name: 'Sign in' })),
  ).toBeVisible()
  await page.goto('/auth/sign-in')
  await expect(page.getByRole('button', { name: 'auditor@mailroom.example' })).toBeVisible()
})
