import { declarationOf } from '@mailroom/schemas/operations'
import { secretMembers } from '@mailroom/schemas/secret'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { idsInOrder, sampleInput, senderPolicy } from '../test/sample-inputs.ts'
import { here, startBackend } from '../test/start-backend.ts'

const Members = z.record(z.string(), z.unknown())
const Entry = z.object({
  operation: z.string(),
  input: Members,
  leftOut: z.array(z.string()).optional(),
})

const newest = async ({ call }: Awaited<ReturnType<typeof startBackend>>) => {
  const { body } = await call('auditEntries.list', { maxResults: 1 })
  const [entry] = z.object({ items: z.array(Entry) }).parse(body).items
  return Entry.parse(entry)
}

const writes = idsInOrder.filter(
  (id) => declarationOf(id).kind === 'write' || declarationOf(id).isRecorded,
)

test('M7 the entry of every write has every member of its input, but for secrets and the rows of a plan', async () => {
  await using backend = await startBackend('administrator', { limitedPerMinute: 1_000 })
  const wrong: unknown[] = []
  for (const id of writes) {
    const sent = Members.parse(await sampleInput(id, backend))
    await backend.call(id, sent)
    const { operation, input, leftOut = [] } = await newest(backend)
    const secrets = secretMembers(declarationOf(id).input)
    const wanted = Object.entries(sent).flatMap(([name, value]) =>
      leftOut.includes(name) || value === undefined
        ? []
        : [[name, secrets.includes(name) ? '***' : value]],
    )
    expect([operation, input]).toEqual([id, Object.fromEntries(wanted)])
    if (leftOut.length > 0) wrong.push([id, ...leftOut])
  }
  expect(wrong).toEqual([
    ['jobs.plan', 'change'],
    // EXIT-02: no addresses in bulk.
    ['announcements.put', 'pastedAddresses', 'languageLines'],
  ])
}, 60_000)

test('M7 an entry names the members that are too long or of the wrong type, without their values', async () => {
  await using backend = await startBackend('administrator')
  const put = {
    ...{ ...here, domainName: 'example.com', policyName: 'sender' },
    ...{ policy: senderPolicy.padEnd(16_000), expected: {} },
  }
  await backend.call('identityPolicies.put', put)
  const longest = await newest(backend)
  expect([longest.input.policy, longest.leftOut]).toEqual([put.policy, undefined])
  const records = [{ name: 'a.example.com', type: 'TXT', values: ['x'.repeat(65_536)] }]
  const apply = { ...here, domainName: 'example.com', hostedZoneId: 'Z1', records, consent: [] }
  await backend.call('hostedZoneChanges.apply', { ...apply, expected: { records: [{ name: 1 }] } })
  const { input, leftOut } = await newest(backend)
  expect(leftOut).toEqual(['records', 'expected'])
  expect(input).toEqual({ ...here, domainName: 'example.com', hostedZoneId: 'Z1', consent: [] })
})
