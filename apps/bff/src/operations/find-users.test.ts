import type { WorkMail } from '@aws-sdk/client-workmail'
import { sampleUserId } from '@mailroom/local-aws'
import type { FoundUser } from '@mailroom/schemas/users'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { awsCalls, hurry, patience, search, untilComplete } from '../test/search-directory.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Found = { items: FoundUser[]; more: boolean; isGuess: boolean; isPartial: boolean }

const OrganizationId = here.organizationId

async function find(session: Pick<Session, 'call'>, text: string): Promise<Found> {
  const { status, body } = await session.call('users.find', { ...here, text })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}

/** Searches again if the index or AWS was too slow, as people at the screen do. */
async function findAll(session: Pick<Session, 'call'>, text: string): Promise<Found> {
  return vi.waitFor(async () => {
    const found = await find(session, text)
    expect(found.isPartial).toBe(false)
    return found
  }, patience)
}

/** Creates and enables a user at AWS, outside of the console. */
async function createAtAws(workmail: WorkMail, Name: string, more: object = {}): Promise<string> {
  const DisplayName = Name
  const user = { OrganizationId, Name, DisplayName, Password: 'Long enough 12', ...more }
  const { UserId = '' } = await workmail.createUser(user)
  const Email = `${Name}@example.com`
  await workmail.registerToWorkMail({ OrganizationId, EntityId: UserId, Email })
  return UserId
}

/** Users that the sample data lacks, by user name: display names from other systems. */
const others: Record<string, string> = {
  't.weiss': 'Thomas Weiß',
  'theo.m': 'Theo Müller',
  'k.meier': 'Karin Meier',
  muller1: 'Müller Uml50014',
  comb1: 'Zoe\u0308 Comb50014',
  dot1: 'İlker Dot50014',
  dash1: 'Jean\u2011Luc Dash50014',
  modifier1: 'O\u02bc Modifier50014',
  zed1: 'Zed\u200b Invisible50014',
}

const mullers = ['jurgen.muller', 'muller1', 'theo.m']

