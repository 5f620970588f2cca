import { accessControl, type DecidingRule } from '@mailroom/schemas/access/access-control-effect'
import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { authorization } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const users = [sampleUserId(1), sampleUserId(2), sampleUserId(3)]
const some = <Value>(values: Value[]) =>
  fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 1 })
const ranges = ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.0/24', '0.0.0.0/1', '203.0.113.5/32']
const addresses = ['10.1.2.3', '10.2.3.4', '192.0.2.9', '203.0.113.5', '203.0.113.6', '127.255.0.1']

const setsOfRules = 50
const requestsOfEach = 100

const Answer = z.object({ Effect: z.string(), MatchedRules: z.array(z.string()) })

/** Asks as the SDK does, without the work of the SDK for each of thousands of requests. */
async function effectOf(endpoint: string, access: object): Promise<string[]> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'WorkMailService.GetAccessControlEffect',
      authorization,
    },
    body: JSON.stringify({ OrganizationId, ...access }),
  })
  const { Effect, MatchedRules } = Answer.parse(await answer.json())
  return [Effect, ...MatchedRules]
}

test('ACR-10 ACR-11 ACR-12 ACR-13 the console decides 5,000 random accesses by random rules as the local AWS does', {
  timeout: 120_000,
}, async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const { ImpersonationRoleId: role = '' } = await workmail.createImpersonationRole({
    ...{ OrganizationId, Name: 'Bot', Type: 'READ_ONLY', Rules: [] },
  })
  const rule = fc.record({
    effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
    ...{ actions: some([...accessProtocols]), notActions: some([...accessProtocols]) },
    ...{ ipRanges: some(ranges), notIpRanges: some(ranges) },
    ...{ userIds: some(users), notUserIds: some(users) },
    ...{ impersonationRoleIds: some([role]), notImpersonationRoleIds: some([role]) },
  })
  const request = fc.oneof(
    fc.record({
      ...{ action: fc.constantFrom(...accessProtocols), ipAddress: fc.constantFrom(...addresses) },
      userId: fc.constantFrom(...users),
    }),
    fc.record({
      ...{ action: fc.constant('EWS'), ipAddress: fc.constantFrom(...addresses) },
      impersonationRoleId: fc.constant(role),
    }),
  )
  const cases = fc.tuple(
    fc.array(rule, { maxLength: 6 }),
    fc.array(request, { minLength: requestsOfEach, maxLength: requestsOfEach }),
  )
  let former: string[] = ['default']
  const effects = new Set<string>()
  const property = fc.asyncProperty(cases, async ([list, requests]) => {
    const rules = list.map((each, at): DecidingRule => ({ ...each, name: `rule-${at}` }))
    await Promise.all(
      former.map((Name) => workmail.deleteAccessControlRule({ OrganizationId, Name })),
    )
    former = rules.map(({ name }) => name)
    await Promise.all(
      rules.map(({ name: Name, effect: Effect, ...conditions }) =>
        workmail.putAccessControlRule({
          ...{ OrganizationId, Name, Effect, Description: Name },
          ...Object.fromEntries(
            Object.entries(conditions).map(([key, value]) => [
              key.charAt(0).toUpperCase() + key.slice(1),
              value,
            ]),
          ),
        }),
      ),
    )
    const decide = accessControl(rules)
    const said = await Promise.all(
      requests.map(({ action: Action, ipAddress: IpAddress, ...principal }) =>
        effectOf(aws.endpoint, {
          ...{ Action, IpAddress },
          ...('userId' in principal
            ? { UserId: principal.userId }
            : { ImpersonationRoleId: principal.impersonationRoleId }),
        }),
      ),
    )
    const decided = requests.map((each) => {
      const { effect, deciding } = decide(each)
      effects.add(`${effect} ${deciding.length > 0}`)
      return [effect, ...deciding.map(({ name }) => name)]
    })
    expect(decided).toEqual(said)
  })
  await fc.assert(property, { numRuns: setsOfRules, endOnFailure: true })
  // All outcomes came: by rules, and because none matched.
  expect([...effects].sort()).toEqual(['ALLOW true', 'DENY false', 'DENY true'])
})
