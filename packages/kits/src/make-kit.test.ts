import { group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'
import { snapshotKinds } from '@mailroom/schemas/snapshot-kinds'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { memberLabel } from './fact-labels.ts'
import { profileFields } from './facts.ts'
import { madeKit } from './make-kit.ts'
import { recipes } from './recipes.ts'
import { wordsOf } from './words.ts'

const model = modelOf([
  ...user('ana', { aliases: ['a.silva@example.com', 'ana@corp.awsapps.com'], quotaMb: 51_200 }),
  ...user('bo', { displayName: 'Lee, Bo "Bobby"', hidden: true }),
  ...user('old', { state: 'DISABLED' }),
  ...user('far', { role: 'REMOTE_USER' }),
  ...group('sales', ['u-ana', 'u-old', 'u-far']),
  ...resource('room', { description: '4th floor', bookingOptions: { autoAccept: true } }),
  permission('u-ana', 'u-bo', 'FULL_ACCESS', 'SEND_AS'),
  {
    ...{ kind: 'retentionPolicy', id: 'p-1', name: 'Default', description: 'seven years' },
    folders: [
      { name: 'INBOX', action: 'PERMANENTLY_DELETE', period: 30 },
      { name: 'DRAFTS', action: 'NONE' },
    ],
  },
  { kind: 'inboundDmarc', enforced: true },
  {
    ...{ kind: 'accessControlRule', name: 'Office', effect: 'DENY', notActions: ['IMAP'] },
    ...{ userIds: ['u-ana'], impersonationRoleIds: ['i-1'], ipRanges: ['192.0.2.0/24'] },
  },
  {
    ...{ kind: 'impersonationRole', id: 'i-1', name: 'Migration', type: 'FULL_ACCESS' },
    rules: [{ id: 'r-1', name: 'All', effect: 'ALLOW', notTargetUsers: ['u-bo'] }],
  },
  // AWS lists no addresses of whoever is disabled.
  { kind: 'group', id: 'g-past', name: 'past', email: 'past@example.com', state: 'DISABLED' },
])

const input = (recipe: (typeof recipes)[number]) => ({
  ...{ recipe, model, language: 'en' as const, decisionsDigest: 'd' },
  ...{ byHand: new Map<string, string>(), excluded: new Map<string, string>() },
  snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
})

test.each(recipes)(
  '$target: everything in the snapshot has one fate, and the bytes are the same twice (KIT-01, KIT-02)',
  (recipe) => {
    const made = madeKit(input(recipe))
    expect(madeKit(input(recipe))).toEqual(made)
    const [text] = made.files.filter(({ path }) => path === 'reconciliation.csv')
    const rows = parse<Record<string, string>>(text?.content ?? '', { bom: true, columns: true })
    expect(rows).toHaveLength(made.rows.length)
    expect(rows.find(({ id }) => id === 'ana@corp.awsapps.com')).toMatchObject({
      disposition: 'excluded',
      reason: 'The test domain ends with WorkMail',
    })
    // What is carried is where the reconciliation says.
    for (const { disposition, file, line, id } of rows)
      if (disposition === 'carried') {
        const content = made.files.find(({ path }) => path === file)?.content
        expect(content?.split('\n')[Number(line) - 1], `${file} ${line} ${id}`).toMatch(/\S/)
      }
  },
)

test('KIT-02 what somebody does by hand stands with its value, and settings of every kind are counted', () => {
  const [generic] = recipes.filter(({ target }) => target === 'Fastmail')
  if (!generic) throw new Error('There is no such recipe')
  const { rows, files } = madeKit(input(generic))
  const row = (kind: string, id: string) =>
    rows.find((each) => each.kind === kind && each.id === id)
  expect(row('profile', 'u-ana firstName')).toMatchObject({ label: 'Ana Silva: First name = Ana' })
  expect(row('permission', 'u-ana u-bo SEND_AS')?.label).toBe(
    'Ana Silva ← Lee, Bo "Bobby": send as',
  )
  expect(row('booking', 'r-room autoAccept')?.label).toBe('room: Accepts by itself = yes')
  expect(row('policy', 'retentionPolicy p-1')).toMatchObject({
    disposition: 'byHand',
    label:
      'Retention policy Default: Description = seven years, Inbox: deleted for ever after 30 days, Drafts: kept',
  })
  expect(row('policy', 'inboundDmarc')).toMatchObject({
    ...{ disposition: 'byHand', label: 'Inbound DMARC: Enforced = yes' },
  })
  expect(row('policy', 'accessControlRule Office')?.label).toBe(
    'Access control rule Office: Effect = deny, All actions except = IMAP, Users = Ana Silva, Impersonation roles = Migration, IP ranges = 192.0.2.0/24',
  )
  expect(row('policy', 'impersonationRole i-1')?.label).toBe(
    'Impersonation role Migration: Type = full access, Rules = (All: Effect = allow, All users except = Lee, Bo "Bobby")',
  )
  expect(row('address', 'past@example.com')).toMatchObject({ disposition: 'excluded' })
  const list = files.find(({ path }) => path === 'by-hand.md')?.content
  expect(list).toContain('- [ ] Ana Silva: First name = Ana\n')
})

test('KIT-02 the description of a resource is settled as everything else is: plain tables carry it, others list it by hand', () => {
  for (const recipe of recipes) {
    const { rows } = madeKit(input(recipe))
    expect(
      rows.find(({ kind, id }) => kind === 'description' && id === 'r-room'),
      recipe.target,
    ).toMatchObject(
      recipe.target === 'Generic'
        ? { disposition: 'carried', place: { file: 'resources.csv' } }
        : { disposition: 'byHand', label: 'room: Description = 4th floor' },
    )
  }
})

test.each(['en', 'de', 'id'] as const)(
  'KIT-02 every member of a rule or setting has a word in %s, as every field of a person has',
  (language) => {
    const words = wordsOf(language)
    const settings = [
      ...(['accessControlRule', 'impersonationRole', 'mobileDeviceAccessRule'] as const),
      ...(['mobileDeviceAccessOverride', 'availabilityConfiguration', 'identityProvider'] as const),
      ...(['personalAccessToken', 'emailMonitoring', 'inboundDmarc', 'recordedSetting'] as const),
    ]
    const unnamed = ['id', 'name', 'dateCreated', 'dateModified']
    const members = settings.flatMap((kind) => Object.keys(snapshotKinds[kind].members))
    for (const member of [...profileFields, ...members])
      if (!unnamed.includes(member)) expect(memberLabel(words, member), member).not.toBe(member)
  },
)
