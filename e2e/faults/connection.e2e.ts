import { awsServices } from '@mailroom/schemas/aws-call'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { allowEverythingBut, examplePath, organizationsPath } from '../local-aws.ts'

const connectionPath = '/local/us-east-1/connection'

test.afterEach(() => allowEverythingBut())

/** All services but S3. */
const allServices = awsServices.length - 1

/** The states of services; that of S3 depends on whether a bucket for exports is saved. */
const inState = (page: Page, state: string | RegExp) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasNotText: 'Amazon S3' })
    .getByText(state, { exact: true })

test('NOAPI-05 S-18 the menu and the palette lead to what the connection can do', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto(organizationsPath)
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Connection' })
    .click()
  await expect(page).toHaveURL(connectionPath)
  const main = page.getByRole('main')
  await expect(main.getByText(/^arn:aws:iam::\d{12}:user\/local$/)).toBeVisible()
  await expect(inState(page, 'Available')).toHaveCount(allServices)
  await expect(main.getByRole('row', { name: /Wiping mobile devices/ })).toContainText('Simulated')
  await expect(main.getByRole('row', { name: /IAM Identity Center/ })).toContainText('Available')
  await expectAccessible(page)

  await page.goto(organizationsPath)
  await expect(page.getByRole('link', { name: 'example-corp' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search the console' }).fill('what this')
  await page.getByRole('option', { name: /What this connection can do/ }).click()
  await expect(page).toHaveURL(connectionPath)
})

test('01 IAM-01 IAM-16 a denied service shows the statement to add, the rest of the page works, and a new look shows that it was added', async ({
  as,
}) => {
  await allowEverythingBut('ses:*', 'workmail:ResetPassword')
  const page = await as('auditor')
  await page.goto(connectionPath)
  const main = page.getByRole('main')
  await expect(main.getByText(/^AWS denied access/)).toHaveCount(1)
  await expect(main.getByText('ses:ListIdentities.')).toBeVisible()
  await expect(main.locator('pre').filter({ hasText: '"ses:ListIdentities"' })).toBeVisible()
  await expect(
    main.getByText('workmail:ResetPassword: needed by Administrator and Help desk'),
  ).toBeVisible()
  await expect(main.getByText('Available in part')).toHaveCount(1)
  await expect(inState(page, 'Available')).toHaveCount(allServices - 2)
  await expectAccessible(page)

  await allowEverythingBut()
  await main.getByRole('button', { name: 'Refresh' }).click()
  await expect(inState(page, 'Available')).toHaveCount(allServices)
  await expect(main.locator('pre')).toHaveCount(0)

  await allowEverythingBut('iam:*', 'workmail:DescribeUser')
  await main.getByRole('button', { name: 'Refresh' }).click()
  await expect(inState(page, 'Answers, permissions not checked')).toHaveCount(2)
  await expect(inState(page, /^IAM could not be asked\./)).toHaveCount(2)
})

test('01 ERR-01 a denied part of the overview says what is missing and leaves the other parts alone', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  await allowEverythingBut('workmail:ListMailDomains')
  const page = await as('auditor')
  await page.goto(examplePath)
  const main = page.getByRole('main')
  await expect(
    main.getByText(/does not have the permission workmail:ListMailDomains/),
  ).toBeVisible()
  const statement = main.locator('pre')
  await expect(statement).toContainText('"workmail:ListMailDomains"')
  await expect(statement).toContainText(':organization/')
  await expect(main.getByText('WorkMail directory', { exact: true })).toBeVisible()
  await expect(main.getByRole('link', { name: /^\d+ enabled$/ })).toHaveCount(3)
})
