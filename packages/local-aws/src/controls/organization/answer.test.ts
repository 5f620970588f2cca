import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'
import { organizationControls } from './index.ts'

const addresses = Object.keys(organizationControls)

async function stateOf({ endpoint }: LocalAws): Promise<string> {
  return (await fetch(`${endpoint}/__local/state`)).text()
}

/** Replaces the parameters of a path by ids of the sample. */
function inSample(address: string): string {
  return address
    .replace('inbound/{ruleId}', 'inbound/10000000-0000-4000-8000-000000000032')
    .replace('outbound/{ruleId}', 'outbound/10000000-0000-4000-8000-000000000036')
    .replace('{gatewayId}', '10000000-0000-4000-8000-000000000028')
    .replace('{userId}', sampleUserId(1))
    .replace('{deviceId}', 'APPLDX3Q7K2LMNHJ')
}

test('NOAPI-04 the private path of an organization has these methods', () => {
  const table = Object.entries(organizationControls).map(
    ([address, { summary }]) => `${address}: ${summary}`,
  )
  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    GET mail-flow-rules/inbound: List the inbound rules by name
    POST mail-flow-rules/inbound: Create an inbound rule, in force at once; warn where mail may be lost
    POST mail-flow-rules/inbound/test: Tell what the inbound rules would do with a message, for each recipient
    GET mail-flow-rules/inbound/{ruleId}: Show an inbound rule
    PUT mail-flow-rules/inbound/{ruleId}: Replace everything of an inbound rule but its direction, in force at once
    DELETE mail-flow-rules/inbound/{ruleId}: Remove an inbound rule, at once
    GET mail-flow-rules/outbound: List the outbound rules by name
    POST mail-flow-rules/outbound: Create an outbound rule, in force at once; warn where mail may be lost
    POST mail-flow-rules/outbound/test: Tell what the outbound rules would do with a message, for each recipient
    GET mail-flow-rules/outbound/{ruleId}: Show an outbound rule
    PUT mail-flow-rules/outbound/{ruleId}: Replace everything of an outbound rule but its direction, in force at once
    DELETE mail-flow-rules/outbound/{ruleId}: Remove an outbound rule, at once
    GET smtp-gateways: List the gateways by name, and the rules that use them
    POST smtp-gateways: Create a gateway
    GET smtp-gateways/{gatewayId}: Show a gateway
    PUT smtp-gateways/{gatewayId}: Change a gateway; without a password the former one stays
    DELETE smtp-gateways/{gatewayId}: Delete a gateway that no rule uses
    GET journaling: Show the journaling settings
    PUT journaling: Switch journaling on with its two addresses, or off, at once; off keeps the addresses
    GET mobile-policy: Show the mobile policy, and how many devices a change would affect
    PUT mobile-policy: Replace the mobile policy and ask all devices to accept it; without a change, nothing happens
    GET users/{userId}/mobile-devices: List a user's devices by id, with their status and whether they may synchronize
    GET mobile-devices: List all users' devices by user and id, in pages
    GET users/{userId}/mobile-devices/{deviceId}: Show a device; what it does not report is absent
    POST users/{userId}/mobile-devices/{deviceId}/wipe: Ask for the wipe of a device, which happens when it synchronizes
    DELETE users/{userId}/mobile-devices/{deviceId}: Remove a device from the list, and with it a wipe that has not happened yet
    POST users/{userId}/mobile-devices/{deviceId}/sync: Stand for the device, which synchronizes now; an unknown one becomes known
    GET migration: Show whether migration is on, and the id of its administrator
    PUT migration: Switch migration on, with a user as its administrator
    DELETE migration: Switch migration off; off already is no error
    GET interoperability: Show whether interoperability is on, and which of its preconditions are met
    PUT interoperability: Switch interoperability on, as AWS Support does, or off for good, with the organization's alias typed
    GET export-files: Show how the files of exports differ from what they should be
    PUT export-files: Set how the files of the next exports differ from what they should be: the log \`absent\` or \`renamed\`, its \`sha384Hash\` \`wrong\`, its \`times\` in \`milliseconds\`, the \`archive\` \`truncated\`, or its 17th entry \`damaged\`, its \`layout\` \`oneRoot\`, its \`calendar\` as \`ics\`, its \`names\` in \`cp437\`, \`zip64\`, at least \`minBytes\` large (up to 2 GiB)
    POST state: Put an organization into a state AWS decides on, with an error message, or back to Active
    "
  `)
})

