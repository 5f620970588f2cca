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

test('RES-07 a field that nobody has seen has no expected value', () => {
  expect(editedOf({ name: 'a', delegateId: 'u-1' }, { name: 'a' }).input).toEqual({
    delegateId: 'u-1',
    expected: {},
  })
})
