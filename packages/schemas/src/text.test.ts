import { expect, test } from 'vitest'
import { fieldProblems } from './field-problems.ts'
import { users } from './users.ts'

const person = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  name: 'ann.bee',
  displayName: 'Ann Bee',
  email: 'ann.bee@example.com',
  hiddenFromGlobalAddressList: false,
  role: 'REMOTE_USER',
}

test.each([
  ['NUL', 'A\u0000B'],
  ['half of a surrogate pair', 'A\ud83d'],
  ['a mark that turns the direction', 'A\u202eB'],
  ['a mark that isolates a direction', 'A\u2066B'],
])('a text with %s is refused, for it would look like another', (_, displayName) => {
  const input = { ...person, displayName }
  const { error } = users['users.create'].input.safeParse(input)
  expect(fieldProblems(error?.issues ?? [], input)).toEqual({ displayName: { code: 'notText' } })
})

test.each(['Ann 👩‍🚀 Bee', 'آنا بي', 'Zoë', 'Line 1\nLine 2'])('%s is a text', (displayName) => {
  expect(users['users.create'].input.safeParse({ ...person, displayName }).success).toBe(true)
})
