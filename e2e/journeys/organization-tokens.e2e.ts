import { expect, expectAccessible, test } from '../journey.ts'
import { createToken, exampleId, examplePath, prepareUser, workmail } from '../local-aws.ts'

const path = `${examplePath}/identity-center/tokens`
const OrganizationId = exampleId

async function namesOf(UserId: string) {
  const { PersonalAccessTokenSummaries = [] } = await workmail.listPersonalAccessTokens({
    ...{ OrganizationId, UserId },
  })
  return PersonalAccessTokenSummaries.map(({ Name }) => Name).sort()
}

test('PAT-04 PAT-06 PAT-07 PAT-08 an administrator finds the tokens of all people by user and use, reads one, deletes it, and revokes others as a plan', async ({
  as,
}) => {
  const tilda = await prepareUser('tilda.token')
  for (const name of ['Tilda laptop', 'Tilda phone', 'Tilda script', 'Tilda tablet'])
    await createToken(tilda, name)
  const page = await as('administrator')
  await page.goto(path)
  await expect(
    page.getByRole('heading', { level: 1, name: 'Personal access tokens' }),
  ).toBeVisible()
  await expect(page.getByText('Tokens cannot be created here')).toBeVisible()
  await expect(page.getByText('WORKMAIL_PERSONAL_ACCESS_TOKEN_LOGS')).toBeVisible()
  await expect(page.getByRole('row', { name: /Old phone/ })).toContainText('Expired')
  await expectAccessible(page)

  await page.getByLabel('Expiry').selectOption('Expired')
  await expect(page.getByRole('row', { name: /Old phone/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Thunderbird/ })).toHaveCount(0)
  await page.goto(`${path}?user=${tilda}&unused=never`)
  await expect(page.getByRole('row', { name: /Tilda/ })).toHaveCount(4)

  await page.getByRole('link', { name: 'Tilda laptop' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The value of a token is shown once')
  await expect(dialog).toContainText('Token ID')
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Delete token' }).press('Enter')
  await expect(dialog.getByText('Never used.')).toBeVisible()
  await dialog.getByRole('textbox').fill('Tilda laptop')
  await dialog.getByRole('textbox').press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(await namesOf(tilda)).toEqual(['Tilda phone', 'Tilda script', 'Tilda tablet'])

  await page.goto(`${path}?user=${tilda}`)
  await page.getByRole('checkbox', { name: 'Select Tilda phone' }).check()
  await page.getByRole('checkbox', { name: 'Select Tilda script' }).check()
  await page.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('menuitem', { name: 'Plan to revoke 2 chosen tokens' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Revoke personal access tokens of 1 user' }),
  ).toBeVisible()
  await expect(page.getByText('For 1 entry this cannot be undone.')).toBeVisible()
  expect(await namesOf(tilda)).toHaveLength(3)
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await dialog.getByRole('textbox').fill('tilda.token')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('1 entry done')).toBeVisible()
  expect(await namesOf(tilda)).toEqual(['Tilda tablet'])
})

for (const role of ['helpDesk', 'auditor'] as const)
  test(`PAT-06 the ${role} reads all tokens at 360 px in German, and revokes none`, async ({
    as,
  }) => {
    const page = await as(role, { viewport: { width: 360, height: 740 }, locale: 'de-DE' })
    await page.goto(path)
    await expect(
      page.getByRole('heading', { level: 1, name: 'Persönliche Zugriffstoken' }),
    ).toBeVisible()
    await expect(page.getByText('Old phone').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Widerrufen' })).toHaveCount(0)
    await expect(page.getByRole('checkbox')).toHaveCount(0)
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await wider()).toBeLessThanOrEqual(0)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Old phone' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Token-ID')
    await expect(dialog.getByRole('link', { name: 'Token löschen' })).toHaveCount(0)
    expect(await wider()).toBeLessThanOrEqual(0)
  })