describe('USR-02 GEN-04 with the directory in the index', () => {
  let backend: Awaited<ReturnType<typeof startBackend>>
  beforeAll(async () => {
    backend = await startBackend('helpDesk', hurry)
    for (const [name, DisplayName] of Object.entries(others))
      await createAtAws(backend.workmail, name, { DisplayName })
    await untilComplete(backend)
  }, 60_000)
  afterAll(() => backend[Symbol.asyncDispose]())

  test.each([
    ['Silva', ['ana.silva']],
    ['silv', ['ana.silva']],
    ['Silva, Ana', ['ana.silva']],
    ['müller', mullers],
    ['mueller', mullers],
    ['muller', mullers],
    ['juergen', ['jurgen.muller']],
    ['Juergen Mueller', ['jurgen.muller']],
    ['weiss', ['t.weiss']],
    ['Weiß', ['t.weiss']],
    ['oconnor', ['liam.oconnor']],
    ["o'connor", ['liam.oconnor']],
    ['Maria Garcia', ['maria.garcia']],
    ['tanaka', ['yuki.tanaka']],
    ['a.silva', ['ana.silva']],
    ['a.silva@', ['ana.silva']],
    ['a.silva@example.com', ['ana.silva']],
    ['555 0101', ['ana.silva']],
    ['+351 21 555 0101', ['ana.silva']],
    ['(21) 5550101', ['ana.silva']],
    ['ana sil', ['ana.silva']],
    ['ANA SILVA', ['ana.silva']],
    ['jürgen', ['jurgen.muller']],
    ['jurgen', ['jurgen.muller']],
    ['liam', ['liam.oconnor']],
    ['María', ['maria.garcia']],
    ['chloe', ['chloe.dubois']],
    ['remote', ['remote.partner']],
    ['novak TOMAS', ['tomas.novak']],
    ['tomas', ['tomas.novak']],
    ['Tomáš', ['tomas.novak']],
    ['muller uml', ['muller1']],
    ['Zoë Comb', ['comb1']],
    ['ilker dot', ['dot1']],
    ['jean-luc dash', ['dash1']],
    ["o' modifier", ['modifier1']],
    ['zed invisible', ['zed1']],
    ['dash50014', ['dash1']],
    ['Human Resources', ['maria.garcia']],
    ['  ana   silva ', ['ana.silva']],
    [sampleUserId(1), ['ana.silva']],
  ])('who types %j finds %j', async (text, names) => {
    const { items, more, isGuess } = await findAll(backend, text)
    expect(items.map(({ name }) => name).sort()).toEqual(names)
    expect([more, isGuess]).toEqual([false, false])
  })

  test.each([
    ['anna silva', ['ana.silva']],
    ['ana slva', ['ana.silva']],
    ['Sliva', ['ana.silva']],
    ['Mayer', ['k.meier']],
    ['Maier', ['k.meier']],
    ['O’Conor', ['liam.oconnor']],
    ['somebody else', []],
    ['%', []],
    ['ana@@example.com', ['ana.silva']],
    ['’', []],
  ])('GEN-10 who types %j is offered %j', async (text, names) => {
    const { items, isGuess } = await findAll(backend, text)
    expect([items.map(({ name }) => name), isGuess]).toEqual([names, names.length > 0])
  })

  test('namesakes can be told apart, and a matched alias is shown', async () => {
    const [found] = (await find(backend, 'ana@example')).items
    expect(found).toMatchObject({
      ...{ id: ana, telephone: '+351 21 555 0101', department: 'Sales', jobTitle: 'Head of Sales' },
      matchedAlias: 'ana@example.com',
    })
    expect((await find(backend, 'ana.silva')).items[0]).not.toHaveProperty('matchedAlias')
  })

  test('users whose password can be reset come first', async () => {
    const { items } = await find(backend, 'ne')
    const ranks = items.map(({ state, userRole }) => state === 'ENABLED' && userRole === 'USER')
    expect(ranks).toContain(false)
    expect(ranks).toEqual(ranks.toSorted((a, b) => Number(b) - Number(a)))
  })

  test('a user who was just created elsewhere is found at once, and then by every part of their name', async () => {
    await createAtAws(backend.workmail, 'nadia.silvestri', { DisplayName: 'Silvestri Nadia' })
    expect((await findAll(backend, 'silv')).items.map(({ name }) => name)).toEqual([
      ...['nadia.silvestri', 'ana.silva'],
    ])
    await vi.waitFor(async () => {
      expect((await find(backend, 'NADIA')).items).toMatchObject([{ name: 'nadia.silvestri' }])
      expect(await search(backend, { text: 'nadia' })).toMatchObject({
        items: [{ name: 'nadia.silvestri', aliases: [], groupCount: 0 }],
      })
    }, patience)
  })

  test('a user who was deleted elsewhere is not found for long: the search itself notices it', async () => {
    const { workmail } = backend
    const UserId = await createAtAws(workmail, 'wanda.gone', { DisplayName: 'Wanda Gone' })
    await vi.waitFor(async () => {
      await find(backend, 'wanda')
      expect(await search(backend, { text: 'gone' })).toMatchObject({ total: 1 })
    }, patience)
    await untilComplete(backend)
    await workmail.deregisterFromWorkMail({ OrganizationId, EntityId: UserId })
    await workmail.deleteUser({ OrganizationId, UserId })
    // The index still has her.
    expect((await find(backend, 'gone')).items).toMatchObject([{ name: 'wanda.gone' }])
    await find(backend, 'wanda')
    await vi.waitFor(async () => {
      expect((await find(backend, 'gone')).items).toEqual([])
    }, patience)
  })

  test('after a hit in the index AWS gets three calls, not nine; it is asked about nobody twice', async () => {
    const { ListUsers: before = 0 } = await awsCalls(backend)
    await find(backend, 'aNa')
    const { ListUsers: after = 0 } = await awsCalls(backend)
    expect(after - before).toBe(3)
  })

  test('if AWS refuses or is slow, users in the index are found, and the answer says that some may be missing', async () => {
    await backend.faults({ operation: 'ListUsers', kind: 'expiredToken', count: 3 })
    expect(await find(backend, 'silva')).toMatchObject({
      ...{ items: [{ name: 'ana.silva' }], isPartial: true },
    })
    // On a busy machine the answer comes before AWS has got all calls.
    await expect.poll(() => backend.faultsLeft()).toBe(0)
    await backend.faults({ operation: 'ListUsers', kind: 'latency', latencyMs: 8_000, count: 3 })
    const began = performance.now()
    expect(await find(backend, 'tanaka')).toMatchObject({
      ...{ items: [{ name: 'yuki.tanaka' }], isPartial: true },
    })
    expect(performance.now() - began).toBeLessThan(7_000)
  })

  test('if AWS refuses and the index finds nobody, the answer does not say that there is nobody', async () => {
    await backend.faults({ operation: 'ListUsers', kind: 'expiredToken', count: 9 })
    expect(await backend.call('users.find', { ...here, text: 'qqqqq' })).toMatchObject({
      body: { code: 'ExpiredTokenException' },
    })
    await fetch(`${backend.connections[0]?.endpoint}/__local/faults`, {
      method: 'POST',
      body: '[]',
    })
  })
})

