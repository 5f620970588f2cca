import { sampleGroupId, sampleUserId } from '@mailroom/local-aws'
import type { AccessEntry } from '@mailroom/schemas/access-paths'
import { type Input, operations } from '@mailroom/schemas/operations'
import { describe, expect } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { hurry, untilComplete } from '../test/search-directory.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'

type Page = Omit<Input<'accessPaths.list'>, keyof typeof here>

async function list({ call }: Pick<Session, 'call'>, page: Page = {}) {
  const { status, body } = await call('accessPaths.list', { ...here, ...page })
  expect(status, JSON.stringify(body)).toBe(200)
  return operations['accessPaths.list'].output.parse(body)
}

/** Says a way in one line: whose, which, by which groups, and what it allows. */
function line({ holderName, kind, through, rights, asleep, mailboxName }: AccessEntry): string {
  const ways = [holderName, kind, ...through.map(({ name }) => name)].join(' < ')
  return `${mailboxName}: ${ways}: ${rights.join('+')}${asleep ? ` (${asleep})` : ''}`
}

const [allStaff, support] = [sampleGroupId(1), sampleGroupId(4)]
const [jurgen, liam] = [sampleUserId(2), sampleUserId(4)]
const organization = { OrganizationId: here.organizationId }

const put = ({ call }: Pick<Session, 'call'>, input: object) =>
  call('accessReviews.put', { ...here, ...input })

describe.each(databases)('on %s', (database) => {
  test('PERM-13 a mailbox shows everybody who can open it, each by all of their ways', async ({
    place,
  }) => {
    await using backend = await startBackend('administrator', {
      ...{ ...(await place(database)), ...hurry },
    })
    const { workmail } = backend
    await workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: allStaff, PermissionValues: ['SEND_AS'] },
    })
    await workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: jurgen, PermissionValues: ['FULL_ACCESS'] },
    })
    await untilComplete(backend)
    const { items, unread, index } = await list(backend, { filter: { mailboxId: ana }, limit: 100 })
    expect(index.phase).toBe('COMPLETE')
    expect(unread).toEqual([{ source: 'exportRole' }])
    const lines = items.map(line)
    expect(lines).toContain('Ana Silva: Ana Silva < own: FULL_ACCESS+SEND_AS')
    expect(lines).toContain('Ana Silva: Jürgen Müller < permission: FULL_ACCESS')
    expect(lines).toContain(
      'Ana Silva: Liam O’Connor < group < Support < Departments < All Staff: SEND_AS',
    )
    // A person sees the same ways from the other side.
    const held = await list(backend, { filter: { holderId: liam }, limit: 100 })
    expect(held.items.map(line)).toContain(
      'Ana Silva: Liam O’Connor < group < Support < Departments < All Staff: SEND_AS',
    )
    // Whoever leaves the group has no way any more.
    await backend.call('groupMembers.disassociate', {
      ...{ ...here, groupId: support, memberId: liam },
    })
    const after = await list(backend, { filter: { mailboxId: ana, holderId: liam } })
    expect(after.items).toEqual([])
  })

  test('issue 14, 7: reviewed ways are new, reviewed, changed, due again and gone', async ({
    place,
  }) => {
    const settings = {
      ...(await place(database)),
      ...hurry,
      sessionIdleMs: 1e12,
      sessionMaxMs: 1e12,
    }
    await using backend = await startBackend('administrator', settings)
    const { workmail } = backend
    const permit = (values: ('FULL_ACCESS' | 'SEND_AS')[]) =>
      backend.call('mailboxPermissions.put', {
        ...{ ...here, entityId: ana, granteeId: jurgen, permissionValues: values },
        expected: { permissionValues: ['FULL_ACCESS'] },
      })
    await workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: jurgen, PermissionValues: ['FULL_ACCESS'] },
    })
    await untilComplete(backend)
    const auditor = await backend.as('auditor')
    const filter = { mailboxId: ana, holderId: jurgen }
    const stateNow = async () => {
      const { items, reviews } = await list(auditor, { filter, byReview: true })
      return { states: items.map(({ review }) => review.state), reviews }
    }
    expect(await stateNow()).toMatchObject({ states: ['new'], reviews: { new: 1, gone: 0 } })
    const helpDesk = await backend.as('helpDesk')
    expect((await put(helpDesk, { filter, total: 1 })).status).toBe(403)
    // Somebody who saw two reviews nothing.
    expect(await put(auditor, { filter, total: 2 })).toMatchObject({
      ...{ status: 409, body: { code: 'Conflict' } },
    })
    expect(await put(auditor, { filter, total: 1, until: '2020-01-31' })).toMatchObject({
      ...{ status: 400, body: { fields: { until: { code: 'dayOver' } } } },
    })
    const until = '2026-12-31'
    expect(
      await put(auditor, { filter, total: 1, until, note: 'he covers for her' }),
    ).toMatchObject({ status: 200, body: { reviewed: 1 } })
    const [first] = (await list(backend, { filter })).items
    expect(first?.review).toMatchObject({
      ...{ state: 'reviewed', until, note: 'he covers for her' },
      ...{ reviewedBy: expect.any(String), reviewedAt: backend.clock.now().toISOString() },
    })
    await permit(['FULL_ACCESS', 'SEND_AS'])
    expect(await stateNow()).toMatchObject({ states: ['changed'], reviews: { reviewed: 0 } })
    const named = {
      ...{ mailboxId: ana, holderId: jurgen, kind: 'permission', via: [] },
      rights: ['FULL_ACCESS'],
    }
    // What was seen is not what is there.
    expect((await put(auditor, { entries: [named], total: 1 })).status).toBe(409)
    const seen = { ...named, rights: ['SEND_AS', 'FULL_ACCESS'] }
    expect((await put(auditor, { entries: [seen], total: 1, until })).status).toBe(200)
    expect(await stateNow()).toMatchObject({ states: ['reviewed'] })
    backend.clock.advance(60 * 24 * 60)
    await untilComplete(backend)
    expect(await stateNow()).toMatchObject({ states: ['due'] })
    await backend.call('mailboxPermissions.delete', {
      ...{ ...here, entityId: ana, granteeId: jurgen },
    })
    await untilComplete(backend)
    expect(await stateNow()).toMatchObject({ states: ['gone'], reviews: { gone: 1, new: 0 } })
    // It is no access, so it is in no list of that.
    expect((await list(auditor, { filter })).total).toBe(0)
    expect((await put(auditor, { entries: [seen], total: 1 })).status).toBe(200)
    expect(await stateNow()).toMatchObject({ states: [] })
    const outcomes = (await backend.audit()).filter(
      ({ operation, outcome }) => operation === 'accessReviews.put' && outcome !== null,
    )
    expect(outcomes.map(({ result }) => result).sort()).toEqual([
      ...Array(4).fill('REFUSED'),
      ...Array(3).fill('SUCCEEDED'),
    ])
  })
})

