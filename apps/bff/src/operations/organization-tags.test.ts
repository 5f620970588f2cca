import { sampleOrganizations } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>
type Tag = { key: string; value: string }

const stage = (value: string): Tag => ({ key: 'stage', value })
const team = { key: 'Team', value: '' }

const numbered = (count: number, from = 0): Tag[] =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${from + index}`, value: 'x' }))

const list = async (backend: Backend) => (await backend.call('organizationTags.list', here)).body

const put = (backend: Backend, tags: Tag[], seen: Tag[]) =>
  backend.call('organizationTags.put', { ...here, tags, expected: { tags: seen } })

test('TAG-02 TAG-03 tags are added, changed and removed at once, and the trail has them before and after', async () => {
  await using backend = await startBackend('administrator')
  expect(await list(backend)).toEqual({ items: [] })
  expect(await put(backend, [stage('test'), team], [])).toMatchObject({ status: 200, body: {} })
  expect(await list(backend)).toEqual({ items: [team, stage('test')] })
  const cost = { key: 'cost.center', value: 'Zürich 1' }
  expect(await put(backend, [stage('live'), cost], [stage('test'), team])).toEqual(
    expect.objectContaining({ status: 200, body: {} }),
  )
  expect(await list(backend)).toEqual({ items: [cost, stage('live')] })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        operation: 'organizationTags.put',
        outcome: 'Succeeded',
        target: { kind: 'ORGANIZATION', id: here.organizationId },
        before: { tags: [team, stage('test')] },
        input: { tags: [stage('live'), cost] },
      },
    ],
  })
})

test('TAG-05 at the limit of 50 tags, one makes room for another', async () => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, numbered(50), [])).toMatchObject({ status: 200 })
  expect(await put(backend, numbered(50, 1), numbered(50))).toMatchObject({ status: 200, body: {} })
  const { items } = (await list(backend)) as { items: Tag[] }
  expect(items).toHaveLength(50)
  expect(items).toContainEqual({ key: 'key-50', value: 'x' })
})

test('TAG-05 USR-15 tags that somebody else has changed meanwhile are not overwritten', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, [stage('test')], [])
  await put(backend, [stage('live'), team], [stage('test')])
  expect(await put(backend, [], [stage('test')])).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: { tags: { expected: [stage('test')], current: [team, stage('live')] } },
    },
  })
  expect(await list(backend)).toEqual({ items: [team, stage('live')] })
  expect(await put(backend, [], [team, stage('live')])).toMatchObject({ status: 200 })
  expect(await list(backend)).toEqual({ items: [] })
})

test('TAG-05 if only the removal succeeds, the answer says why the rest failed, and so does the trail', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, [stage('test'), team], [])
  await backend.faults({ operation: 'TagResource', kind: 'expiredToken', count: 1 })
  const wanted = [stage('live')]
  expect(await put(backend, wanted, [stage('test'), team])).toMatchObject({
    status: 200,
    body: { notUpdated: { code: 'ExpiredTokenException' } },
  })
  expect(await list(backend)).toEqual({ items: [stage('test')] })
  expect((await backend.audit()).at(-1)).toMatchObject({
    operation: 'organizationTags.put',
    outcome: 'NotUpdated: ExpiredTokenException',
  })
  expect(await put(backend, wanted, [stage('test')])).toMatchObject({ status: 200, body: {} })
})

test('TAG-06 a deleted organization shows its tags and gets no new ones', async () => {
  await using backend = await startBackend('administrator')
  const organizationId = sampleOrganizations.deleted
  const input = { ...here, organizationId, tags: [team], expected: { tags: [] } }
  expect(await backend.call('organizationTags.put', input)).toMatchObject({
    status: 400,
    body: { code: 'OrganizationStateException' },
  })
  expect(await backend.call('organizationTags.list', { ...here, organizationId })).toMatchObject({
    body: { items: [] },
  })
})

test.each([
  ['without a key', [{ key: '', value: 'x' }], 'tags.0.key', 'required'],
  ['with a long key', [{ key: 'k'.repeat(129), value: '' }], 'tags.0.key', 'tooLong'],
  ['with a long value', [{ key: 'k', value: 'v'.repeat(257) }], 'tags.0.value', 'tooLong'],
  ['with a key of AWS', [{ key: 'AWS:stack', value: '' }], 'tags.0.key', 'reservedTagKey'],
  ['with the key of another', [team, stage('a'), team], 'tags.2.key', 'tagKeyTwice'],
  ['beyond the fiftieth', numbered(51), 'tags', 'tooLong'],
])('TAG-04 a tag %s is refused at its place', async (_, tags, path, code) => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, tags, [])).toMatchObject({
    status: 400,
    body: { code: 'InvalidInput', fields: { [path]: { code } } },
  })
})

test('TAG-04 tags that AWS has set are shown and stay', async () => {
  const ARN = 'arn:aws:workmail:us-east-1:123456789012:organization/m-1'
  await using aws = await startOtherAws(() => ({
    status: 200,
    body: JSON.stringify({ ARN, Tags: [{ Key: 'aws:stack', Value: 'mail' }] }),
  }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  expect(await list(backend)).toEqual({ items: [{ key: 'aws:stack', value: 'mail' }] })
  expect(await put(backend, [team], [])).toMatchObject({ status: 200, body: {} })
  const writes = aws.calls.filter(({ operation }) => /^(Unt|T)agResource$/.test(operation))
  expect(writes.map(({ operation, body }) => [operation, JSON.parse(body)])).toEqual([
    ['TagResource', { ResourceARN: ARN, Tags: [{ Key: 'Team', Value: '' }] }],
  ])
})
