import { expect, test } from 'vitest'
import { fieldProblems } from './field-problems.ts'
import { operations } from './operations.ts'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0123456789abcdef0123456789abcdef',
}
const user = {
  ...scope,
  name: 'ana',
  displayName: 'Ana Silva',
  email: 'ana@example.com',
  hiddenFromGlobalAddressList: false,
  role: 'USER',
  password: 'Passw0rd',
}

function problemsOf(id: 'users.create' | 'users.list', input: unknown) {
  const { error } = operations[id].input.safeParse(input)
  return error ? fieldProblems(error.issues, input) : {}
}

test.each([
  [
    'neither name nor password',
    { name: '', password: undefined },
    { name: { code: 'required' }, password: { code: 'required' } },
  ],
  ['nothing', {}, {}],
  ['no name', { name: '' }, { name: { code: 'required' } }],
  ['a long name', { name: 'a'.repeat(65) }, { name: { code: 'tooLong', limit: 64 } }],
  ['a space in the name', { name: 'a b' }, { name: { code: 'format' } }],
  ['an apostrophe in the address', { email: "o'brien@example.com" }, { email: { code: 'format' } }],
  ['no password', { password: undefined }, { password: { code: 'required' } }],
  ['a system user', { role: 'SYSTEM_USER' }, { role: { code: 'choice' } }],
  ['a foreign Region', { region: 'eu-central-1' }, { region: { code: 'choice' } }],
  ['a member nobody knows', { admin: true }, { admin: { code: 'unknown' } }],
  ['a number for a name', { name: 7 }, { name: { code: 'type' } }],
] as const)('USR-04 GEN-06 creating a user with %s: %j gives %j', (_, change, problems) => {
  expect(problemsOf('users.create', { ...user, ...change })).toEqual(problems)
})

test('N1 a member named like one of every object is reported like any other', () => {
  const hostile: unknown = JSON.parse(
    '{"__proto__": {"role": "x"}, "constructor": 1, "toString": 2, "hasOwnProperty": 3}',
  )
  const problems = problemsOf('users.list', hostile)
  expect(JSON.parse(JSON.stringify(problems))).toMatchObject({
    constructor: { code: 'unknown' },
    toString: { code: 'unknown' },
    hasOwnProperty: { code: 'unknown' },
  })
  expect(Object.keys(problems)).toContain('__proto__')
})

test.each(['', 'no-id'])('N6 a new user is not created with "%s" of Identity Center', (id) => {
  expect(Object.keys(problemsOf('users.create', { ...user, identityProviderUserId: id }))).toEqual([
    'identityProviderUserId',
  ])
})

test('USR-05 a remote user needs no password', () => {
  const { password: _, ...remote } = user
  expect(problemsOf('users.create', { ...remote, role: 'REMOTE_USER' })).toEqual({})
})

test('USR-02 a list accepts one filter at most', () => {
  const filters = { usernamePrefix: 'a', state: 'ENABLED' }
  expect(problemsOf('users.list', { ...scope, filters })).toEqual({
    filters: { code: 'oneFilter' },
  })
})

test.each([0, 101, 1.5, '25'])('GEN-04 a page of %j users is refused', (maxResults) => {
  expect(Object.keys(problemsOf('users.list', { ...scope, maxResults }))).toEqual(['maxResults'])
})
