import { declarationOf, type OperationId, operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { entityIdsOf, valuesOf } from './entry-values.ts'
import words from './locales/en.json' with { type: 'json' }

const scope = { connectionId: 'local', region: 'us-east-1', organizationId: 'm-1' }

test('M7 changed values come first, and what an edit does not name stays as it was', () => {
  const input = {
    ...{ ...scope, userId: 'u-1', city: 'Bonn', email: 'new@example.com' },
    expected: { email: 'old@example.com' },
  }
  const before = { city: 'Bonn', email: 'old@example.com', office: '' }
  expect(valuesOf({ operation: 'users.update', input, before })).toEqual([
    { name: 'email', before: 'old@example.com', after: 'new@example.com', kind: 'changed' },
    { name: 'city', before: 'Bonn', after: 'Bonn', kind: 'unchanged' },
    { name: 'office', before: '', after: '', kind: 'unchanged' },
    { name: 'userId', after: 'u-1', kind: 'names' },
  ])
})

test('M7 what a deletion removed is shown as changed, with nothing after it', () => {
  const entry = {
    operation: 'mobileDeviceAccessOverrides.delete',
    input: { ...scope, deviceId: 'd-1' },
    before: { effect: 'DENY' },
  }
  expect(valuesOf(entry)).toEqual([
    { name: 'effect', before: 'DENY', kind: 'changed' },
    { name: 'deviceId', after: 'd-1', kind: 'names' },
  ])
})

test('M7 a change whose input repeats no value from before leaves them as they were', () => {
  const before = { name: 'Sales', state: 'ENABLED' }
  const entry = { operation: 'users.resetPassword', input: { userId: 'u-1' }, before }
  expect(valuesOf(entry).map(({ name, kind }) => [name, kind])).toEqual([
    ['name', 'unchanged'],
    ['state', 'unchanged'],
    ['userId', 'names'],
  ])
})

test('M7 the values of an object are values of their own, and an empty one is like an absent one', () => {
  const operation = 'resources.update'
  const entry = {
    operation,
    input: { bookingOptions: { autoAcceptRequests: true }, description: '' },
    before: { bookingOptions: { autoAcceptRequests: false } },
  }
  expect(valuesOf(entry)).toEqual([
    { name: 'bookingOptions.autoAcceptRequests', before: false, after: true, kind: 'changed' },
    { name: 'description', after: '', kind: 'given' },
  ])
  expect(valuesOf({ operation, input: { city: '' }, before: { city: null } })).toMatchObject([
    { kind: 'unchanged' },
  ])
})

test('M7 a value that the trail does not have is never shown as unchanged', () => {
  const entry = {
    operation: 'identityPolicies.put',
    input: { ...scope, domainName: 'example.com', policyName: 'Partner' },
    before: { policy: null },
  }
  const rows = [
    { name: 'policy', before: null, kind: 'leftOut' },
    { name: 'domainName', after: 'example.com', kind: 'names' },
    { name: 'policyName', after: 'Partner', kind: 'names' },
  ]
  // An entry of an older version does not say what it leaves out.
  expect(valuesOf(entry)).toEqual(rows)
  expect(valuesOf({ ...entry, leftOut: ['policy'] })).toEqual(rows)
  const update = { operation: 'users.update', input: scope, before: { city: 'Bonn' } }
  expect(valuesOf({ ...update, leftOut: ['city', 'before'] })).toEqual([
    { name: 'city', before: 'Bonn', kind: 'leftOut' },
  ])
})

test('M7 the name of a target is no change, also where the change takes the target away', () => {
  const entry = {
    operation: 'organizations.delete',
    input: { ...scope, alias: 'simple-corp', deleteDirectory: false },
    before: { alias: 'simple-corp', state: 'Active', directoryId: 'd-1' },
  }
  expect(valuesOf(entry)).toEqual([
    { name: 'state', before: 'Active', kind: 'changed' },
    { name: 'directoryId', before: 'd-1', kind: 'changed' },
    { name: 'deleteDirectory', after: false, kind: 'given' },
    { name: 'alias', after: 'simple-corp', kind: 'names' },
  ])
  const policy = {
    operation: 'identityPolicies.delete',
    input: { ...scope, domainName: 'example.com', policyName: 'Partner' },
    before: { policy: '{}' },
  }
  expect(valuesOf(policy).map(({ name, kind }) => [name, kind])).toEqual([
    ['policy', 'changed'],
    ['domainName', 'names'],
    ['policyName', 'names'],
  ])
  const moved = {
    operation: 'mailDomains.updateDefault',
    input: { ...scope, domainName: 'example.org' },
    before: { domainName: 'example.com' },
  }
  expect(valuesOf(moved)).toMatchObject([{ name: 'domainName', kind: 'changed' }])
})

test('M7 users, groups and resources are found by the names of their values, and nothing else is', () => {
  const rows = valuesOf({
    operation: 'groups.update',
    input: {
      ...{ memberId: 'm', groupIds: ['a', 'b', 'a'], deviceId: 'd', jobId: 'j' },
      change: { delegateTo: 'e' },
    },
    before: undefined,
  })
  expect(entityIdsOf(rows)).toEqual(['m', 'a', 'b', 'e'])
})

test('every value that a write takes has words', () => {
  const aside = ['connectionId', 'region', 'organizationId', 'expected', 'publicKey']
  const wordless = (Object.keys(operations) as OperationId[])
    .filter((id) => declarationOf(id).kind === 'write' || declarationOf(id).isRecorded)
    .flatMap((id) => {
      const { input } = declarationOf(id)
      const names = input instanceof z.ZodMiniObject ? Object.keys(input.def.shape) : []
      const isSaid = (name: string) => Object.hasOwn(words, `field.${name}`)
      // As `useFieldWords` looks for them.
      return names.filter((name) => !isSaid(`${id.split('.')[0]}.${name}`) && !isSaid(name))
    })
    .filter((name) => !aside.includes(name))
  expect(wordless).toEqual([])
})

test.each([
  ['users.disable', {}, { state: 'ENABLED' }, ['ENABLED', 'DISABLED']],
  ['groupMembers.associate', { memberId: 'u' }, { isMember: false }, [false, true]],
  ['aliases.create', { alias: 'b' }, { aliases: ['a'] }, [['a'], ['a', 'b']]],
  ['aliases.delete', { alias: 'b' }, { aliases: ['a', 'b'] }, [['a', 'b'], ['a']]],
  ['aliases.delete', { alias: 'b' }, { alias: 'b' }, ['b', '']],
  ['users.disable', {}, { aliases: ['a'] }, [['a'], []]],
  ['mailboxPermissions.delete', {}, { permissionValues: ['SEND_AS'] }, [['SEND_AS'], []]],
])(
  'M7 %s shows the value afterwards, which its input does not name',
  (operation, input, was, values) => {
    const [row] = valuesOf({ operation, input, before: was })
    expect([row?.before, row?.after, row?.kind]).toEqual([...values, 'changed'])
  },
)

test('H7 a policy that was renewed is shown with what it was and what it is', () => {
  const renewed = {
    ...{ operation: 'mailDomains.register', input: { domainName: 'example.com' } },
    ...{ before: { policies: ['old'] }, details: { policies: ['new'] } },
  }
  expect(valuesOf(renewed)[0]).toEqual({
    ...{ name: 'policies', kind: 'changed', before: ['old'], after: ['new'] },
  })
})
