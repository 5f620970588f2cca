import { declarationOf, type OperationId, operations } from '@mailroom/schemas'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import words from '../../audit-entries/locales/en.json' with { type: 'json' }
import { entityIdsOf, valuesOf } from './entry-values.ts'

const scope = { connectionId: 'local', region: 'us-east-1', organizationId: 'm-1' }

test('M7 changed values come first, and what an edit does not name stays as it was', () => {
  const input = {
    ...{ ...scope, userId: 'u-1', city: 'Bonn', email: 'new@example.com' },
    expected: { email: 'old@example.com' },
  }
  const before = { city: 'Bonn', email: 'old@example.com', office: '' }
  expect(valuesOf({ input, before })).toEqual([
    { name: 'email', before: 'old@example.com', after: 'new@example.com', kind: 'changed' },
    { name: 'userId', after: 'u-1', kind: 'given' },
    { name: 'city', before: 'Bonn', after: 'Bonn', kind: 'unchanged' },
    { name: 'office', before: '', after: '', kind: 'unchanged' },
  ])
})

test('M7 what a deletion removed is shown as changed, with nothing after it', () => {
  const entry = { input: { ...scope, granteeId: 'g-1' }, before: { permissionValues: ['SEND_AS'] } }
  expect(valuesOf(entry)).toEqual([
    { name: 'permissionValues', before: ['SEND_AS'], kind: 'changed' },
    { name: 'granteeId', after: 'g-1', kind: 'given' },
  ])
})

test('M7 the values of an object are values of their own, and an empty one is like an absent one', () => {
  const entry = {
    input: { bookingOptions: { autoAcceptRequests: true }, description: '' },
    before: { bookingOptions: { autoAcceptRequests: false } },
  }
  expect(valuesOf(entry)).toEqual([
    { name: 'bookingOptions.autoAcceptRequests', before: false, after: true, kind: 'changed' },
    { name: 'description', after: '', kind: 'given' },
  ])
  expect(valuesOf({ input: { city: '' }, before: { city: null } })).toMatchObject([
    { kind: 'unchanged' },
  ])
})

test('M7 users, groups and resources are found by the names of their values, and nothing else is', () => {
  const rows = valuesOf({
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
      return input instanceof z.ZodMiniObject ? Object.keys(input.def.shape) : []
    })
    .filter((name) => !aside.includes(name) && !Object.hasOwn(words, `field.${name}`))
  expect(wordless).toEqual([])
})
