import { sampleUserId } from '@mailroom/local-aws'
import type { Change } from '@mailroom/schemas/changes'
import { expect } from 'vitest'
import * as z from 'zod'
import { jobsOf } from '../test/jobs.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, here, startBackend } from '../test/start-backend.ts'

const OrganizationId = here.organizationId
const jurgen = sampleUserId(2)
const owner = sampleUserId(7)

type Backend = Awaited<ReturnType<typeof startBackend>>

async function overridesIn({ workmail }: Backend) {
  const { Overrides = [] } = await workmail.listMobileDeviceAccessOverrides({ OrganizationId })
  return Overrides.map(({ UserId, DeviceId, Effect, Description }) =>
    [UserId, DeviceId, Effect, Description].join(' '),
  ).sort()
}

async function tokensIn({ workmail }: Backend) {
  const { PersonalAccessTokenSummaries = [] } = await workmail.listPersonalAccessTokens({
    OrganizationId,
  })
  return PersonalAccessTokenSummaries.map(({ UserId, PersonalAccessTokenId: id = '' }) => ({
    id,
    userId: UserId,
  }))
}

test.for(databases)(
  'MDOV-03 a file of overrides is set line by line; what somebody changed since is left alone, and an undo puts the rest back (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const jobs = jobsOf(backend)
    const before = await overridesIn(backend)
    const change: Change = {
      kind: 'putDeviceOverrides',
      rows: [
        { user: 'ana.silva@example.com', deviceId: 'NEW1', effect: 'DENY', description: 'Lost' },
        { user: jurgen, deviceId: '6apmekphcp2nd42vij4br8ecd0', effect: 'DENY' },
        { user: ana, deviceId: 'NEW2', effect: 'ALLOW' },
      ],
    }
    const jobId = await jobs.plan(change)
    expect(await overridesIn(backend)).toEqual(before)
    expect(await jobs.rows(jobId)).toMatchObject([
      {
        entity: { id: ana },
        steps: [
          {
            ...{ about: 'NEW1', before: { effect: null, description: null } },
            after: { effect: 'DENY', description: 'Lost' },
          },
        ],
      },
      {
        steps: [
          {
            about: '6APMEKPHCP2ND42VIJ4BR8ECD0',
            before: { effect: 'ALLOW', description: 'Until the new phone has come' },
            after: { effect: 'DENY', description: null },
          },
        ],
      },
      { state: 'PLANNED' },
    ])
    await backend.workmail.putMobileDeviceAccessOverride({
      ...{ OrganizationId, UserId: ana, DeviceId: 'new2', Effect: 'DENY' },
    })
    await jobs.act('start', jobId)
    await jobs.until(jobId, 'COMPLETED')
    expect(await jobs.rows(jobId)).toMatchObject([
      { state: 'DONE' },
      { state: 'DONE' },
      { state: 'FAILED', steps: [{ problem: { code: 'Conflict', current: { effect: 'DENY' } } }] },
    ])
    expect(await overridesIn(backend)).toEqual(
      [
        ...before.filter((each) => !each.startsWith(jurgen)),
        `${ana} NEW1 DENY Lost`,
        `${ana} new2 DENY `,
        `${jurgen} 6APMEKPHCP2ND42VIJ4BR8ECD0 DENY `,
      ].sort(),
    )
    const undo = await jobs.carryOut({ kind: 'undo', jobId })
    expect(undo.rows.map(({ state }) => state)).toEqual(['DONE', 'DONE'])
    expect(await overridesIn(backend)).toEqual([...before, `${ana} new2 DENY `].sort())
    // Setting the same ones again changes nothing.
    const again: Change = {
      kind: 'putDeviceOverrides',
      rows: [{ user: ana, deviceId: 'NEW2', effect: 'DENY' }],
    }
    expect(await jobs.rows(await jobs.plan(again))).toMatchObject([{ state: 'UNCHANGED' }])
  },
)

test.for(databases)(
  'PAT-06 PAT-08 chosen tokens of several people are revoked, also of somebody who was disabled; the others stay, and it is for good (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const jobs = jobsOf(backend)
    await backend.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: owner })
    const before = await tokensIn(backend)
    const [kept] = before.filter(({ userId }) => userId === owner)
    const chosen = before.filter(({ id }) => id !== kept?.id)
    expect(chosen.length).toBeGreaterThan(2)
    const jobId = await jobs.plan({
      kind: 'revokeTokens',
      targets: { personalAccessTokenIds: chosen.map(({ id }) => id) },
    })
    expect(await jobs.describe(jobId)).toMatchObject({ forGood: 2, counts: { rows: 2, steps: 3 } })
    await jobs.act('start', jobId)
    await jobs.until(jobId, 'COMPLETED')
    expect(await tokensIn(backend)).toEqual([kept])
    expect(await jobs.describe(jobId)).toMatchObject({ canUndo: false })
    const revoked = z
      .array(z.object({ operation: z.string(), outcome: z.nullable(z.string()) }))
      .parse(await backend.audit())
      .filter(({ operation }) => operation === 'personalAccessTokens.delete')
    expect(revoked.filter(({ outcome }) => outcome === 'Succeeded')).toHaveLength(3)
  },
)
