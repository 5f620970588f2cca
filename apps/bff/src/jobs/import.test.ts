import { sampleGroupId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import type { ImportRow } from '@mailroom/schemas/import-row'
import { passwordProblems } from '@mailroom/schemas/password-policy'
import { expect, test } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { createSealKey } from '../test/seal-key.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId

const zoe: ImportRow = {
  name: 'zoe.weber',
  displayName: 'Zoë Weber',
  firstName: 'Zoë',
  lastName: 'Weber',
  email: 'zoe.weber@example.com',
  aliases: ['zoe@example.com'],
  groups: ['Sales'],
  department: 'Sales',
  mailboxQuota: 10_000,
}
const farAway: ImportRow = {
  name: 'far.away',
  displayName: 'Far Away',
  email: 'far.away@example.com',
  role: 'REMOTE_USER',
}
const rows: ImportRow[] = [
  zoe,
  farAway,
  { name: 'ana.silva', city: 'Porto', email: 'ana@example.com', groups: ['Board'] },
]
const change: Change = { kind: 'importUsers', rows, update: true }

test('USR-04 GEN-05 an import creates or updates users, and importing the same rows again changes nothing', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { publicKey, open } = await createSealKey()
  const jobId = await jobs.plan(change)
  expect(await jobs.describe(jobId)).toMatchObject({ makesPasswords: true })
  expect(await jobs.act('start', jobId)).toMatchObject({
    status: 400,
    body: { fields: { publicKey: { code: 'required' } } },
  })
  await jobs.act('start', jobId, { publicKey })
  await jobs.until(jobId, 'COMPLETED')
  const done = await jobs.rows(jobId)
  expect(done.map(({ state, steps }) => [state, steps.map(({ operation }) => operation)])).toEqual([
    [
      'DONE',
      [
        ...['users.create', 'users.enable', 'users.update', 'aliases.create'],
        ...['groupMembers.associate', 'mailboxes.updateQuota'],
      ],
    ],
    ['DONE', ['users.create', 'users.enable']],
    ['DONE', ['users.update', 'aliases.makePrimary', 'groupMembers.associate']],
  ])
  const created = await backend.workmail.describeUser({ OrganizationId, UserId: 'zoe.weber' })
  expect(created).toMatchObject({
    State: 'ENABLED',
    Email: 'zoe.weber@example.com',
    Department: 'Sales',
    UserId: done[0]?.entity.id,
  })
  const password = await open(done[0]?.steps[0]?.sealedPassword ?? '')
  expect(passwordProblems(password)).toEqual([])
  const store = await backend.store.selectFrom('job_row').selectAll().execute()
  const written = JSON.stringify([store, await backend.audit(), backend.log.lines])
  expect(written).not.toContain(password)

  const again = await jobs.rows(await jobs.plan(change))
  expect(again.map(({ state }) => state)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
  const { UserId } = await backend.workmail.describeUser({ OrganizationId, UserId: ana })
  expect(UserId).toBe(ana)
})

test('USR-04 importing the same rows again enables a user who was created but not enabled', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { publicKey } = await createSealKey()
  const one: Change = { kind: 'importUsers', rows: [zoe], update: false }
  const jobId = await jobs.plan(one)
  await backend.faults({ operation: 'RegisterToWorkMail', kind: 'drop', count: 1 })
  await jobs.act('start', jobId, { publicKey })
  await jobs.until(jobId, 'COMPLETED')
  expect(await jobs.rows(jobId)).toMatchObject([
    {
      state: 'DONE',
      steps: [{ state: 'DONE' }, { operation: 'users.enable', state: 'DONE' }, {}, {}, {}, {}],
    },
  ])
})

