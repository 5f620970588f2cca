import { expect, test } from 'vitest'
import { operations } from './operations.ts'
import { secretMembers, withoutSecrets } from './secret.ts'

test('T-29 only a reset, a creation and the start of a job carry a secret, and it is their passwords', () => {
  const carriers = Object.entries(operations)
    .map(([id, { input }]) => [id, secretMembers(input)] as const)
    .filter(([, members]) => members.length > 0)
  expect(carriers).toEqual([
    ['users.create', ['password']],
    ['users.resetPassword', ['password']],
    ['jobs.start', ['passwords']],
  ])
})

test('T-29 what is written down of an input has no password in it', () => {
  const { input } = operations['users.resetPassword']
  expect(withoutSecrets(input, { userId: 'x', password: 'Canary-4711' })).toEqual({
    userId: 'x',
    password: '***',
  })
})
