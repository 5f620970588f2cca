import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'
import { outcomeOf } from '../../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const sender = 'amazonjournaling@example-corp.awsapps.com'
const on = {
  enabled: true,
  journalAddress: 'Records@Archive.example',
  reportAddress: 'admin@example.com',
}

test('04/JRN-02 04/JRN-05 journaling is disabled at first, enabled at once, and keeps its addresses when disabled', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const off = { enabled: false, sender, senderIdentityExists: true, warnings: [] }
  expect((await askControl(aws, 'GET journaling')).body).toEqual(off)
  expect((await askControl(aws, 'PUT journaling', { enabled: false })).body).toEqual(off)
  const kept = {
    ...off,
    journalAddress: 'records@archive.example',
    reportAddress: 'admin@example.com',
    modifiedDate: '2026-11-24T12:00:00.000Z',
  }
  expect((await askControl(aws, 'PUT journaling', on)).body).toEqual({ ...kept, enabled: true })
  expect((await askControl(aws, 'GET journaling')).body).toEqual({ ...kept, enabled: true })
  await askControl(aws, 'PUT journaling', { enabled: false })
  expect((await askControl(aws, 'GET journaling')).body).toEqual(kept)
})

test.each([
  ['without a journal address', { journalAddress: undefined }],
  ['without a report address', { reportAddress: undefined }],
  ['with an address that is none', { journalAddress: 'archive.example' }],
  ['to the address the records come from', { journalAddress: sender.toUpperCase() }],
  ['with reports to that address', { reportAddress: sender }],
  ['with a status that is none', { enabled: 'yes' }],
])('04/JRN-02 04/JRN-03 journaling is not switched on %s', async (_, change) => {
  await using aws = await startLocalAws()
  const answer = await askControl(aws, 'PUT journaling', { ...on, ...change })
  expect(outcome(answer)).toBe('400 InvalidParameterException')
  expect((await askControl(aws, 'GET journaling')).body).toMatchObject({ enabled: false })
})

test('04/JRN-02 a journal address of the organization itself is saved, with a warning', async () => {
  await using aws = await startLocalAws()
  const own = { ...on, journalAddress: 'ana.silva@example.com' }
  expect((await askControl(aws, 'PUT journaling', own)).body).toMatchObject({
    enabled: true,
    warnings: ['ownAddress'],
  })
})

test('04/JRN-04 without the test domain in SES no address can send the records', async () => {
  await using aws = await startLocalAws()
  await aws.ses.deleteIdentity({ Identity: 'example-corp.awsapps.com' })
  expect((await askControl(aws, 'GET journaling')).body).toMatchObject({
    senderIdentityExists: false,
  })
})

test('04/JRN-03 no entity can have the address that sends journal records', async () => {
  await using aws = await startLocalAws()
  const EntityId = sampleUserId(1)
  const Email = 'AmazonJournaling@example-corp.awsapps.com'
  const inUse = 'EmailAddressInUseException'
  const { workmail } = aws
  expect([
    await outcomeOf(workmail.createAlias({ OrganizationId, EntityId, Alias: Email })),
    await outcomeOf(workmail.updatePrimaryEmailAddress({ OrganizationId, EntityId, Email })),
    await outcomeOf(
      workmail.registerToWorkMail({ OrganizationId, EntityId: sampleUserId(13), Email }),
    ),
    await outcomeOf(
      workmail.createAlias({ OrganizationId, EntityId, Alias: 'amazonjournaling@example.com' }),
    ),
  ]).toEqual([inUse, inUse, inUse, 'done'])
})