test('NOAPI-05 a client takes its types from the table', () => {
  type Table = typeof organizationControls
  type Sent<Address extends keyof Table> = z.input<Table[Address]['body']>
  type Route = { type: 'ROUTE_TO_SMTP_GATEWAY'; gatewayId: string }
  expectTypeOf<Route>().toExtend<Sent<'POST mail-flow-rules/outbound'>['action']>()
  expectTypeOf<Route>().not.toExtend<Sent<'POST mail-flow-rules/inbound'>['action']>()
  expectTypeOf<{ enabled: false }>().toExtend<Sent<'PUT journaling'>>()
  expectTypeOf<{ enabled: true }>().not.toExtend<Sent<'PUT journaling'>>()
  type Answer = ReturnType<Table['GET export-files']['answer']>
  expectTypeOf<Answer['minBytes']>().toBeNumber()
})

test('NOAPI-04 reading changes nothing', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const before = await stateOf(aws)
  aws.clock.advance(3600)
  const reads = addresses.filter((address) => address.startsWith('GET '))
  expect(reads.length).toBeGreaterThan(8)
  for (const address of reads)
    expect([address, outcome(await askControl(aws, inSample(address)))]).toEqual([address, '200'])
  expect(await stateOf(aws)).toBe(before)
})

const writes = addresses.filter((address) => !address.startsWith('GET '))

test.each(writes)('%s refuses unknown members, and changes nothing', async (address) => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const before = await stateOf(aws)
  // Some choose the shape of their body by one of these.
  const chosen = { enabled: false, state: 'Active' }
  const answer = await askControl(aws, inSample(address), { ...chosen, nonsense: 1 })
  expect(outcome(answer)).toBe('400 InvalidParameterException')
  expect(answer.body.message).toContain('nonsense')
  expect(await stateOf(aws)).toBe(before)
})

const { example, beispiel, deleted } = sampleOrganizations

test.each([
  ['GET journaling', undefined, beispiel, '200'],
  ['GET journaling', undefined, `m-${'0'.repeat(32)}`, '404 OrganizationNotFoundException'],
  ['GET journaling', undefined, 'constructor', '404 OrganizationNotFoundException'],
  ['GET journaling', undefined, deleted, '409 OrganizationStateException'],
  ['PUT journaling', { enabled: false }, deleted, '409 OrganizationStateException'],
  ['GET nothing', undefined, example, '404 ResourceNotFoundException'],
  ['GET ', undefined, example, '404 ResourceNotFoundException'],
  ['GET journaling/', undefined, example, '404 ResourceNotFoundException'],
  ['GET constructor', undefined, example, '404 ResourceNotFoundException'],
  ['PATCH journaling', {}, example, '405 MethodNotAllowedException'],
  ['DELETE mobile-policy', undefined, example, '405 MethodNotAllowedException'],
  ['PUT journaling', '{', example, '400 SerializationException'],
  ['PUT journaling', '[]', example, '400 InvalidParameterException'],
  ['PUT journaling', 'null', example, '400 InvalidParameterException'],
  ['PUT journaling', undefined, example, '400 InvalidParameterException'],
  ['GET users/%/mobile-devices', undefined, example, '400 SerializationException'],
  ['PUT journaling', ' '.repeat(1_048_577), example, '413 RequestEntityTooLargeException'],
])(
  'NOAPI-04 %s with %j in %s is answered with %s',
  async (address, body, organization, expected) => {
    await using aws = await startLocalAws({ clock: stoppedClock() })
    expect(outcome(await askControl(aws, address, body, organization))).toBe(expected)
  },
)

test('NOAPI-04 an export contains the changes, and an import restores them', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await askControl(aws, 'PUT migration', { migrationAdmin: sampleUserId(1) })
  const exported = await stateOf(aws)
  await askControl(aws, 'DELETE migration')
  for (const address of writes.filter((write) => write.startsWith('DELETE mail-flow')))
    await askControl(aws, inSample(address))
  await fetch(`${aws.endpoint}/__local/state?action=import`, { method: 'POST', body: exported })
  expect(JSON.parse(await stateOf(aws))).toEqual(JSON.parse(exported))
})

test('NOAPI-04 without controls there is no private path', async () => {
  await using aws = await startLocalAws({ controls: false })
  expect((await askControl(aws, 'GET journaling')).status).toBe(404)
})

test.each([
  ['a web page', { origin: 'http://evil.example' }],
  ['a name that leads here by a trick of DNS', { host: 'evil.example' }],
])('NOAPI-04 the private path is closed to %s', async (_, headers) => {
  await using aws = await startLocalAws()
  const url = `${aws.endpoint}/__local/orgs/${example}/migration`
  const answer = await new Promise<unknown>((resolve, reject) => {
    request(url, { method: 'PUT', headers })
      .on('response', async (response) => {
        resolve({ status: response.statusCode, body: JSON.parse(await text(response)) as unknown })
      })
      .on('error', reject)
      .end(JSON.stringify({ migrationAdmin: sampleUserId(1) }))
  })
  expect(answer).toMatchObject({ status: 403, body: { code: 'AccessDeniedException' } })
  expect((await askControl(aws, 'GET migration')).body).toEqual({ enabled: false })
})
