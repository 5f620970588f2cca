import { sampleOrganizations } from '@mailroom/local-aws'
import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import { type Output, operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { senderPolicy } from '../test/sample-inputs.ts'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

type Place = Omit<typeof here, 'organizationId'> & { organizationId: string }

const domainName = 'example.com'

const list = async (backend: Backend, domain = domainName, place: Place = here) => {
  const { body } = await backend.call('identityPolicies.list', { ...place, domainName: domain })
  return operations['identityPolicies.list'].output.parse(body).items
}

const put = (backend: Backend, policy: string, seen?: string, policyName = 'sender') =>
  backend.call('identityPolicies.put', {
    ...{ ...here, domainName, policyName, policy },
    expected: seen === undefined ? {} : { policy: seen },
  })

const remove = (backend: Backend, seen: string, policyName = 'sender') =>
  backend.call('identityPolicies.delete', {
    ...{ ...here, domainName, policyName, expected: { policy: seen } },
  })

const named = (items: Output<'identityPolicies.list'>['items'], name = 'sender') =>
  items.find(({ policyName }) => policyName === name)?.policy

const inLines = (policy: string) => JSON.stringify(JSON.parse(policy), undefined, 2)
const other = senderPolicy.replace('ses:SendRawEmail', 'ses:SendEmail')

test('DOM-39 DOM-14 the policies of a domain tell whether WorkMail can send for it', async () => {
  await using backend = await startBackend('auditor')
  const access = async (domain: string, organizationId: string = here.organizationId) => {
    const organizationArn = `arn:aws:workmail:${here.region}:123456789012:organization/${organizationId}`
    const items = await list(backend, domain, { ...here, organizationId })
    return workmailAccessOf(items, { region: here.region, organizationArn })
  }
  expect(await access('example.com')).toMatchObject({ access: 'current', isCustom: false })
  expect(await access('example.org')).toMatchObject({ access: 'outdated', isCustom: false })
  expect(await access('new.example.net')).toMatchObject({ access: 'current', isCustom: false })
  expect(await access('managed.example', sampleOrganizations.managedDirectory)).toMatchObject({
    ...{ access: 'outdated', isCustom: true },
  })
})

test('DOM-41 a policy is created, replaced and deleted, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, inLines(senderPolicy))).toMatchObject({ status: 204 })
  expect(named(await list(backend))).toBe(senderPolicy)
  expect(await put(backend, inLines(other), inLines(senderPolicy))).toMatchObject({ status: 204 })
  expect(named(await list(backend))).toBe(other)
  const { body } = await backend.call('auditEntries.list', { maxResults: 1 })
  expect(body).toMatchObject({
    items: [
      {
        ...{ operation: 'identityPolicies.put', outcome: 'Succeeded' },
        target: { kind: 'MAIL_DOMAIN', name: domainName },
        before: { policy: senderPolicy },
        input: { policyName: 'sender', policy: inLines(other) },
      },
    ],
  })
  expect(await remove(backend, inLines(other))).toMatchObject({ status: 204 })
  expect(named(await list(backend))).toBeUndefined()
  expect(await remove(backend, other)).toMatchObject({ status: 204 })
})

test('DOM-41 USR-15 a policy that somebody else has changed, created or deleted is not overwritten', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, senderPolicy)
  expect(await put(backend, other)).toMatchObject({
    ...{ status: 400, body: { fields: { policyName: { code: 'policyNameTaken' } } } },
  })
  await put(backend, other, senderPolicy)
  const third = senderPolicy.replace('Allow', 'Deny')
  expect(await put(backend, third, senderPolicy)).toMatchObject({
    status: 409,
    body: { code: 'Conflict', conflicts: { policy: { expected: senderPolicy, current: other } } },
  })
  expect(await remove(backend, senderPolicy)).toMatchObject({ status: 409 })
  expect(named(await list(backend))).toBe(other)
  await remove(backend, other)
  expect(await put(backend, third, other)).toMatchObject({ status: 410, body: { code: 'Gone' } })
  expect(named(await list(backend))).toBeUndefined()
})

test('DOM-41 of two persons who create the same policy at once, one is told', async () => {
  await using backend = await startBackend('administrator')
  const answers = await Promise.all([put(backend, senderPolicy), put(backend, other)])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 400])
})

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

test.each([
  ['that is not JSON', '{"Statement":', 'policy', 'json'],
  ['that is a list', '[]', 'policy', 'json'],
  ['with a key twice', senderPolicy.replace('{', '{"Id":"a","Id":"b",'), 'policy', 'duplicateKey'],
  ['of 4,097 bytes', nested(682).replace('1', '"€"'), 'policy', 'policyTooLong'],
  ['of 17,000 spaces', `{"a":${' '.repeat(17_000)}1}`, 'policy', 'tooLong'],
  ['with NUL', senderPolicy.replace('Allow', 'All\0ow'), 'policy', 'notText'],
  ['without a text', '', 'policy', 'json'],
  ['as deep as can be', nested(682), 'policy', 'InvalidPolicyException'],
  ['of nobody', '{"Statement":{"Effect":"Allow"}}', 'policy', 'InvalidPolicyException'],
])('DOM-41 a policy %s is refused at its field', async (_, policy, field, code) => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, policy)).toMatchObject({
    status: 400,
    body: { fields: { [field]: { code } } },
  })
  expect(named(await list(backend))).toBeUndefined()
})

test.each([
  ['with a space', 'my policy', 'policyName'],
  ['of 65 characters', 'p'.repeat(65), 'tooLong'],
  ['that is empty', '', 'required'],
])('DOM-41 a policy name %s is refused at its field', async (_, policyName, code) => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, senderPolicy, undefined, policyName)).toMatchObject({
    body: { code: 'InvalidInput', fields: { policyName: { code } } },
  })
})

test('DOM-41 white space between the parts does not count, and text of 4,096 bytes is sent', async () => {
  await using backend = await startBackend('administrator')
  const room = 4_096 - new TextEncoder().encode(senderPolicy.replace('{', '{"Id":"",')).length
  const longest = senderPolicy.replace('{', `{"Id":"${'x'.repeat(room)}",`)
  expect(await put(backend, inLines(longest))).toMatchObject({ status: 204 })
  expect(named(await list(backend))).toBe(longest)
})

test('06 PutIdentityPolicy a domain that is not verified gets no policy, and keeps those it has', async () => {
  await using backend = await startBackend('administrator')
  const input = { ...here, domainName: 'new.example.net', policyName: 'sender' }
  const before = await list(backend, 'new.example.net')
  const policy = senderPolicy.replace('identity/example.com', 'identity/new.example.net')
  expect(
    await backend.call('identityPolicies.put', { ...input, policy, expected: {} }),
  ).toMatchObject({ status: 400, body: { code: 'InvalidParameterValue' } })
  expect(await list(backend, 'new.example.net')).toEqual(before)
})

test('06 §8.2 all policies of a domain are listed by their names, also the twentieth', async () => {
  await using backend = await startBackend('administrator')
  for (let number = 19; number > 0; number--)
    await put(backend, senderPolicy, undefined, `p-${String(number).padStart(2, '0')}`)
  const names = (await list(backend)).map(({ policyName }) => policyName)
  expect(names).toHaveLength(20)
  expect(names).toEqual(names.toSorted())
  expect(await put(backend, senderPolicy, undefined, 'one-too-many')).toMatchObject({ status: 400 })
})
