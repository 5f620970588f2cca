import { addUsers } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

test('DOM-15 everybody of a domain is moved to another one: counted, planned, carried out and undone', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const [mover = ''] = await addUsers(page, ['mia.mover'])
  const old = 'mia.mover@example.org'
  const entity = { OrganizationId: exampleId, EntityId: mover }
  await workmail.createAlias({ ...entity, Alias: old })
  await workmail.updatePrimaryEmailAddress({ ...entity, Email: old })
  await workmail.deleteAlias({ ...entity, Alias: 'mia.mover@example.com' })
  const addresses = async () => {
    const { Email } = await workmail.describeUser({ OrganizationId: exampleId, UserId: mover })
    const { Aliases = [] } = await workmail.listAliases(entity)
    return { Email, Aliases: Aliases.sort() }
  }

  await page.goto(`${examplePath}/domains/example.org`)
  await page.getByRole('link', { name: 'Move everybody to another domain' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Move everybody away from example.org' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Refresh', exact: true }).last().click()
  await expect(
    page.getByText('1 user, group or resource has an address of example.org.'),
  ).toBeVisible()
  await page.getByRole('button', { name: /^New domain/ }).click()
  await page.getByRole('option', { name: 'example.com' }).click()
  await page.getByRole('checkbox', { name: /^Keep the addresses of example\.org/ }).uncheck()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make a plan' }).click()

  await expect(
    page.getByRole('heading', { level: 1, name: 'Move 1 user from example.org to example.com' }),
  ).toBeVisible()
  await expect(page.getByRole('row', { name: /mia\.mover/ })).toContainText('mia.mover@example.com')
  await expectAccessible(page)
  await startJob(page)
  await expect(page.getByText('1 entry done.')).toBeVisible()
  expect(await addresses()).toEqual({
    Email: 'mia.mover@example.com',
    Aliases: ['mia.mover@example.com'],
  })

  await page.getByRole('button', { name: 'Undo this job' }).click()
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: 'Undo: Move 1 user from example.org to example.com',
    }),
  ).toBeVisible()
  await startJob(page)
  await expect(page.getByText('1 entry done.')).toBeVisible()
  expect(await addresses()).toEqual({ Email: old, Aliases: [old] })
})