test('issue 14, 7: what is gone has the names and addresses of its review; all is what waits', async () => {
  await using backend = await startBackend('administrator', hurry)
  const { workmail } = backend
  await workmail.putMailboxPermissions({
    ...{ ...organization, EntityId: ana, GranteeId: jurgen, PermissionValues: ['FULL_ACCESS'] },
  })
  const { ImpersonationRoleId } = await workmail.createImpersonationRole({
    ...{ ...organization, Name: 'archiver', Type: 'READ_ONLY' },
    Rules: [{ ImpersonationRuleId: 'one', Effect: 'ALLOW', TargetUsers: [jurgen] }],
  })
  await untilComplete(backend)
  const filter = { mailboxId: ana, withOwn: false }
  const { items, reviews } = await list(backend, { filter, byReview: true })
  const through = items.find(({ kind }) => kind === 'roleThrough')
  expect(through).toMatchObject({ actsAs: { some: [{ name: 'Jürgen Müller' }] } })
  const [{ mailboxId = '', holderId = '', kind, rights }] = [through ?? {}] as const
  const entries = [{ mailboxId, holderId, kind, rights, via: [] }]
  expect((await put(backend, { entries, total: 1, note: 'first' })).status).toBe(200)
  // Whoever reviews all the rest does not change what is reviewed.
  const rest = reviews.new - 1
  expect(rest).toBeGreaterThan(0)
  expect((await put(backend, { filter, total: reviews.new, note: 'second' })).status).toBe(409)
  expect(await put(backend, { filter, total: rest, note: 'second' })).toMatchObject({
    ...{ status: 200, body: { reviewed: rest } },
  })
  const found = await list(backend, { filter: { ...filter, kind: 'roleThrough' } })
  expect(found.items).toMatchObject([{ review: { note: 'first' } }])
  await workmail.deleteImpersonationRole({ ...organization, ImpersonationRoleId })
  const gone = await list(backend, { filter: { ...filter, review: 'gone' }, byReview: true })
  expect(gone.items).toMatchObject([
    {
      ...{ kind: 'roleThrough', holderName: 'archiver', mailboxEmail: through?.mailboxEmail },
      actsAs: { some: [{ name: 'Jürgen Müller' }], count: 1 },
    },
  ])
  expect(through?.mailboxEmail).toContain('@')
})

test('PERM-13 what AWS refuses is named, and the rest is there', async () => {
  await using backend = await startBackend('auditor', hurry)
  await untilComplete(backend)
  const all = { Effect: 'Allow', Action: '*', Resource: '*' } as const
  const denied = ['workmail:ListImpersonationRoles', 'workmail:ListPersonalAccessTokens']
  await backend.allowOnly(all, { Effect: 'Deny', Action: denied, Resource: '*' })
  const { unread, total } = await list(backend)
  expect(unread).toMatchObject([
    { source: 'impersonationRoles', missingAction: denied[0] },
    { source: 'tokens', missingAction: denied[1] },
    { source: 'exportRole' },
  ])
  expect(total).toBeGreaterThan(10)
})

type Check = Omit<Input<'accessPaths.check'>, keyof typeof here>

