import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

async function exported(page: Page, format: string): Promise<{ file: Download; text: string }> {
  await page.getByRole('button', { name: 'Export: Users' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format, exact: true }).click()
  const file = await saving
  return { file, text: await readFile(await file.path(), 'utf8') }
}

test('an auditor exports exactly the filter and the columns of a list, with all pages, in three formats', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users?pageSize=10&text=ana.silva`)
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
  const csv = await exported(page, 'CSV (commas, for Excel)')
  expect(csv.file.suggestedFilename()).toMatch(
    /^example-corp_Users_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.csv$/,
  )
  expect(csv.text).toMatch(/^\uFEFFUser name,Display name,Primary email address,Status,Aliases\r\n/)
  expect(csv.text).toContain('ana.silva,Ana Silva,ana.silva@example.com,Enabled,')
  expect(csv.text).not.toContain('Jürgen')
  await expect(page.getByText(/saved as example-corp_Users/)).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${examplePath}/users?pageSize=10`)
  await expect(page.getByRole('row')).toHaveCount(11)
  const json = await exported(page, 'JSON')
  const users: { name: string; email: string | null }[] = JSON.parse(json.text)
  expect(users.length).toBeGreaterThan(11)
  expect(users.find(({ name }) => name === 'ana.silva')).toMatchObject({
    email: 'ana.silva@example.com',
  })
  const workbook = await exported(page, 'Excel workbook (XLSX)')
  expect(workbook.file.suggestedFilename()).toMatch(/\.xlsx$/)
  expect(workbook.text.slice(0, 2)).toBe('PK')
  await expect(page.getByRole('button', { name: 'Export: Users' })).toBeFocused()
})
