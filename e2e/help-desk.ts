import type { Locator, Page } from '@playwright/test'

/** Returns the field of the help desk's page that searches for a person. */
export function searchOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Find a person' })
}

/** Returns the dialog that hands over a user's new password. */
export function handOverOf(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name: `Password of ${name}` })
}
