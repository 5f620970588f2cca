import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { askControl } from '../test/organization-controls.ts'
import { outcomeOf } from '../test/requests.ts'

async function lifecycle({ endpoint }: LocalAws, body?: object) {
  const response = await fetch(`${endpoint}/__local/lifecycle`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: await response.json() }
}

const usual = { requestedMs: 1_000, creatingMs: 2_000, validatingMs: 0, deletingMs: 2_000 }

/** Creates an organization. Returns its id, and what reads its state and message. */
async function create({ workmail }: LocalAws, Alias = 'fresh-corp') {
  const { OrganizationId = '' } = await workmail.createOrganization({ Alias })
  const look = async () => {
    const { State, ErrorMessage, CompletedDate } = await workmail.describeOrganization({
      OrganizationId,
    })
    return [State, ErrorMessage, CompletedDate?.toISOString()]
  }
  return { OrganizationId, look }
}

test('ORG-06 without delays an organization is Active and Deleted at once', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  expect(await lifecycle(aws)).toEqual({ status: 200, body: usual })
  const none = { requestedMs: 0, creatingMs: 0, validatingMs: 0, deletingMs: 0 }
  expect(await lifecycle(aws, none)).toEqual({ status: 200, body: none })
  const { OrganizationId, look } = await create(aws)
  expect(await look()).toEqual(['Active', undefined, '2026-11-24T12:00:00.000Z'])
  expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId }))).toBe('done')
  await aws.workmail.deleteOrganization({ OrganizationId, DeleteDirectory: true })
  expect(await look()).toEqual(['Deleted', undefined, '2026-11-24T12:00:00.000Z'])
})

test('ORG-06 an organization goes through Requested, Creating and Validating to Active, each as long as the control says', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await lifecycle(aws, { requestedMs: 5_000, creatingMs: 60_000, validatingMs: 20_000 })
  const { look } = await create(aws)
  // What is set later is for others.
  await lifecycle(aws, { requestedMs: 0, creatingMs: 0 })
  const seen = []
  for (const seconds of [0, 5, 59, 1, 19, 1]) {
    aws.clock.advance(seconds)
    seen.push((await look())[0])
  }
  expect(seen).toEqual(['Requested', 'Creating', 'Creating', 'Validating', 'Validating', 'Active'])
  const other = await create(aws, 'other-corp')
  expect((await other.look())[0]).toBe('Active')
})

test('ORG-05 ORG-06 creating an organization fails with the message that the control says, and the failed one can be deleted', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const failsWith = 'The directory could not be created.'
  await lifecycle(aws, { validatingMs: 60_000, failsWith })
  const { OrganizationId, look } = await create(aws)
  expect(await look()).toEqual(['Requested', undefined, undefined])
  aws.clock.advance(3)
  expect(await look()).toEqual(['Failed', failsWith, undefined])
  const { OrganizationSummaries } = await aws.workmail.listOrganizations({})
  expect(OrganizationSummaries).toContainEqual(
    expect.objectContaining({ OrganizationId, State: 'Failed', ErrorMessage: failsWith }),
  )
  await lifecycle(aws, {})
  await aws.workmail.deleteOrganization({ OrganizationId, DeleteDirectory: true })
  expect(await look()).toEqual(['Deleting', undefined, undefined])
})

test('ORG-06 an organization that failed is put right by a control', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await lifecycle(aws, { requestedMs: 0, creatingMs: 0, failsWith: 'No.' })
  const { OrganizationId, look } = await create(aws)
  expect((await look())[0]).toBe('Failed')
  aws.clock.advance(10)
  expect((await askControl(aws, 'POST state', { state: 'Active' }, OrganizationId)).body).toEqual({
    state: 'Active',
  })
  expect((await look()).slice(0, 2)).toEqual(['Active', undefined])
})

test.each([
  { requestedMs: -1 },
  { creatingMs: 0.5 },
  { deletingMs: 86_400_001 },
  { failsWith: '' },
  { failsWith: 'x'.repeat(257) },
  { activeMs: 1 },
])('ORG-06 a lifecycle is not changed by %j', async (wrong) => {
  await using aws = await startLocalAws()
  expect((await lifecycle(aws, wrong)).status).toBe(400)
  expect((await lifecycle(aws)).body).toEqual(usual)
})
