import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { plan } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, prepareUser } from '../local-aws.ts'

const dialogs = ['enable', 'disable', 'delete', 'reset-password']

/** An administrator's actions on a user, enabled or disabled, besides the reset of a password. */
const actions = ['Edit', 'Enable', 'Disable', 'Delete', 'Offboard']

/** Checks that the pages of an enabled and of a disabled user have none of these actions. */
async function expectNoActions(page: Page, ids: readonly string[], names: readonly string[]) {
  for (const id of ids) {
    await page.goto(`${examplePath}/users/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: /^\w+\.\w+$/ })).toBeVisible()
    for (const name of names) {
      await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
    }
  }
}

test('an auditor sees users, sessions and the audit log, but no actions', async ({ as }) => {
  const page = await as('auditor')
  const id = await prepareUser('otto.observed')
  await page.goto(`${examplePath}/users`)
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
  for (const name of ['Add user', 'Import users'])
    await expect(page.getByRole('link', { name })).toHaveCount(0)
  const disabled = await prepareUser('odo.observed', { enabled: false })
  await expectNoActions(page, [id, disabled], [...actions, 'Reset password'])
  await page.goto('/sessions')
  await expect(page.getByRole('table').getByText('Aud Auditor').first()).toBeVisible()
  await page.goto('/audit-log?person=administrator')
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Ada Administrator' }).first()).toBeVisible()
})

test('an auditor who opens the address of a change sees why it is refused', async ({ as }) => {
  const page = await as('auditor')
  const id = await prepareUser('ulf.untouched')
  for (const dialog of dialogs) {
    await page.goto(`${examplePath}/users/${id}/${dialog}`)
    await expect(page.getByRole('dialog', { name: 'Not allowed' })).toBeVisible()
  }
  await page.goto(`${examplePath}/users/create`)
  await expect(page.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
  await expectAccessible(page)
})

test('the help desk may reset passwords and nothing else', async ({ as }) => {
  const page = await as('helpDesk')
  const id = await prepareUser('hugo.helped')
  const disabled = await prepareUser('hera.helped', { enabled: false })
  await expectNoActions(page, [disabled, id], actions)
  await expect(page.getByRole('link', { name: 'Reset password' })).toBeVisible()
  await page.goto('/sessions')
  await expect(page.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
})

test('an auditor reads a plan and its reasons and cannot act; the help desk does not see it', async ({
  as,
}) => {
  const administrator = await as('administrator')
  const id = await prepareUser('paula.planned')
  const jobId = await plan(administrator, { kind: 'disable', targets: { entityIds: [id] } })
  const auditor = await as('auditor')
  await auditor.goto(`${examplePath}/jobs`)
  await expect(
    auditor.getByRole('link', { name: 'Disable 1 user', exact: true }).first(),
  ).toBeVisible()
  await auditor.goto(`${examplePath}/jobs/${jobId}`)
  await expect(auditor.getByRole('row', { name: 'paula.planned' })).toContainText('Disable')
  for (const name of ['Start', 'Discard'])
    await expect(auditor.getByRole('link', { name })).toHaveCount(0)
  await auditor.goto(`${examplePath}/jobs/${jobId}/start`)
  await expect(auditor.getByRole('dialog', { name: 'Not allowed' })).toBeVisible()
  await auditor.goto(`${examplePath}/bulk/disable`)
  await expect(auditor.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()

  const helpDesk = await as('helpDesk')
  await helpDesk.goto(`${examplePath}/jobs/${jobId}`)
  await expect(helpDesk.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
})

test('X-05 GEN-13 the IAM policy of a role is downloaded, with the calls of every screen', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto('/api-reference')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download: Auditor' }).press('Enter')
  const policy = readFileSync(await (await saved).path(), 'utf8')
  for (const action of ['ListUsers', 'ListAccessControlRules', 'ListMailboxExportJobs'])
    expect(policy).toContain(`"workmail:${action}"`)
  expect(policy).not.toContain('"workmail:PutAccessControlRule"')
})
