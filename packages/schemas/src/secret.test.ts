import { expect, test } from 'vitest'
import { operations } from './operations.ts'
import { masked, secretMembers, secretsOf, withoutSecrets } from './secret.ts'

test('T-29 only a password reset, a creation and the start of a job carry secrets, and the files that people give for a kit, which stay out of the trail', () => {
  const carriers = Object.entries(operations)
    .map(([id, { input }]) => [id, secretMembers(input)] as const)
    .filter(([, members]) => members.length > 0)
  expect(carriers).toEqual([
    ['jobs.start', ['passwords']],
    ['users.create', ['password']],
    ['users.resetPassword', ['password']],
    ['kitResults.import', ['content']],
    ['kits.checkSample', ['sample']],
  ])
})

test('T-29 the recorded input contains no password', () => {
  const { input } = operations['users.resetPassword']
  expect(withoutSecrets(input, { userId: 'x', password: 'Canary-4711' })).toEqual({
    userId: 'x',
    password: '***',
  })
})

test('S7 a password is masked in every other member, too, also as a part of a longer text', () => {
  const { input } = operations['users.create']
  const typed = { name: 'Canary-4711', displayName: 'Ann (Canary-4711)', password: 'Canary-4711' }
  expect(withoutSecrets(input, { ...typed, hiddenFromGlobalAddressList: false })).toEqual({
    name: '***',
    displayName: 'Ann (***)',
    password: '***',
    hiddenFromGlobalAddressList: false,
  })
})

test('S7 the secrets of an input are found in records and in values of the wrong type', () => {
  const start = operations['jobs.start'].input
  expect(secretsOf(start, { passwords: { 1: 'short', 2: 'much longer', 3: [47112] } })).toEqual([
    'much longer',
    'short',
    '47112',
  ])
  expect(secretsOf(start, null)).toEqual([])
})

test('S7 secrets are masked in names and values at any depth; a short one only as a whole', () => {
  const value = { list: [{ 'my Canary': 'x Canary y' }, 'a', 'banana', 12] }
  expect(masked(value, ['Canary', 'a', '12'])).toEqual({
    list: [{ 'my ***': 'x *** y' }, '***', 'banana', '***'],
  })
})