test('GEN-10 a disabled user of an exported file stays disabled, unless the file says Enabled', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const { workmail } = backend
  const { Users = [] } = await workmail.listUsers({ OrganizationId })
  const exported: ImportRow[] = Users.map(({ Name = '', DisplayName, Email, State }) => ({
    ...{ name: Name, displayName: DisplayName, email: Email, state: State, aliases: [] },
  }))
  expect(exported.filter(({ state, email }) => state === 'DISABLED' && email)).not.toEqual([])
  const plan = async (given: ImportRow[]) =>
    (await jobs.rows(await jobs.plan({ kind: 'importUsers', rows: given, update: true }))).map(
      ({ state, steps, problem }) =>
        problem?.code ?? [state, ...steps.map(({ operation }) => operation)].join(' '),
    )
  expect(new Set(await plan(exported))).toEqual(new Set(['UNCHANGED']))
  const tomas = exported.filter(({ name }) => name === 'tomas.novak')
  const changed = (more: Partial<ImportRow>) => plan(tomas.map((row) => ({ ...row, ...more })))
  expect(await changed({ state: undefined })).toEqual(['UNCHANGED'])
  expect(await changed({ state: 'ENABLED' })).toEqual(['PLANNED users.enable'])
  expect(await changed({ state: 'ENABLED', email: undefined })).toEqual(['PLANNED users.enable'])
  const elsewhere = 'tomas.new@example.com'
  expect(await changed({ state: undefined, email: elsewhere })).toEqual(['PLANNED users.enable'])
  expect(await changed({ email: elsewhere })).toEqual(['StateDiffers'])
  expect(await plan([{ name: 'ana.silva', state: 'DISABLED' }])).toEqual(['StateDiffers'])
  expect(await plan([{ name: 'new.colleague', state: 'ENABLED' }])).toEqual(['MissingEmail'])
  expect(await plan([{ ...zoe, state: 'DISABLED' }])).toEqual(['StateDiffers'])
})

test('GEN-10 a hidden character at AWS, which a file is read without, is no change', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const hidden = { DisplayName: 'Ana\u200B Silva\u202E', Street: 'Line 1\r\nLine 2 ' }
  await backend.workmail.updateUser({ OrganizationId, UserId: ana, ...hidden })
  const row = { name: 'ana.silva', displayName: 'Ana Silva', street: 'Line 1\nLine 2' }
  const plan = async (given: ImportRow) =>
    jobs.rows(await jobs.plan({ kind: 'importUsers', rows: [given], update: true }))
  expect(await plan(row)).toMatchObject([{ state: 'UNCHANGED' }])
  expect(await plan({ ...row, displayName: 'Ana  Silva' })).toMatchObject([
    {
      steps: [
        { before: { displayName: hidden.DisplayName }, after: { displayName: 'Ana  Silva' } },
      ],
    },
  ])
})

/** What is wrong, the rows, and what the plan says about the last row. */
const refused: [title: string, rows: ImportRow[], code: string][] = [
  ['a name twice', [zoe, { name: 'ZOE.weber', displayName: 'x' }], 'NameTwiceInPlan'],
  ['the name of a group', [{ ...zoe, name: 'sales' }], 'NameTaken'],
  ['no display name', [{ name: 'new', email: 'new@example.com' }], 'MissingDisplayName'],
  ['no address', [{ name: 'new', displayName: 'New' }], 'MissingEmail'],
  ['the address of another', [{ ...zoe, email: 'ana@example.com' }], 'AddressInUse'],
  [
    'the address of the journal records',
    [{ ...zoe, email: 'AmazonJournaling@example-corp.awsapps.com' }],
    'AddressInUse',
  ],
  [
    'an alias of a domain that is not there',
    [{ ...zoe, aliases: ['a@b.example'] }],
    'DomainNotRegistered',
  ],
  [
    'an alias of a domain that is not verified',
    [{ ...zoe, aliases: ['a@new.example.net'] }],
    'DomainNotVerified',
  ],
  ['a group that is not there', [{ ...zoe, groups: ['Nobody'] }], 'GroupNotFound'],
  ['a quota of a remote user', [{ ...farAway, mailboxQuota: 5 }], 'RemoteUser'],
  ['a user who exists', [{ name: 'ana.silva', city: 'Porto' }], 'UserExists'],
  ['a system user', [{ name: 'Administrator', city: 'Porto' }], 'SystemUser'],
  [
    'aliases for who is disabled',
    [{ name: 'tomas.novak', aliases: ['t@example.com'] }],
    'NotEnabled',
  ],
]

