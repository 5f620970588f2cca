import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath, managedDirectoryId, organizationsPath, setBucket } from '../local-aws.ts'

// No other journey exports from this organization.
const organizationPath = `${organizationsPath}/${managedDirectoryId}`
const setupPath = `${organizationPath}/exit/exports/setup`

const bucket = 'journey-exports'
const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002'
const roleArn = 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole'

/** The states of a bucket that is fit for exports. */
const fit = {
  ...{ name: bucket, region: 'us-east-1', public: false, publicAccessBlock: true },
  ...{ encryptionKeyArn: kmsKeyArn, versioning: 'Enabled', lifecycle: [], denies: [] },
}

const field = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('textbox', { name, exact: true })

/** The item of a check, by its name. */
const check = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Checks' }).getByRole('listitem').filter({ hasText: name })

/** Makes the bucket what a check finds, and checks again. */
async function checkWith(page: Page, changes: object) {
  await setBucket({ ...fit, ...changes })
  await page.getByRole('button', { name: 'Check now' }).click()
}

test.describe.configure({ mode: 'serial' })

test('EXIT-08 EXIT-10 scenario 6: what stands in the way of exports is found in a bucket, and told with what to do', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  await page.goto(organizationPath)
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  await menu.getByRole('link', { name: 'Mailbox exports' }).click()
  const main = page.getByRole('main')
  await expect(main.getByText('Exports are not prepared yet')).toBeVisible()
  await expect(main.getByRole('button', { name: 'Plan exports' })).toBeDisabled()
  await main.getByRole('link', { name: 'Prepare exports' }).first().click()
  await expect(main.getByText('Nothing is set yet.').first()).toBeVisible()
  await expect(check(page, 'The bucket is private')).toContainText('Not checked')
  await expectAccessible(page)

  await main.getByRole('link', { name: 'Edit', exact: true }).click()
  await field(page, 'Bucket').fill(bucket)
  await field(page, 'Prefix').fill('/mail')
  await field(page, 'ARN of the KMS key').fill(kmsKeyArn.replace(/key\/.*/, 'alias/mailboxes'))
  await field(page, 'ARN of the role').fill(roleArn)
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save changes' })
  await save.click()
  await expect(dialog.getByText('Begin the prefix without a slash.')).toBeVisible()
  await expect(dialog.getByText('This is an alias.')).toBeVisible()
  await expectAccessible(page)
  await field(page, 'Prefix').fill('mail')
  await field(page, 'ARN of the KMS key').fill(kmsKeyArn)
  await save.click()
  await expect(notices(page)).toContainText('The settings of exports were saved.')
  await expect(main.getByText('mail/', { exact: true })).toBeVisible()

  await checkWith(page, { public: true })
  await expect(check(page, 'The bucket is private')).toContainText('Failed')
  await expect(check(page, 'The bucket is private')).toContainText('lets everybody in')
  await checkWith(page, { lifecycle: [{ prefix: '', days: 30 }] })
  await expect(check(page, 'Exports stay')).toContainText('after 30 days')
  await expect(check(page, 'The bucket is private')).toContainText('Passed')
  await checkWith(page, { denies: ['GetBucketPolicyStatus'] })
  const denied = check(page, 'The bucket is private')
  await expect(denied).toContainText('Could not be checked: not allowed to look')
  await expect(denied).toContainText('s3:GetBucketPolicyStatus')
  await expectAccessible(page)
  await checkWith(page, { region: 'eu-central-1' })
  await expect(check(page, 'Region of the bucket')).toContainText('The bucket is in eu-central-1')
  await expect(main.getByText(/: 2 failed and \d could not be checked\.$/)).toBeVisible()
  await checkWith(page, {})
  await expect(main.getByText(/^Checked (?!.*failed).*\.$/)).toBeVisible()
  await page.reload()
  await expect(main.getByText(/^Checked (?!.*failed).*\.$/)).toBeVisible()
})

test('EXIT-09 the documents are filled in, narrow, and saved as the files that the commands read', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(setupPath)
  const role = page.getByRole('region', { name: 'Permissions of the export role' })
  const download = page.waitForEvent('download')
  await role.getByRole('button', { name: 'Download mailbox-export-policy.json' }).press('Enter')
  const saved = await readFile(await (await download).path(), 'utf8')
  expect(JSON.parse(saved)).toMatchObject({ Version: '2012-10-17' })
  expect(saved).toContain(`"arn:aws:s3:::${bucket}/mail/*"`)
  expect(saved).not.toMatch(/"\*"|s3:\*|kms:\*/)

  await role.getByRole('button', { name: 'Show mailbox-export-policy.json' }).press('Enter')
  await expect(role.getByText(`arn:aws:s3:::${bucket}/*`)).toHaveCount(0)
  await role.getByRole('checkbox', { name: 'As in AWS’s guide' }).press('Space')
  await expect(role.getByText(`arn:aws:s3:::${bucket}/*`)).toBeVisible()
  await page.getByRole('button', { name: /^Commands that create the export role/ }).press('Enter')
  await expect(
    page.getByText(/aws iam create-role --role-name WorkmailMailboxExportRole/),
  ).toBeVisible()
  await expectAccessible(page)
})

test('EXIT-01 EXIT-04 an auditor reads the checks, and the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const auditor = await as('auditor', { viewport: { width: 360, height: 740 } })
  await auditor.goto(setupPath)
  await expect(check(auditor, 'Exports stay')).toContainText('Passed')
  await expect(auditor.getByRole('button', { name: 'Check now' })).toHaveCount(0)
  await expect(auditor.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0)
  await expectAccessible(auditor)
  const width = await auditor.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)

  const helpDesk = await as('helpDesk')
  await helpDesk.goto(examplePath)
  const menu = helpDesk.getByRole('navigation', { name: 'Main navigation' })
  await expect(menu.getByRole('link', { name: 'Users' })).toBeVisible()
  await expect(menu.getByRole('link', { name: 'Mailbox exports' })).toHaveCount(0)
  await helpDesk.goto(setupPath)
  await expect(helpDesk.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
})
