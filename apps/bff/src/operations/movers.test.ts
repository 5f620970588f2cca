import { operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { moverInput } from '../test/put-mover.ts'
import { here, startBackend } from '../test/start-backend.ts'

const own = '123456789012'
const dayOver = { endsOn: { code: 'dayOver' } }

test('KIT-08 the company is not WorkMail’s own account, its role is in that account, and its access ends later', async () => {
  await using backend = await startBackend('administrator')
  const put = (input: object) =>
    backend.call('movers.put', { ...here, ...moverInput, version: 0, ...input })
  const refused = (fields: object) => ({ status: 400, body: { code: 'InvalidInput', fields } })
  const elsewhere = `arn:aws:iam::${moverInput.accountId}:role/Mover`
  expect(await put({ accountId: own, roleArn: elsewhere, endsOn: '2026-01-31' })).toMatchObject(
    refused({ accountId: { code: 'ownAccount' }, roleArn: { code: 'roleElsewhere' }, ...dayOver }),
  )
  // Where STS does not say who calls, the organization tells the account.
  await backend.faults({ operation: 'GetCallerIdentity', kind: 'status', rate: 1 })
  expect(await put({ accountId: own })).toMatchObject(
    refused({ accountId: { code: 'ownAccount' } }),
  )
  expect((await backend.call('movers.list', here)).body).toEqual({ items: [] })

  const { status, body } = await put({})
  expect(status, JSON.stringify(body)).toBe(200)
  const { moverId } = operations['movers.put'].output.parse(body)
  const yesterday = { moverId, version: 1, endsOn: '2026-01-31' }
  expect(await put(yesterday)).toMatchObject(refused(dayOver))
  // Of an access that has ended people may set right when it did.
  const endless = Date.parse('2027-02-02') / 1000
  const now = Date.parse('2026-11-24') / 1000
  await fetch(`${backend.connections[0]?.endpoint}/__local/clock?advance=${endless - now}`, {
    method: 'POST',
  })
  await backend.call('organizations.describe', here)
  expect(await put({ ...yesterday, endsOn: '2027-01-30' })).toMatchObject({ status: 200 })
})
