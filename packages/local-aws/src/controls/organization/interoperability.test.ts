import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'
import { outcomeOf } from '../../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const on = { enabled: true }
const off = { enabled: false, confirmation: 'corp-directory' }
const unsupported = '400 UnsupportedOperationException'

function change(aws: LocalAws, body: unknown, organizationId: string = OrganizationId) {
  return askControl(aws, 'PUT interoperability', body, organizationId)
}

async function shown({ workmail }: LocalAws) {
  return (await workmail.describeOrganization({ OrganizationId })).InteroperabilityEnabled
}

test('INTEROP-07 INTEROP-11 interoperability can be enabled once, and disabling it is permanent', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const preconditions = { enabledUser: true, adConnector: true, verifiedDomains: true }
  expect((await change(aws, on)).body).toEqual({ enabled: true, preconditions })
  expect(await shown(aws)).toBe(true)
  expect(outcome(await change(aws, on))).toBe('200')
  expect(outcome(await change(aws, { ...off, confirmation: 'corp' }))).toBe(
    '400 InvalidParameterException',
  )
  expect(outcome(await change(aws, { enabled: false }))).toBe('400 InvalidParameterException')
  expect(await shown(aws)).toBe(true)
  const ended = { enabled: false, endedDate: '2026-11-24T12:00:00.000Z', preconditions }
  expect((await change(aws, off)).body).toEqual(ended)
  expect(await shown(aws)).toBe(false)
  expect(outcome(await change(aws, on))).toBe(unsupported)
  const read = await askControl(aws, 'GET interoperability', undefined, OrganizationId)
  expect(read.body).toEqual(ended)
})

test('INTEROP-02 a WorkMail directory and an unverified domain prevent interoperability', async () => {
  await using aws = await startLocalAws()
  const answer = await change(aws, on, sampleOrganizations.example)
  expect(outcome(answer)).toBe(unsupported)
  expect(answer.body.message).toContain('adConnector, verifiedDomains')
})

test('INTEROP-02 interoperability needs an enabled user and a domain of the organization', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationId: fresh = '' } = await aws.workmail.createOrganization({
    Alias: 'exchange-corp',
    DirectoryId: 'd-9967000000',
    EnableInteroperability: true,
  })
  aws.clock.advance(10)
  const { body } = await askControl(aws, 'GET interoperability', undefined, fresh)
  expect(body).toEqual({
    enabled: true,
    preconditions: { enabledUser: false, adConnector: true, verifiedDomains: false },
  })
})

test('INTEROP-08 while interoperability is enabled, aliases cannot be edited and resources cannot be created; afterwards they can', async () => {
  await using aws = await startLocalAws()
  const EntityId = sampleUserId(1)
  const { workmail } = aws
  const outcomes = async () => [
    await outcomeOf(workmail.createAlias({ OrganizationId, EntityId, Alias: 'z@corp.example' })),
    await outcomeOf(workmail.deleteAlias({ OrganizationId, EntityId, Alias: 'z@corp.example' })),
    await outcomeOf(workmail.createResource({ OrganizationId, Name: 'room', Type: 'ROOM' })),
  ]
  const refused = 'UnsupportedOperationException'
  await change(aws, on)
  expect(await outcomes()).toEqual([refused, refused, refused])
  await change(aws, off)
  expect((await outcomes()).slice(0, 2)).toEqual(['done', 'done'])
})
