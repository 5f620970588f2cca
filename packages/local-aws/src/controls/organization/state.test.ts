import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'
import { outcomeOf } from '../../test/requests.ts'

const { example: OrganizationId, deleted } = sampleOrganizations
const UserId = sampleUserId(1)
const ErrorMessage = 'The directory does not answer.'

function force(aws: LocalAws, state: string, errorMessage?: string, organizationId?: string) {
  return askControl(aws, 'POST state', { state, errorMessage }, organizationId)
}

async function describe({ workmail }: LocalAws) {
  const { State, ErrorMessage: problem } = await workmail.describeOrganization({ OrganizationId })
  return [State, problem]
}

test.each(['Impaired', 'Inactive', 'Failed', 'Validating'])(
  'ORG-05 ORG-06 a control sets the state %s, with a message, until it sets Active',
  async (State) => {
    await using aws = await startLocalAws()
    const answer = { state: State, errorMessage: ErrorMessage }
    expect((await force(aws, State, ErrorMessage)).body).toEqual(answer)
    expect(await describe(aws)).toEqual([State, ErrorMessage])
    const { OrganizationSummaries } = await aws.workmail.listOrganizations({})
    expect(OrganizationSummaries).toContainEqual(
      expect.objectContaining({ OrganizationId, State, ErrorMessage }),
    )
    await expect(aws.workmail.listUsers({ OrganizationId })).rejects.toThrow(
      `Organization ${OrganizationId} is not Active, state: ${State}`,
    )
    expect((await force(aws, 'Active')).body).toEqual({ state: 'Active' })
    expect(await describe(aws)).toEqual(['Active', undefined])
    expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId }))).toBe('done')
  },
)

test('02/X-03 an impaired organization refuses operations that declare OrganizationStateException, changes nothing, and answers the others', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const { ARN: ResourceARN } = await workmail.describeOrganization({ OrganizationId })
  const Email = 'porto@example.com'
  const refused = [
    () => workmail.describeUser({ OrganizationId, UserId }),
    () => workmail.updateUser({ OrganizationId, UserId, City: 'Porto' }),
    () => workmail.resetPassword({ OrganizationId, UserId, Password: 'Correct horse 1' }),
    () => workmail.createAlias({ OrganizationId, EntityId: UserId, Alias: Email }),
    () => workmail.registerMailDomain({ OrganizationId, DomainName: 'porto.example' }),
    () => workmail.listMailDomains({ OrganizationId }),
    () => workmail.tagResource({ ResourceARN, Tags: [{ Key: 'a', Value: 'b' }] }),
    () =>
      workmail.deleteOrganization({ OrganizationId, DeleteDirectory: false, ForceDelete: true }),
  ]
  const answered = [
    () => workmail.listOrganizations({}),
    () => workmail.describeOrganization({ OrganizationId }),
    () => workmail.listTagsForResource({ ResourceARN }),
    () => workmail.untagResource({ ResourceARN, TagKeys: ['a'] }),
  ]
  await force(aws, 'Impaired')
  for (const call of refused) expect(await outcomeOf(call())).toBe('OrganizationStateException')
  for (const call of answered) expect(await outcomeOf(call())).toBe('done')
  expect(outcome(await askControl(aws, 'GET migration'))).toBe('409 OrganizationStateException')
  await force(aws, 'Active')
  expect(await workmail.describeUser({ OrganizationId, UserId })).toMatchObject({ City: 'Lisboa' })
  expect(await outcomeOf(workmail.describeEntity({ OrganizationId, Email }))).toBe(
    'EntityNotFoundException',
  )
})

test('ORG-05 ORG-06 an organization that could not be created was never completed, and can be deleted', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationId: id = '' } = await aws.workmail.createOrganization({ Alias: 'unlucky' })
  const look = () => aws.workmail.describeOrganization({ OrganizationId: id })
  await force(aws, 'Failed', ErrorMessage, id)
  aws.clock.advance(60)
  expect(await look()).toMatchObject({ State: 'Failed', ErrorMessage })
  expect(await look()).not.toHaveProperty('CompletedDate')
  await aws.workmail.deleteOrganization({ OrganizationId: id, DeleteDirectory: true })
  expect(await look()).toMatchObject({ State: 'Deleting' })
  expect(await look()).not.toHaveProperty('ErrorMessage')
  aws.clock.advance(2)
  expect(await look()).toMatchObject({ State: 'Deleted' })
})

test('ORG-06 a new organization may be validated before it is Active', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { OrganizationId: id = '' } = await aws.workmail.createOrganization({ Alias: 'checked' })
  await force(aws, 'Validating', undefined, id)
  const look = () => aws.workmail.describeOrganization({ OrganizationId: id })
  expect(await look()).toMatchObject({ State: 'Validating' })
  expect(await look()).not.toHaveProperty('CompletedDate')
  aws.clock.advance(3)
  await force(aws, 'Active', undefined, id)
  expect(await look()).toMatchObject({ State: 'Active', CompletedDate: aws.clock.now })
})

test.each([
  ['a state nobody knows', { state: 'Broken' }, OrganizationId, '400 InvalidParameterException'],
  ['nothing', {}, OrganizationId, '400 InvalidParameterException'],
  [
    'a message without a problem',
    { state: 'Active', errorMessage: 'Fine.' },
    OrganizationId,
    '400 InvalidParameterException',
  ],
  ['a deleted organization', { state: 'Active' }, deleted, '409 OrganizationStateException'],
  [
    'an unknown organization',
    { state: 'Active' },
    `m-${'f'.repeat(32)}`,
    '404 OrganizationNotFoundException',
  ],
])('ORG-06 a state is not forced by %s', async (_, body, organizationId, expected) => {
  await using aws = await startLocalAws()
  expect(outcome(await askControl(aws, 'POST state', body, organizationId))).toBe(expected)
  expect(await describe(aws)).toEqual(['Active', undefined])
})
