import { searchOf } from '../help-desk.ts'
import { expect, test } from '../journey.ts'
import { examplePath, prepareUser, setFaults } from '../local-aws.ts'

/** Delays all of AWS's answers to the help desk. */
function slow(latencyMs: number) {
  const operations = ['ListUsers', 'DescribeUser', 'DescribeEntity', 'ResetPassword']
  return setFaults(...operations.map((operation) => ({ operation, kind: 'latency', latencyMs })))
}

test.describe('a slow AWS', () => {
  test.afterEach(() => setFaults())

  test('USR-25 type, Enter, Enter works caller after caller with 1.5 seconds of latency', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    for (const name of ['lena.late', 'luis.later']) await prepareUser(name)
    await page.goto(`${examplePath}/help-desk`)
    const search = searchOf(page)
    await slow(1_500)
    for (const name of ['lena.late', 'luis.later']) {
      await expect(search).toBeFocused()
      await page.keyboard.type(name)
      // The key comes before the answer of AWS. The index may know the person and answer at once.
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: `Reset the password of ${name}` })
      await expect(dialog.getByLabel('New password')).toBeFocused()
      await page.keyboard.press('Enter')
      const shown = page.getByRole('textbox', { name: `Password of ${name}` })
      await expect(shown).toBeFocused()
      await page.getByRole('button', { name: 'I have told them' }).click()
    }
    await expect(search).toBeFocused()
    // Whether there is somebody whom the index does not know, only AWS can say.
    await page.keyboard.type('zzyzx')
    await expect(page.getByText('Searching…')).toBeVisible()
    await expect(page.getByText('Nobody found', { exact: true })).toBeVisible()
  })

  test('USR-25 a held key closes nothing and resets nothing', async ({ as }) => {
    const page = await as('helpDesk')
    await prepareUser('hugo.held')
    await page.goto(`${examplePath}/help-desk`)
    await searchOf(page).fill('hugo.held')
    await expect(page.getByText('1 person found')).toBeVisible()
    await slow(1_500)
    for (let repeat = 0; repeat < 20; repeat++) await page.keyboard.down('Enter')
    const dialog = page.getByRole('dialog', { name: 'Reset the password of hugo.held' })
    await expect(dialog.getByLabel('New password')).toBeFocused()
    for (let repeat = 0; repeat < 20; repeat++) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await expect(dialog.getByRole('button', { name: 'Reset', exact: true })).toBeEnabled()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 1, name: 'Help desk' })).toBeVisible()
    await expect(dialog).toHaveCount(0)
  })
})

test.describe('an AWS that loses the answer', () => {
  test.use({ refusals: [502] })
  test.afterEach(() => setFaults())

  test('USR-25 after a lost answer to a reset, the page tells the help desk to reset again', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    const id = await prepareUser('dirk.dropped')
    await page.goto(`${examplePath}/users/${id}/reset-password`)
    await setFaults({ operation: 'ResetPassword', kind: 'drop', afterwards: true, count: 3 })
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(
      'It is not known whether the password was reset. Reset it again.',
    )
    await setFaults()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Password of dirk.dropped' })).toBeVisible()
  })
})
