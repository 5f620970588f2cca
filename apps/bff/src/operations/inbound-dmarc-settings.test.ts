import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const describe = async (backend: Backend) =>
  (await backend.call('inboundDmarcSettings.describe', here)).body

const put = (backend: Backend, enforced: boolean, seen: boolean) =>
  backend.call('inboundDmarcSettings.put', { ...here, enforced, expected: { enforced: seen } })

test('DMARC-01 DMARC-05 enforcement is on, is turned off and on, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  expect(await describe(backend)).toEqual({ enforced: true })
  expect(await put(backend, false, true)).toMatchObject({ status: 204 })
  expect(await describe(backend)).toEqual({ enforced: false })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [{ outcome: 'Succeeded', before: { enforced: true }, input: { enforced: false } }],
  })
})

test('DMARC-05 USR-15 what was wanted by somebody else meanwhile is not turned back unseen', async () => {
  const answer = { status: 200, body: JSON.stringify({ Enforced: false }) }
  await using aws = await startOtherAws(() => answer)
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  const input = { ...here, enforced: true, expected: { enforced: true } }
  expect(await backend.call('inboundDmarcSettings.put', input)).toMatchObject({
    status: 409,
    body: { code: 'Conflict', conflicts: { enforced: { expected: true, current: false } } },
  })
  expect(aws.calls.map(({ operation }) => operation)).toEqual(['DescribeInboundDmarcSettings'])
})

test('DMARC-05 a setting that AWS does not tell is unknown, not off', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  expect(await describe(backend)).toEqual({})
})
