import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)

async function shown({ workmail }: LocalAws) {
  return (await workmail.describeOrganization({ OrganizationId })).MigrationAdmin
}

test('MIG-03 MIG-04 the migration administrator is set, replaced and removed, as DescribeOrganization shows', async () => {
  await using aws = await startLocalAws()
  expect((await askControl(aws, 'GET migration')).body).toEqual({ enabled: false })
  const on = { enabled: true, migrationAdmin: ana }
  expect((await askControl(aws, 'PUT migration', { migrationAdmin: ana })).body).toEqual(on)
  expect((await askControl(aws, 'GET migration')).body).toEqual(on)
  expect(await shown(aws)).toBe(ana)
  await askControl(aws, 'PUT migration', { migrationAdmin: 'siti.rahayu@example.com' })
  expect(await shown(aws)).toBe(sampleUserId(3))
  for (const _ of ['once', 'again'])
    expect(outcome(await askControl(aws, 'DELETE migration'))).toBe('200')
  expect(await shown(aws)).toBeUndefined()
})

test.each([
  ['a disabled user', 'tomas.novak', '409 EntityStateException'],
  ['a remote user', 'remote.partner', '409 EntityStateException'],
  ['a system user', 'Administrator', '409 EntityStateException'],
  ['a group', 'Sales', '404 EntityNotFoundException'],
  ['nobody', 'nobody', '404 EntityNotFoundException'],
  ['a number', 1, '400 InvalidParameterException'],
])('MIG-06 %s cannot be the migration administrator', async (_, migrationAdmin, expected) => {
  await using aws = await startLocalAws()
  expect(outcome(await askControl(aws, 'PUT migration', { migrationAdmin }))).toBe(expected)
  expect(await shown(aws)).toBeUndefined()
})

test('MIG-06 a migration ends with its administrator', async () => {
  await using aws = await startLocalAws()
  await askControl(aws, 'PUT migration', { migrationAdmin: ana })
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: sampleUserId(2) })
  expect(await shown(aws)).toBe(ana)
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: ana })
  expect(await shown(aws)).toBeUndefined()
})
