import { expect, test } from 'vitest'
import { operations } from './operations.ts'
import { secretMembers, withoutSecrets } from './secret.ts'

test('T-29 only a password reset, a creation and the start of a job carry a secret: their passwords', () => {
  const carriers = Object.entries(operations)
    .map(([id, { input }]) => [id, secretMembers(input)] as const)
    .filter(([, members]) => members.length > 0)
  expect(carriers).toEqual([
    ['users.create', ['password']],
    ['users.resetPassword', ['password']],
    ['jobs.start', ['passwords']],
  ])
})

test('T-29 the recorded input contains no password', () => {
  const { input } = operations['users.resetPassword']
  expect(withoutSecrets(input, { userId: 'x', password: 'Canary-4711' })).toEqual({
    userId: 'x',
    password: '***',
  })
})
