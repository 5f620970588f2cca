import { sampleOrganizations } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

const simple = { ...here, organizationId: sampleOrganizations.simpleDirectory }
const wanted = { ...simple, alias: 'simple-corp', deleteDirectory: false }

type Backend = Awaited<ReturnType<typeof startBackend>>

const stateOf = async ({ workmail }: Backend, OrganizationId: string = simple.organizationId) =>
  (await workmail.describeOrganization({ OrganizationId })).State

test('ORG-30 another alias than that of the organization deletes nothing, whatever its case', async () => {
  await using backend = await startBackend('administrator')
  for (const alias of ['Simple-Corp', 'example-corp'])
    expect(
      await backend.call('organizations.delete', { ...wanted, forceDelete: true, alias }),
    ).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput', fields: { alias: { code: 'otherAlias' } } },
    })
  expect(await stateOf(backend)).toBe('Active')
})

test('ORG-31 ORG-32 an organization with enabled users is deleted with forceDelete alone, and the trail names it', async () => {
  await using backend = await startBackend('administrator')
  expect(await backend.call('organizations.delete', wanted)).toMatchObject({
    status: 400,
    body: { code: 'OrganizationStateException' },
  })
  expect(await stateOf(backend)).toBe('Active')
  expect(
    await backend.call('organizations.delete', { ...wanted, forceDelete: true }),
  ).toMatchObject({ status: 200, body: { state: 'Deleting' } })
  expect(await stateOf(backend)).toBe('Deleting')
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ operation: 'organizations.delete', outcome: 'Succeeded' },
        target: { kind: 'ORGANIZATION', id: simple.organizationId, name: 'simple-corp' },
        before: { alias: 'simple-corp', state: 'Active', defaultMailDomain: 'simple.example' },
        input: { deleteDirectory: false, forceDelete: true },
      },
    ],
  })
})

test('ORG-31 what happens to the directory has to be said', async () => {
  await using backend = await startBackend('administrator')
  const { deleteDirectory: _, ...unsaid } = wanted
  expect(await backend.call('organizations.delete', unsaid)).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { deleteDirectory: { code: 'required' } } },
  })
})

test('ORG-36 AWS refuses to delete while the receipt rule is invalid, and nothing is changed', async () => {
  await using backend = await startBackend('administrator')
  const managed = { ...here, organizationId: sampleOrganizations.managedDirectory }
  const input = { ...managed, alias: 'managed-corp', deleteDirectory: true, forceDelete: true }
  expect(await backend.call('organizations.delete', input)).toMatchObject({
    status: 400,
    body: { code: 'InvalidCustomSesConfigurationException' },
  })
  expect(await stateOf(backend, managed.organizationId)).toBe('Active')
})
