import { expect, test } from 'vitest'
import { hurry, namesOf, search, untilComplete } from '../test/search-directory.ts'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

test('any part of a name, an address, an alias or an id is found, in any case and with or without accents, the best match first', async () => {
  await using backend = await startBackend('helpDesk', hurry)
  await untilComplete(backend)
  for (const [text, names] of [
    ['SILVA', ['ana.silva']],
    ['jürgen', ['jurgen.muller']],
    ['JURGEN MÜLLER', ['jurgen.muller']],
    ['müller jürgen', ['jurgen.muller']],
    ['juergen.mueller@', ['jurgen.muller']],
    ['novak', ['tomas.novak']],
    ['ovák', ['tomas.novak']],
    ["liam o'c", ['liam.oconnor']],
    ['koln', ['Büro Köln']],
    ['helpdesk', ['Support']],
    ['  lisboa   room ', ['room.lisboa']],
    ['ana', ['ana.silva', 'yuki.tanaka']],
    ['support@example.com', ['Support']],
    ['board', ['Board', 'board.assistant', 'room.board']],
    ['8001-000000000003', ['Sales']],
    ['%', []],
    ['ana\nsilva', ['ana.silva']],
    ['nobody', []],
  ] as const)
    expect(await namesOf(backend, { text }), text).toEqual(names)
})

test('a whole directory is filtered, sorted, counted and paged; entities without the value come last', async () => {
  await using backend = await startBackend('auditor', hurry)
  await untilComplete(backend)
  const disabled = { types: ['USER'], states: ['DISABLED'] } as const
  const query = { types: [...disabled.types], states: [...disabled.states] }
  expect(await namesOf(backend, query, { sort: { by: 'email' } })).toEqual([
    ...['ingrid.larsen', 'tomas.novak', 'Administrator', 'new.colleague'],
  ])
  expect(await namesOf(backend, query, { sort: { by: 'email', descending: true } })).toEqual([
    ...['tomas.novak', 'ingrid.larsen', 'Administrator', 'new.colleague'],
  ])
  expect(await namesOf(backend, query, { sort: { by: 'disabledDate' } })).toEqual([
    ...['ingrid.larsen', 'tomas.novak', 'Administrator', 'new.colleague'],
  ])
  expect(await search(backend, query, { offset: 1, limit: 2 })).toMatchObject({
    items: [{ name: 'ingrid.larsen' }, { name: 'new.colleague' }],
    total: 4,
  })
  expect(await namesOf(backend, { userRoles: ['REMOTE_USER'] })).toEqual(['remote.partner'])
  expect((await search(backend, { types: ['GROUP', 'RESOURCE'] })).total).toBe(16)
  for (const wrong of [{ query: {}, limit: 1_001 }, { query: { text: '' } }, { query: { x: 1 } }])
    expect(await backend.call('entities.search', { ...here, ...wrong })).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput' },
    })
})

test('ORG-40 GEN-10 a similar name is suggested', async () => {
  await using backend = await startBackend('helpDesk', hurry)
  await untilComplete(backend)
  for (const [text, names] of [
    ['ana.sliva', ['ana.silva']],
    ['silva.ana', ['ana.silva']],
    ['jurgen.mueler@example.com', ['jurgen.muller']],
    ['Suport', ['Support']],
    ['room.lisbon', ['room.lisboa']],
    ['Tomas Nowak', ['tomas.novak']],
    ['somebody.else@example.com', []],
    ['x', []],
  ] as const) {
    const { body } = await backend.call('entities.suggest', { ...here, text })
    expect(body, text).toMatchObject({ items: names.map((name) => ({ name })) })
  }
})

test('10,000 users are listed, counted, sorted and found while their aliases are still being read', async () => {
  await using backend = await startBackend('auditor', { ...hurry, seedUsers: 10_000 })
  await search(backend, {})
  await expect
    .poll(async () => (await search(backend, {})).index, { timeout: 60_000 })
    .toMatchObject({ phase: 'ALIASES', total: 10_123 })
  expect((await search(backend, { types: ['USER'] })).total).toBe(10_015)
  expect(
    await namesOf(backend, { text: 'krüger' }, { sort: { by: 'displayName' }, limit: 3 }),
  ).toEqual(['ada.kruger.261', 'ada.kruger.937', 'ada.kruger.1613'])
  expect(await namesOf(backend, { text: 'kruger.9' }, { limit: 2 })).toHaveLength(2)
}, 120_000)

test('users that WorkMail deleted are found by people who ask for them', async () => {
  const person = (name: string, State: string) => ({ Id: `S-${name}`, Name: name, State })
  const Users = [person('here', 'ENABLED'), person('gone', 'DELETED')]
  await using aws = await startOtherAws(({ operation }) => ({
    status: 200,
    body: JSON.stringify(operation === 'ListUsers' ? { Users } : {}),
  }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  await untilComplete(backend)
  expect(await namesOf(backend, {})).toEqual(['here'])
  expect(await namesOf(backend, { states: ['DELETED'] })).toEqual(['gone'])
  expect(await namesOf(backend, { states: ['DELETED', 'ENABLED'] })).toEqual(['gone', 'here'])
  expect(aws.calls.filter(({ body }) => body.includes('S-gone'))).toEqual([])
})

test('X-05 a list that AWS denies is missing, and shown as denied; the rest is found', async () => {
  await using aws = await startOtherAws(({ operation }) =>
    operation === 'ListGroups'
      ? {
          status: 400,
          body: JSON.stringify({ __type: 'AccessDeniedException', Message: 'No.' }),
        }
      : {
          status: 200,
          body: JSON.stringify(
            operation === 'ListUsers'
              ? { Users: [{ Id: 'S-1', Name: 'someone', State: 'ENABLED' }] }
              : {},
          ),
        },
  )
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  await expect
    .poll(async () => (await search(backend, {})).index)
    .toMatchObject({ phase: 'LISTING', problem: 'AccessDeniedException' })
  expect(await namesOf(backend, { text: 'some' })).toEqual(['someone'])
})
