import { sampleGroupId, sampleOrganizations, sampleResourceId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { ana, disabledUser, here, startBackend } from '../test/start-backend.ts'

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

/** Returns the state of the new user at AWS; says if there is none. */
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

test('USR-04 AWS’s refusal of a long user name in a Simple AD stands at the name, with its limit', async () => {
  await using backend = await startBackend('administrator')
  const organizationId = sampleOrganizations.simpleDirectory
  const email = 'new.person@simple-corp.awsapps.com'
  const long = { ...person, organizationId, email, name: 'bartholomaeus.schwarzenegger' }
  expect(await backend.call('users.create', long)).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { name: { code: 'tooLong', limit: 20 } } },
  })
})

test('GEN-05 of several creations at once with one address one is carried out, and the others leave nobody behind', async () => {
  await using backend = await startBackend('administrator')
  const names = Array.from({ length: 6 }, (_, index) => `new.person${index}`)
  const answers = await Promise.all(
    names.map((name, index) => {
      const email = index % 2 === 0 ? person.email : person.email.toUpperCase()
      return backend.call('users.create', { ...person, name, email })
    }),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400])
  const refused = answers.filter(({ status }) => status === 400)
  for (const { body } of refused)
    expect(body).toMatchObject({
      fields: { email: { code: 'EmailAddressInUseException' } },
    })
  const { Users = [] } = await backend.workmail.listUsers({
    OrganizationId,
    Filters: { UsernamePrefix: person.name },
  })
  expect(Users.map(({ State }) => State)).toEqual(['ENABLED'])
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
  'GEN-10 an error in the %s is shown at its field, and nothing is created',
  async (field, change, code) => {
    await using backend = await startBackend('administrator')
    expect(await backend.call('users.create', { ...person, ...change })).toMatchObject({
      status: 400,
      body: { code, fields: { [field]: { code } } },
    })
    expect(await state(backend)).toBe('none')
  },
)

const journalSender = 'AmazonJournaling@example-corp.awsapps.com'

test.each([
  ['the address is taken', 'ana@example.com', 'EmailAddressInUseException', 'ana.silva (user)'],
  ['the domain is not there', 'new@nowhere.example', 'MailDomainNotFoundException', 'nowhere'],
  ['the domain is not verified', 'new@new.example.net', 'MailDomainStateException', 'verified'],
  ['journal records come from it', journalSender, 'EmailAddressInUseException', 'journal records'],
] as const)(
  'GEN-05 T-11 04/JRN-03 if %s nothing is created, and the error is at the address',
  async (_, email, code, words) => {
    await using backend = await startBackend('administrator')
    const { workmail } = backend
    const refused = {
      status: 400,
      body: { code, message: expect.stringContaining(words), fields: { email: { code } } },
    }
    const hidden = { hiddenFromGlobalAddressList: false }
    expect(await backend.call('users.create', { ...person, email })).toMatchObject(refused)
    expect(await state(backend)).toBe('none')
    const group = { ...here, ...hidden, name: 'Created group', email }
    expect(await backend.call('groups.create', group)).toMatchObject(refused)
    const resource = { ...here, ...hidden, name: 'new.room', type: 'ROOM', email }
    expect(await backend.call('resources.create', resource)).toMatchObject(refused)
    const Filters = { NamePrefix: 'new' }
    expect([
      (await workmail.listGroups({ OrganizationId, Filters: { NamePrefix: 'Created' } })).Groups,
      (await workmail.listResources({ OrganizationId, Filters })).Resources,
    ]).toEqual([[], []])
    // A write would have used up the waiting fault; it is still there.
    await backend.faults(
      ...['RegisterToWorkMail', 'CreateAlias', 'UpdatePrimaryEmailAddress'].map((operation) => ({
        operation,
        kind: 'drop' as const,
        count: 1,
      })),
    )
    const expected = {}
    const entityId = disabledUser
    const answers = [
      await backend.call('users.enable', { ...here, userId: disabledUser, email }),
      await backend.call('aliases.makePrimary', { ...here, entityId, email }),
      await backend.call('users.update', { ...here, userId: disabledUser, email, expected }),
      await backend.call('groups.update', { ...here, groupId: sampleGroupId(3), email, expected }),
      await backend.call('resources.update', {
        ...{ ...here, resourceId: sampleResourceId(1), email, expected },
      }),
    ]
    for (const answer of answers) expect(answer).toMatchObject(refused)
    expect(await backend.call('aliases.create', { ...here, entityId, alias: email })).toMatchObject(
      {
        status: 400,
        body: { code, fields: { alias: { code } } },
      },
    )
    expect(await backend.faultsLeft()).toBe(3)
  },
)

