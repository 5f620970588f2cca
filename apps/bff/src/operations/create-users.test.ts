import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

const { organizationId: OrganizationId } = here
const person = {
  ...here,
  name: 'new.person',
  displayName: 'New Person',
  email: 'new.person@example.com',
  hiddenFromGlobalAddressList: false,
  role: 'USER',
  password: 'Long enough 12',
}

type Backend = Awaited<ReturnType<typeof startBackend>>

/** The state of the new person at AWS, or that there is none. */
async function state({ workmail }: Backend): Promise<string> {
  const { Users = [] } = await workmail.listUsers({
    OrganizationId,
    Filters: { UsernamePrefix: person.name },
  })
  expect(Users.length).toBeLessThan(2)
  const [user] = Users
  return user ? `${user.State} ${user.Email ?? 'without an address'}` : 'none'
}

test('GEN-05 a user is created and enabled', async () => {
  await using backend = await startBackend('administrator')
  const { status, body } = await backend.call('users.create', person)
  expect([status, body]).toEqual([200, { userId: expect.any(String) }])
  expect(await state(backend)).toBe('ENABLED new.person@example.com')
})

test('USR-05 a remote user needs no password', async () => {
  await using backend = await startBackend('administrator')
  const { password: _, ...remote } = { ...person, role: 'REMOTE_USER' }
  expect(await backend.call('users.create', remote)).toMatchObject({ status: 200 })
  const { password: __, ...user } = person
  expect(await backend.call('users.create', { ...user, name: 'another' })).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { password: { code: 'required' } } },
  })
})

test.each([
  ['name', { name: 'ana.silva' }, 'NameAvailabilityException'],
  ['name', { name: 'Guest' }, 'ReservedNameException'],
  ['password', { password: 'weak' }, 'InvalidPasswordException'],
] as const)(
  'GEN-10 what is wrong with the %s is told at its field, and nothing is made',
  async (field, change, code) => {
    await using backend = await startBackend('administrator')
    expect(await backend.call('users.create', { ...person, ...change })).toMatchObject({
      status: 400,
      body: { code, fields: { [field]: { code } } },
    })
    expect(await state(backend)).toBe('none')
  },
)

test.each([
  ['the address is taken', { email: 'ana@example.com' }, 'EmailAddressInUseException'],
  ['the domain is not there', { email: 'new@nowhere.example' }, 'MailDomainNotFoundException'],
  ['the domain is not verified', { email: 'new@new.example.net' }, 'MailDomainStateException'],
] as const)(
  'T-11 where %s the user is created, not enabled, and can be enabled later',
  async (_, change, code) => {
    await using backend = await startBackend('administrator')
    const { status, body } = await backend.call('users.create', { ...person, ...change })
    expect([status, body]).toMatchObject([
      200,
      { userId: expect.any(String), notEnabled: { code, requestId: expect.any(String) } },
    ])
    expect(await state(backend)).toBe('DISABLED without an address')
    expect((await backend.audit()).at(-1)).toMatchObject({
      phase: 'outcome',
      outcome: `NotEnabled: ${code}`,
    })
    const { userId } = body as { userId: string }
    expect(
      await backend.call('users.enable', { ...here, userId, email: person.email }),
    ).toMatchObject({ status: 204 })
    expect(await state(backend)).toBe('ENABLED new.person@example.com')
  },
)

test.each([
  ['before it is created', 'CreateUser', false, 502, 'none'],
  ['after it is created', 'CreateUser', true, 502, 'DISABLED without an address'],
  ['before it is enabled', 'RegisterToWorkMail', false, 200, 'DISABLED without an address'],
  ['after it is enabled', 'RegisterToWorkMail', true, 200, 'ENABLED new.person@example.com'],
] as const)(
  'GEN-05 a connection that is lost %s leaves the user once, or not at all',
  async (_, operation, afterwards, status, left) => {
    await using backend = await startBackend('administrator')
    await backend.faults({ operation, kind: 'drop', afterwards, count: 1 })
    const answer = await backend.call('users.create', person)
    expect(answer).toMatchObject({
      status,
      body:
        status === 502 ? { code: 'AwsUnreachable' } : { notEnabled: { code: 'AwsUnreachable' } },
    })
    expect(await state(backend)).toBe(left)
    if (status === 502) return
    // Enabling again with the same address is right in either case.
    const { userId } = answer.body as { userId: string }
    expect(
      await backend.call('users.enable', { ...here, userId, email: person.email }),
    ).toMatchObject({ status: 204 })
    expect(await state(backend)).toBe('ENABLED new.person@example.com')
  },
)
