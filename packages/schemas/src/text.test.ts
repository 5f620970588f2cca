import { expect, test } from 'vitest'
import { fieldProblems } from './field-problems.ts'
import { operations } from './operations.ts'
import { users } from './users.ts'

const ana = '00000000-0000-4000-8000-000000000001'

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

test.each([
  ['   ', 'required', 'required'],
  ['\u00a0', 'required', 'required'],
  // The name of a group takes no such character at all.
  ['Ann\r\nBee', 'notText', 'format'],
  ['Ann\tBee', 'notText', 'format'],
  ['Ann\u2028Bee', 'notText', 'format'],
  ['Ann\u200bBee', 'notText', 'format'],
])('the name %j is refused over the API too', (text, code, codeOfGroup) => {
  const problemsOf = (id: keyof typeof operations, input: object) =>
    fieldProblems(operations[id].input.safeParse(input).error?.issues ?? [], input)
  const { connectionId, region, organizationId } = person
  const where = { connectionId, region, organizationId }
  const { email, hiddenFromGlobalAddressList } = person
  const template = { groupIds: [], addressPattern: '{name}@example.com', aliasPatterns: [] }
  const edit = { ...where, userId: ana, expected: { jobTitle: text } }
  expect([
    problemsOf('users.create', { ...person, displayName: text }),
    problemsOf('users.update', { ...edit, jobTitle: text }),
    problemsOf('groups.create', { ...where, name: text, email, hiddenFromGlobalAddressList }),
    problemsOf('onboardingTemplates.put', { ...where, ...template, name: text, attributes: {} }),
    problemsOf('organizationTags.put', {
      ...where,
      tags: [{ key: text, value: '' }],
      expected: { tags: [] },
    }),
  ]).toMatchObject([
    { displayName: { code } },
    { jobTitle: { code } },
    { name: { code: codeOfGroup } },
    { name: { code } },
    { 'tags.0.key': { code } },
  ])
  // What AWS has already can be edited: it is only compared, or stays.
  expect(problemsOf('users.update', { ...edit, city: 'Bonn' })).toEqual({})
})

test.each([' \n', '\u200b', '\u2060', '\u00ad', '\ufeff\u3164', ' \u200d\u2800'])(
  'EXIT-02 a reason that nobody can see (%j) is none, wherever one is asked for',
  (reason) => {
    const asking = Object.entries(operations).flatMap(([id, { input }]) => {
      const { issues = [] } = input.safeParse({ reason }).error ?? {}
      const problem = fieldProblems(issues, { reason })
      return problem.reason?.code === 'unknown' ? [] : [[id, problem.reason]]
    })
    expect(asking.map(([id]) => id)).toContain('exportRuns.retry')
    expect(asking.length).toBeGreaterThan(7)
    for (const [id, problem] of asking) expect([id, problem]).toEqual([id, { code: 'required' }])
  },
)

test('a blank tag that AWS has already can stay', () => {
  const { connectionId, region, organizationId } = person
  const blank = { key: ' ', value: '' }
  const put = (tags: object[], seen: object[]) =>
    operations['organizationTags.put'].input.safeParse({
      ...{ connectionId, region, organizationId, tags, expected: { tags: seen } },
    }).success
  expect(put([blank, { key: 'new', value: '' }], [blank])).toBe(true)
  expect(put([blank], [])).toBe(false)
})

test('only a street has lines', () => {
  const { success } = users['users.update'].input.safeParse({
    ...{ connectionId: 'local', region: 'us-east-1', organizationId: person.organizationId },
    ...{ userId: ana, street: 'Line 1\nLine 2', expected: {} },
  })
  expect(success).toBe(true)
})

test.each(['Ann 👩‍🚀 Bee', 'آنا بي', 'Zoë'])('%s is a text', (displayName) => {
  expect(users['users.create'].input.safeParse({ ...person, displayName }).success).toBe(true)
})
