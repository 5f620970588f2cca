import { sampleUserId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Found = { items: { id: string; name: string; state: string }[]; more: boolean }

async function find(
  backend: Awaited<ReturnType<typeof startBackend>>,
  text: string,
): Promise<Found> {
  const { status, body } = await backend.call('users.find', { ...here, text })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}

test.each([
  ['ana.silva', ['ana.silva']],
  ['ANA.SILVA', ['ana.silva']],
  ['Ana S', ['ana.silva']],
  ['ana s', ['ana.silva']],
  ['aNa s', ['ana.silva']],
  ['  ana  ', ['ana.silva']],
  ['ana.silva@EXAMPLE.com', ['ana.silva']],
  ['jürgen', ['jurgen.muller']],
  ['JÜRGEN MÜLLER', ['jurgen.muller']],
  ['chloé d', ['chloe.dubois']],
  ['maría garcía l', ['maria.garcia']],
  ['liam o’c', ['liam.oconnor']],
  ['a.silva@example.com', ['ana.silva']],
  ['Ana@Example.com', ['ana.silva']],
  ['silva', []],
  ['ana@example', []],
  ['@example.com', []],
  ['ana@@example.com', []],
  ['%', []],
  ['nobody@example.com', []],
])('GEN-04 T-13 who types %j finds %j', async (text, names) => {
  await using backend = await startBackend('helpDesk')
  expect(await find(backend, text)).toMatchObject({
    items: names.map((name) => ({ name })),
    more: false,
    isGuess: false,
  })
})

test('those whose password can be reset come first, then by name, and nobody twice', async () => {
  await using backend = await startBackend('helpDesk')
  const states = async (text: string) =>
    (await find(backend, text)).items.map(({ name, state }) => `${name} ${state}`)
  expect(await states('t')).toEqual(['tomas.novak DISABLED'])
  expect(await states('a')).toEqual(['ana.silva ENABLED', 'Administrator DISABLED'])
})

test('GEN-04 twenty people are shown at most, and that there are more is said', async () => {
  await using backend = await startBackend('helpDesk', { seedUsers: 1_000 })
  const { Users = [] } = await backend.workmail.listUsers({
    OrganizationId: here.organizationId,
    MaxResults: 100,
  })
  const letters = new Map<string, number>()
  for (const { Name = '' } of Users)
    letters.set(Name.slice(0, 1), (letters.get(Name.slice(0, 1)) ?? 0) + 1)
  const [letter = ''] = [...letters].sort(([, a], [, b]) => b - a)[0] ?? []
  const { items, more } = await find(backend, letter)
  expect([items.length, more]).toEqual([20, true])
  expect(new Set(items.map(({ id }) => id)).size).toBe(20)
})

test('06 §2.7 a short page with a token says that there are more; the deleted are not shown', async () => {
  const user = (id: number, State: string) => ({
    Id: sampleUserId(id),
    Name: `n${id}`,
    State,
    UserRole: 'USER',
  })
  await using aws = await startOtherAws(() => ({
    status: 200,
    body: JSON.stringify({ Users: [user(1, 'ENABLED'), user(2, 'DELETED')], NextToken: 'more' }),
  }))
  await using backend = await startBackend('helpDesk', {
    connections: [aws.connection],
  })
  expect(await find(backend, 'n')).toMatchObject({ items: [{ name: 'n1' }], more: true })
})

test('X-03 an organization that is not active is no empty list', async () => {
  await using backend = await startBackend('helpDesk')
  const organizationId = 'm-3e1a2b3c4d5e6f708192a3b4c5d6e7f8'
  expect(await backend.call('users.find', { ...here, organizationId, text: 'ana' })).toMatchObject({
    status: 400,
    body: { code: 'OrganizationStateException' },
  })
})