describe('with nothing in the index yet', () => {
  test.each([
    ['ana.silva', ['ana.silva']],
    ['aNa s', ['ana.silva']],
    ['ana.silva@EXAMPLE.com', ['ana.silva']],
    ['JÜRGEN MÜLLER', ['jurgen.muller']],
    ['liam o’c', ['liam.oconnor']],
    ['Ana@Example.com', ['ana.silva']],
    ['nobody@example.com', []],
  ])('GEN-04 who types %j finds %j at AWS', async (text, names) => {
    await using backend = await startBackend('helpDesk')
    await backend.faults({ operation: 'ListGroups', kind: 'expiredToken' })
    expect(await find(backend, text)).toMatchObject({ items: names.map((name) => ({ name })) })
  })

  test('X-03 an inactive organization is no empty list', async () => {
    await using backend = await startBackend('helpDesk')
    const organizationId = 'm-3e1a2b3c4d5e6f708192a3b4c5d6e7f8'
    expect(
      await backend.call('users.find', { ...here, organizationId, text: 'ana' }),
    ).toMatchObject({ status: 400, body: { code: 'OrganizationStateException' } })
  })
})

test('GEN-04 at most twenty people are shown, and the answer says that there are more', async () => {
  await using backend = await startBackend('helpDesk', { ...hurry, seedUsers: 300 })
  await untilComplete(backend)
  const { items, more } = await find(backend, 'a')
  expect([items.length, more]).toEqual([20, true])
  expect(new Set(items.map(({ id }) => id)).size).toBe(20)
}, 60_000)

const user = (id: number, State: string) => ({
  ...{ Id: sampleUserId(id), Name: `n${id}`, State, UserRole: 'USER' },
})

test('06 §2.7 a short page with a token means that there are more; deleted users are not shown', async () => {
  await using aws = await startOtherAws(() => ({
    status: 200,
    body: JSON.stringify({ Users: [user(1, 'ENABLED'), user(2, 'DELETED')], NextToken: 'more' }),
  }))
  await using backend = await startBackend('helpDesk', { connections: [aws.connection] })
  expect(await find(backend, 'n')).toMatchObject({ items: [{ name: 'n1' }], more: true })
})

const Page = z.object({ NextToken: z.optional(z.string()), Filters: z.optional(z.unknown()) })

test('06 §2.7 an empty page with a token is not the end of the list', async () => {
  await using aws = await startOtherAws(({ operation, body }) => {
    const { NextToken, Filters } = Page.parse(JSON.parse(body))
    if (operation !== 'ListUsers' || !Filters) return { status: 200, body: '{}' }
    const number = Number(NextToken ?? 0)
    const page = number < 3 ? { NextToken: `${number + 1}` } : {}
    const Users = number === 2 ? [user(2, 'DELETED')] : number === 3 ? [user(1, 'ENABLED')] : []
    return { status: 200, body: JSON.stringify({ Users, ...page }) }
  })
  await using backend = await startBackend('helpDesk', { connections: [aws.connection] })
  expect(await find(backend, 'n')).toMatchObject({ items: [{ name: 'n1' }] })
})