test('GEN-10 the plan refuses rows that an import cannot carry out', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  for (const [title, given, code] of refused) {
    const jobId = await jobs.plan({ kind: 'importUsers', rows: given, update: false })
    expect((await jobs.rows(jobId)).at(-1), title).toMatchObject({
      state: 'REFUSED',
      problem: { code },
    })
  }
})

test('an import takes 10,000 rows', async () => {
  await using backend = await startBackend('administrator', { localAwsRequestsPerSecond: 20 })
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...{ name: `person.${index}`, displayName: `Person ${index}`, email: `p${index}@example.com` },
    ...{ jobTitle: 'Somebody with a long title indeed', department: 'Department of everything' },
  }))
  const answer = await backend.call('jobs.plan', {
    ...here,
    change: { kind: 'importUsers', rows: many, update: true },
  })
  expect(answer).toMatchObject({ status: 200 })
  const { jobId } = answer.body as { jobId: string }
  const jobs = jobsOf(backend)
  await expect.poll(async () => (await jobs.describe(jobId)).counts.rows).toBe(10_000)
  expect(await jobs.describe(jobId)).toMatchObject({ state: 'PLANNING' })
  expect(await jobs.act('discard', jobId)).toMatchObject({ status: 204 })
})

test('USR-04 an onboarded user gets the values of the department’s template', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const template = {
    name: 'Sales',
    department: 'Sales',
    groupIds: [sampleGroupId(3)],
    mailboxQuota: 20_000,
    addressPattern: '{firstName}.{lastName}@example.com',
    aliasPatterns: ['{f}{lastName}@example.com'],
    attributes: { company: 'Example Corp' },
  }
  const { body } = await backend.call('onboardingTemplates.put', { ...here, ...template })
  const { templateId } = body as { templateId: string }
  const { publicKey } = await createSealKey()
  const user = {
    name: 'joerg.gross',
    displayName: 'Jörg Groß',
    firstName: 'Jörg',
    lastName: 'Groß',
  }
  const { rows } = await jobs.carryOut({ kind: 'onboard', templateId, user }, { publicKey })
  expect(rows[0]?.problem).toBeUndefined()
  expect(rows).toMatchObject([{ state: 'DONE' }])
  const described = await backend.workmail.describeUser({ OrganizationId, UserId: user.name })
  expect(described).toMatchObject({
    Email: 'joerg.gross@example.com',
    Department: 'Sales',
    Company: 'Example Corp',
  })
  const { Aliases } = await backend.workmail.listAliases({
    OrganizationId,
    EntityId: described.UserId,
  })
  expect(Aliases).toContain('jgross@example.com')
})

test.each([true, false])(
  'USR-04 a new user without a display name is named by first and last name, as in files of Google Workspace (update: %s)',
  async (update) => {
    await using backend = await startBackend('administrator')
    const jobs = jobsOf(backend)
    const row: ImportRow = {
      name: 'ina.neu',
      firstName: ' Ina',
      lastName: 'Neu ',
      email: 'ina.neu@example.com',
    }
    const jobId = await jobs.plan({ kind: 'importUsers', rows: [row], update })
    expect(await jobs.rows(jobId)).toMatchObject([
      { state: 'PLANNED', entity: { displayName: 'Ina Neu' } },
    ])
    const { publicKey } = await createSealKey()
    await jobs.act('start', jobId, { publicKey })
    await jobs.until(jobId, 'COMPLETED')
    expect(
      await backend.workmail.describeUser({ OrganizationId, UserId: 'ina.neu' }),
    ).toMatchObject({ DisplayName: 'Ina Neu', State: 'ENABLED' })
  },
)

test('USR-04 somebody is onboarded without a template, and an empty one is refused before a plan is made', async () => {
  await using backend = await startBackend('administrator')
  const jobs = jobsOf(backend)
  const user = { name: 'anna.berg', displayName: 'Anna Berg', email: 'anna.berg@example.com' }
  expect(
    await backend.call('jobs.plan', { ...here, change: { kind: 'onboard', templateId: '', user } }),
  ).toMatchObject({ status: 400, body: { code: 'InvalidInput' } })
  const jobId = await jobs.plan({ kind: 'onboard', user })
  expect(await jobs.rows(jobId)).toMatchObject([{ state: 'PLANNED', entity: { name: user.name } }])
})