test('GEN-05 T-11 if the address is taken in the meantime, the user is created, not enabled, and can be enabled later', async () => {
  await using backend = await startBackend('administrator')
  const code = 'EmailAddressInUseException'
  await backend.faults({ operation: 'CreateUser', kind: 'latency', latencyMs: 500, count: 1 })
  const creating = backend.call('users.create', person)
  // The fault is used up after the look-up of the address, when the creation is on its way.
  await expect.poll(() => backend.faultsLeft(), { interval: 10 }).toBe(0)
  await backend.workmail.createAlias({ OrganizationId, EntityId: ana, Alias: person.email })
  const { status, body } = await creating
  expect([status, body]).toMatchObject([
    200,
    { userId: expect.any(String), notEnabled: { code, requestId: expect.any(String) } },
  ])
  expect(await state(backend)).toBe('DISABLED without an address')
  expect((await backend.audit()).at(-1)).toMatchObject({
    phase: 'outcome',
    outcome: `NotEnabled: ${code}`,
  })
  await backend.workmail.deleteAlias({ OrganizationId, EntityId: ana, Alias: person.email })
  const { userId } = body as { userId: string }
  expect(
    await backend.call('users.enable', { ...here, userId, email: person.email }),
  ).toMatchObject({ status: 204 })
  expect(await state(backend)).toBe('ENABLED new.person@example.com')
})

test('GEN-05 if the look-up of the address fails nothing is sent, and the error says that nothing has changed', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults({ operation: 'DescribeEntity', kind: 'drop' })
  expect(await backend.call('users.create', person)).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', mayHaveChanged: false },
  })
  expect(await state(backend)).toBe('none')
  await backend.faults({ operation: 'CreateUser', kind: 'drop' })
  expect(await backend.call('users.create', person)).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', mayHaveChanged: true },
  })
})

test('USR-08 a user gets back their former address, and their own alias as the primary address', async () => {
  await using backend = await startBackend('administrator')
  const email = 'ana.silva@example.com'
  const enabling = { ...here, userId: ana, email }
  expect(await backend.call('users.enable', enabling)).toMatchObject({ status: 204 })
  const [alias = ''] =
    (await backend.workmail.listAliases({ OrganizationId, EntityId: ana })).Aliases?.filter(
      (address) => address !== email,
    ) ?? []
  expect(
    await backend.call('aliases.makePrimary', { ...here, entityId: ana, email: alias }),
  ).toMatchObject({ status: 204 })
})

test.each([
  ['before it is created', 'CreateUser', false, 502, 'none'],
  ['after it is created', 'CreateUser', true, 200, 'ENABLED new.person@example.com'],
  ['before it is enabled', 'RegisterToWorkMail', false, 200, 'DISABLED without an address'],
  ['after it is enabled', 'RegisterToWorkMail', true, 200, 'ENABLED new.person@example.com'],
] as const)(
  'GEN-05 a connection lost %s leaves the user once, or not at all',
  async (_, operation, afterwards, status, left) => {
    await using backend = await startBackend('administrator')
    await backend.faults({ operation, kind: 'drop', afterwards, count: 1 })
    const answer = await backend.call('users.create', person)
    const notEnabled = afterwards ? undefined : { code: 'AwsUnreachable' }
    expect(answer).toMatchObject({
      status,
      body: status === 502 ? { code: 'AwsUnreachable' } : { userId: expect.any(String) },
    })
    if (status === 200 && notEnabled) expect(answer.body).toMatchObject({ notEnabled })
    expect(await state(backend)).toBe(left)
    if (!notEnabled || status === 502) return
    const { userId } = answer.body as { userId: string }
    expect(
      await backend.call('users.enable', { ...here, userId, email: person.email }),
    ).toMatchObject({ status: 204 })
    expect(await state(backend)).toBe('ENABLED new.person@example.com')
  },
)