describe('PERM-13 PERM-14 from where', () => {
  test('a way and the rules decide together, as AWS decides, and each deciding rule is named', async () => {
    await using backend = await startBackend('helpDesk', hurry)
    const { workmail } = backend
    await untilComplete(backend)
    const check = async (input: Partial<Check>) => {
      const { status, body } = await backend.call('accessPaths.check', {
        ...{
          ...here,
          mailboxId: ana,
          holderId: jurgen,
          action: 'WebMail',
          ipAddress: '203.0.113.5',
        },
        ...input,
      })
      expect(status, JSON.stringify(body)).toBe(200)
      return operations['accessPaths.check'].output.parse(body)
    }
    // The rules allow it, but he has no way.
    expect(await check({})).toMatchObject({ verdict: 'no', paths: [], rules: { effect: 'ALLOW' } })
    expect(await check({ holderId: ana })).toMatchObject({ verdict: 'yes', usable: 1 })
    await workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: jurgen, PermissionValues: ['FULL_ACCESS'] },
    })
    await backend.call('entities.refresh', here)
    await untilComplete(backend)
    expect(await check({})).toMatchObject({ verdict: 'yes', usable: 1 })
    // Whoever may open it may not send as it yet.
    expect(await check({ action: 'SMTP' })).toMatchObject({ verdict: 'no', usable: 0 })
    // Those that allow it now come first.
    await workmail.putMailboxPermissions({
      ...{ ...organization, EntityId: ana, GranteeId: allStaff, PermissionValues: ['SEND_AS'] },
    })
    await backend.call('entities.refresh', here)
    await untilComplete(backend)
    for (const [action, right] of [
      ['WebMail', 'FULL_ACCESS'],
      ['SMTP', 'SEND_AS'],
    ] as const) {
      const { usable, paths } = await check({ action })
      expect(usable, action).toBeLessThan(paths.length)
      for (const [at, { rights }] of paths.entries())
        expect(rights.includes(right), `${action} ${at}`).toBe(at < usable)
    }
    await workmail.putAccessControlRule({
      ...{ ...organization, Name: 'NoWebOutside', Effect: 'DENY', Description: 'No web app' },
      ...{ Actions: ['WebMail'], NotIpRanges: ['192.0.2.0/24'] },
    })
    expect(await check({})).toMatchObject({
      verdict: 'no',
      rules: { effect: 'DENY', deciding: [{ name: 'NoWebOutside' }] },
    })
    expect(await check({ ipAddress: '192.0.2.7' })).toMatchObject({ verdict: 'yes' })
    const refused = await backend.call('accessPaths.check', {
      ...{ ...here, mailboxId: ana, holderId: 'nobody-known', action: 'WebMail' },
      ipAddress: '203.0.113.5',
    })
    expect(refused).toMatchObject({ status: 400, body: { fields: { holderId: {} } } })
  })

  test('a phone needs its rules or an override, and a role needs EWS', async () => {
    await using backend = await startBackend('auditor', hurry)
    const { workmail } = backend
    const { ImpersonationRoleId: role = '' } = await workmail.createImpersonationRole({
      ...{ ...organization, Name: 'archiver', Type: 'READ_ONLY' },
      Rules: [{ ImpersonationRuleId: 'all', Effect: 'ALLOW' }],
    })
    await workmail.createMobileDeviceAccessRule({
      ...{ ...organization, Name: 'NoAndroid', Effect: 'DENY', DeviceTypes: ['Android'] },
    })
    await untilComplete(backend)
    const check = async (input: Partial<Check>) => {
      const { body } = await backend.call('accessPaths.check', {
        ...{ ...here, mailboxId: ana, holderId: ana, action: 'ActiveSync' },
        ...{ ipAddress: '203.0.113.5', deviceType: 'Android', ...input },
      })
      return operations['accessPaths.check'].output.parse(body)
    }
    expect(await check({})).toMatchObject({
      verdict: 'no',
      device: { effect: 'DENY', deciding: [{ name: 'NoAndroid' }] },
    })
    await workmail.putMobileDeviceAccessOverride({
      ...{ ...organization, UserId: ana, DeviceId: 'PHONE1', Effect: 'ALLOW' },
    })
    expect(await check({ deviceId: 'PHONE1' })).toMatchObject({
      ...{ verdict: 'yes', device: { effect: 'ALLOW', override: 'ALLOW', deciding: [] } },
    })
    expect(await check({ holderId: role, action: 'IMAP' })).toMatchObject({
      ...{ verdict: 'no', needsEws: true },
    })
    expect(await check({ holderId: role, action: 'EWS' })).toMatchObject({
      verdict: 'yes',
      paths: [{ kind: 'role', rights: ['READ'], holderName: 'archiver' }],
    })
    const all = { Effect: 'Allow', Action: '*', Resource: '*' } as const
    const denied = ['workmail:ListAccessControlRules', 'workmail:GetAccessControlEffect']
    await backend.allowOnly(all, { Effect: 'Deny', Action: denied, Resource: '*' })
    // What nobody could read is unknown, never yes.
    expect(await check({ holderId: role, action: 'EWS' })).toMatchObject({
      verdict: 'unknown',
      rules: { deciding: [], refused: { missingAction: expect.stringMatching(/^workmail:/) } },
    })
  })
})
