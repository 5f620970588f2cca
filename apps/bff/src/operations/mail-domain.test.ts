import { actionsOf } from '@mailroom/schemas/iam-policy'
import { isOperationId, operations, resourceOf } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sampleInput } from '../test/sample-inputs.ts'
import { startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

function hasDomain({ input }: { input: z.ZodMiniType }): boolean {
  return input instanceof z.ZodMiniObject && 'domainName' in input.def.shape
}

/** All operations on a domain at AWS, without those whose only call is one of WorkMail. */
const ids = Object.entries(operations).flatMap(([id, operation]) =>
  isOperationId(id) &&
  actionsOf(id).length > 0 &&
  hasDomain(operation) &&
  resourceOf(id) !== 'mailDomains'
    ? [id]
    : [],
)

test('DOM-33 DOM-36 DOM-39 DOM-42 the operations below are known to be on a domain', () => {
  expect(ids).toEqual(
    expect.arrayContaining([
      ...['autodiscover.probe', 'dkim.setEnabled', 'dkim.verify', 'dnsRecords.check'],
      ...['domainIdentities.describe', 'hostedZoneChanges.apply', 'hostedZoneChanges.preview'],
      ...['identityFeedback.setForwardingEnabled', 'identityFeedback.setTopic'],
      ...['identityPolicies.delete', 'identityPolicies.list', 'identityPolicies.put'],
      'mailFromDomains.put',
    ]),
  )
})

test.each(ids)(
  'DOM-33 DOM-36 DOM-39 DOM-42 %s asks and changes nothing about a domain that the organization does not have',
  async (id) => {
    await using aws = await startOtherAws(() => ({
      status: 400,
      body: JSON.stringify({ __type: 'MailDomainNotFoundException', Message: 'No such domain.' }),
    }))
    await using backend = await startBackend('administrator', { connections: [aws.connection] })
    expect(await backend.call(id, await sampleInput(id, backend))).toMatchObject({
      ...{ status: 400, body: { code: 'MailDomainNotFoundException' } },
    })
    expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetMailDomain'])
    expect(actionsOf(id)[0]).toBe('workmail:GetMailDomain')
  },
)
