import { expect, test } from 'vitest'
import { editedOf } from './edited.ts'

const options = { autoAcceptRequests: true, autoDeclineRecurringRequests: false }

test('RES-06 members of a value are compared separately, and the value is sent whole', () => {
  const seen = { bookingOptions: options }
  expect(editedOf({ bookingOptions: { ...options } }, seen).isAnything).toBe(false)
  const changed = { ...options, autoDeclineRecurringRequests: true }
  expect(editedOf({ bookingOptions: changed }, seen)).toEqual({
    isAnything: true,
    input: { bookingOptions: changed, expected: { bookingOptions: options } },
  })
})

test('TAG-02 a list of the same entries is not edited, and one more or another order is', () => {
  const [stage, team] = [
    { key: 'stage', value: 'test' },
    { key: 'team', value: '' },
  ]
  const seen = { tags: [stage, team] }
  expect(editedOf({ tags: [{ ...stage }, { ...team }] }, seen).isAnything).toBe(false)
  for (const tags of [[stage], [team, stage], [stage, team, stage], []])
    expect(editedOf({ tags }, seen).input).toEqual({ tags, expected: seen })
})

test('RES-07 a field that nobody has seen has no expected value', () => {
  expect(editedOf({ name: 'a', delegateId: 'u-1' }, { name: 'a' }).input).toEqual({
    delegateId: 'u-1',
    expected: {},
  })
})
