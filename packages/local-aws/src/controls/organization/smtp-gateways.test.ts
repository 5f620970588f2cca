import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { startLocalAws } from '../../local-aws.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'

const gateway = {
  name: 'Relay',
  address: 'Relay.Example.net',
  port: 465,
  userName: 'mailroom',
  password: 'correct horse 1',
}

test('SMTP-03 SMTP-06 a gateway is created, changed and deleted, and its password is never shown', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { body } = await askControl(aws, 'POST smtp-gateways', gateway)
  const { password, ...public_ } = gateway
  const shown = {
    ...public_,
    address: 'relay.example.net',
    gatewayId: expect.any(String),
    usedByRules: [],
    createdDate: '2026-11-24T12:00:00.000Z',
    modifiedDate: '2026-11-24T12:00:00.000Z',
  }
  expect(body).toEqual(shown)
  const path = `smtp-gateways/${String(body.gatewayId)}`
  aws.clock.advance(60)
  const changed = await askControl(aws, `PUT ${path}`, { ...public_, name: 'RELAY', port: 587 })
  expect(changed.body).toEqual({
    ...shown,
    name: 'RELAY',
    port: 587,
    modifiedDate: '2026-11-24T12:01:00.000Z',
  })
  expect((await askControl(aws, `GET ${path}`)).body).toEqual(changed.body)
  const state = await (await fetch(`${aws.endpoint}/__local/state`)).text()
  expect(state).not.toContain(password)
  expect(await askControl(aws, `DELETE ${path}`)).toEqual({ status: 200, body: {} })
  for (const method of ['GET', 'DELETE'])
    expect(outcome(await askControl(aws, `${method} ${path}`))).toBe(
      '404 ResourceNotFoundException',
    )
})

test('SMTP-06 a gateway cannot be deleted while a rule routes to it', async () => {
  await using aws = await startLocalAws()
  const { body } = await askControl(aws, 'GET smtp-gateways')
  const [used] = body.items as { gatewayId: string; usedByRules: string[] }[]
  expect(used?.usedByRules).toEqual(['Bank over its gateway'])
  const remove = `DELETE smtp-gateways/${used?.gatewayId}`
  expect(outcome(await askControl(aws, remove))).toBe('409 ResourceInUseException')
  const rules = (await askControl(aws, 'GET mail-flow-rules/outbound')).body.items
  const [rule] = rules as { ruleId: string }[]
  await askControl(aws, `DELETE mail-flow-rules/outbound/${rule?.ruleId}`)
  expect(outcome(await askControl(aws, remove))).toBe('200')
})

test('SMTP-04 rules can route to a new gateway', async () => {
  await using aws = await startLocalAws()
  const { gatewayId } = (await askControl(aws, 'POST smtp-gateways', gateway)).body
  const rule = {
    name: 'Over the relay',
    action: { type: 'ROUTE_TO_SMTP_GATEWAY', gatewayId },
    senderPatterns: ['*'],
    destinationPatterns: ['relay.example'],
  }
  expect(outcome(await askControl(aws, 'POST mail-flow-rules/outbound', rule))).toBe('200')
})

test.each([
  ['the name of another', { name: 'BANK gateway' }, '409 NameAvailabilityException'],
  ['no name', { name: undefined }, '400 InvalidParameterException'],
  ['no password', { password: undefined }, '400 InvalidParameterException'],
  ['an empty password', { password: '' }, '400 InvalidParameterException'],
  ['no user name', { userName: '' }, '400 InvalidParameterException'],
  ['the port 0', { port: 0 }, '400 InvalidParameterException'],
  ['the port 65,536', { port: 65_536 }, '400 InvalidParameterException'],
  ['the port 65,535', { port: 65_535 }, '200'],
  ['half a port', { port: 25.5 }, '400 InvalidParameterException'],
  ['an address of the Internet', { address: '192.0.2.25' }, '200'],
  ['an address of version 6', { address: '2001:DB8::25' }, '200'],
  ['a broken address', { address: '192.0.2.256' }, '400 InvalidParameterException'],
  ['a URL', { address: 'smtps://relay.example.net' }, '400 InvalidParameterException'],
  ['a host with its port', { address: 'relay.example.net:25' }, '400 InvalidParameterException'],
])('SMTP-03 a gateway with %s', async (_, change, expected) => {
  await using aws = await startLocalAws()
  const answer = await askControl(aws, 'POST smtp-gateways', { ...gateway, ...change })
  expect(outcome(answer)).toBe(expected)
  expect(JSON.stringify(answer.body)).not.toContain(gateway.password)
})
