import { expect, test } from 'vitest'
import { samplePolicy } from '../test/sample-inputs.ts'
import { here, startBackend } from '../test/start-backend.ts'

const strict = { ...samplePolicy, failedAttemptsAllowed: 5 }

test('MOB-01 MOB-02 MOB-04 a policy is saved once the loss of data is confirmed; devices have to accept it, and nobody’s change is overwritten', async () => {
  await using backend = await startBackend('administrator')
  const put = (input: object) => backend.call('mobilePolicy.put', { ...here, ...input })
  const policy = async () => (await backend.call('mobilePolicy.describe', here)).body
  expect(await policy()).toMatchObject({ policy: samplePolicy, affectedDevices: 4 })
  expect(await put({ ...strict, expected: samplePolicy })).toMatchObject({
    status: 400,
    body: { code: 'InvalidParameterException' },
  })
  expect(await policy()).toMatchObject({ policy: samplePolicy })
  const confirmed = { ...strict, expected: samplePolicy, dataLossAcknowledged: true }
  expect(await put(confirmed)).toMatchObject({ status: 204 })
  expect(await policy()).toMatchObject({ policy: strict })
  const devices = await backend.call('mobileDevices.listAll', { ...here, maxResults: 100 })
  expect(devices.body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ deviceId: 'K9MAIL77A1', status: 'PROVISIONING_REQUIRED' }),
      expect.objectContaining({ deviceId: 'ANDROIDC1208512837', status: 'WIPE_REQUIRED' }),
    ]),
  })
  // A limit that is left out is off.
  const { failedAttemptsAllowed: _, ...unlimited } = { ...samplePolicy, minimumPasswordLength: 9 }
  expect(await put({ ...unlimited, expected: samplePolicy })).toMatchObject({
    status: 409,
    body: {
      code: 'Conflict',
      conflicts: { failedAttemptsAllowed: { expected: 10, current: 5 } },
    },
  })
})

test('MOB-05 MOB-06 all devices are listed in pages, and one is shown with what it reports', async () => {
  await using backend = await startBackend('helpDesk')
  const list = async (nextToken?: string) => {
    const input = { ...here, maxResults: 4, ...(nextToken === undefined ? {} : { nextToken }) }
    return (await backend.call('mobileDevices.listAll', input)).body as {
      items: { userId: string; deviceId: string }[]
      nextToken?: string
    }
  }
  const first = await list()
  const second = await list(first.nextToken)
  expect([first.items.length, second.items.length, second.nextToken]).toEqual([4, 2, undefined])
  const ids = [...first.items, ...second.items].map(({ deviceId }) => deviceId)
  expect(new Set(ids).size).toBe(6)
  const hidden = second.items.find(({ deviceId }) => deviceId === 'K9MAIL77A1')
  const named = { ...here, userId: hidden?.userId, deviceId: 'K9MAIL77A1' }
  const { body } = await backend.call('mobileDevices.describe', named)
  expect(body).toMatchObject({ userAgent: 'K-9 Mail/6.804', status: 'PROVISIONING_SUCCEEDED' })
  expect(body).not.toHaveProperty('model')
  expect(
    await backend.call('mobileDevices.describe', { ...named, deviceId: 'NONE' }),
  ).toMatchObject({ body: { code: 'ResourceNotFoundException' } })
})
