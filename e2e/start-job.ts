import { expect, type Page } from '@playwright/test'

/** Starts the plan on the screen, if it needs no typed number. */
export async function startJob(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(dialog).toBeHidden()
}
