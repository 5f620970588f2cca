import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'

const OrganizationId = sampleOrganizations.example
const siti = sampleUserId(3)
const device = `users/${siti}/mobile-devices/NEWPHONE1`

function online(aws: LocalAws, path = device) {
  return askControl(aws, `POST ${path}/sync`, { online: true })
}

async function stateOf(aws: LocalAws, path = device): Promise<unknown> {
  const answer = await askControl(aws, `GET ${path}`)
  return answer.body.status ?? outcome(answer)
}

test('MOB-05 MOB-06 devices are listed by user, and values that a device does not report are absent', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { body } = await askControl(aws, `GET users/kwame.mensah/mobile-devices`)
  const shown = {
    userId: sampleUserId(6),
    deviceId: 'K9MAIL77A1',
    userAgent: 'K-9 Mail/6.804',
    online: false,
    status: 'PROVISIONING_SUCCEEDED',
    statusDate: '2026-10-30T12:00:00.000Z',
    firstSyncDate: '2026-10-30T12:00:00.000Z',
    lastSyncDate: '2026-10-30T12:00:00.000Z',
    access: {
      effect: 'DENY',
      decidedBy: 'RULES',
      matchedRules: [{ ruleId: expect.any(String), name: 'Devices that hide their type' }],
    },
  }
  expect(body).toEqual({ items: [shown] })
  const one = await askControl(aws, 'GET users/kwame.mensah@example.com/mobile-devices/k9mail77a1')
  expect(one.body).toEqual(shown)
  expect((await askControl(aws, `GET users/${siti}/mobile-devices`)).body).toEqual({ items: [] })
})

test('MDOV-06 an override decides about access; without one the rules decide', async () => {
  await using aws = await startLocalAws()
  const UserId = sampleUserId(2)
  const DeviceId = '6APMEKPHCP2ND42VIJ4BR8ECD0'
  const access = async () =>
    (await askControl(aws, `GET users/${UserId}/mobile-devices/${DeviceId}`)).body.access
  expect(await access()).toEqual({ effect: 'ALLOW', decidedBy: 'OVERRIDE', matchedRules: [] })
  await aws.workmail.deleteMobileDeviceAccessOverride({ OrganizationId, UserId, DeviceId })
  expect(await access()).toMatchObject({
    effect: 'DENY',
    decidedBy: 'RULES',
    matchedRules: [{ name: 'Old Android versions' }],
  })
})

test('MOB-07 a device is provisioned, wiped, wiped again when it comes back, and new after it was removed', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const sync = async () => (await askControl(aws, `POST ${device}/sync`)).body.status
  const wipe = { confirmation: 'newphone1' }
  expect(await stateOf(aws)).toBe('404 ResourceNotFoundException')
  expect([await sync(), await sync(), await sync()]).toEqual([
    'PROVISIONING_REQUIRED',
    'PROVISIONING_SUCCEEDED',
    'PROVISIONING_SUCCEEDED',
  ])
  expect((await askControl(aws, `POST ${device}/wipe`, wipe)).body.status).toBe('WIPE_REQUIRED')
  expect(await stateOf(aws)).toBe('WIPE_REQUIRED')
  expect(await sync()).toBe('WIPE_SUCCEEDED')
  expect((await askControl(aws, `POST ${device}/wipe`, wipe)).body.status).toBe('WIPE_SUCCEEDED')
  aws.clock.advance(3600)
  expect((await askControl(aws, `POST ${device}/sync`)).body).toMatchObject({
    status: 'WIPE_SUCCEEDED',
    statusDate: '2026-11-24T13:00:00.000Z',
  })
  expect(await askControl(aws, `DELETE ${device}`)).toEqual({ status: 200, body: {} })
  expect(await stateOf(aws)).toBe('404 ResourceNotFoundException')
  expect(await sync()).toBe('PROVISIONING_REQUIRED')
})

test('MOB-08 a wipe reaches an online device within five minutes, and takes it offline', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await online(aws)
  aws.clock.advance(12 * 60)
  expect((await askControl(aws, `GET ${device}`)).body).toMatchObject({
    status: 'PROVISIONING_SUCCEEDED',
    statusDate: '2026-11-24T12:05:00.000Z',
    lastSyncDate: '2026-11-24T12:10:00.000Z',
  })
  await askControl(aws, `POST ${device}/wipe`, { confirmation: 'siti.rahayu' })
  aws.clock.advance(2 * 60)
  expect(await stateOf(aws)).toBe('WIPE_REQUIRED')
  aws.clock.advance(60 * 60)
  expect((await askControl(aws, `GET ${device}`)).body).toMatchObject({
    status: 'WIPE_SUCCEEDED',
    online: false,
    statusDate: '2026-11-24T12:15:00.000Z',
    lastSyncDate: '2026-11-24T12:15:00.000Z',
  })
})

test('MOB-08 an offline device is wiped when it comes back, even after a long time', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const lost = `users/${sampleUserId(4)}/mobile-devices/ANDROIDC1208512837`
  aws.clock.advance(90 * 24 * 60 * 60)
  expect(await stateOf(aws, lost)).toBe('WIPE_REQUIRED')
  await online(aws, lost)
  expect(await stateOf(aws, lost)).toBe('WIPE_SUCCEEDED')
})

test('MOB-08 devices of a disabled user no longer synchronize, and a wipe waits', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  await online(aws)
  aws.clock.advance(6 * 60)
  await askControl(aws, `POST ${device}/wipe`, { confirmation: 'NEWPHONE1' })
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: siti })
  aws.clock.advance(24 * 60 * 60)
  expect((await askControl(aws, `GET ${device}`)).body).toMatchObject({
    status: 'WIPE_REQUIRED',
    online: false,
    lastSyncDate: '2026-11-24T12:05:00.000Z',
  })
  expect(outcome(await online(aws))).toBe('409 EntityStateException')
  await aws.workmail.deleteUser({ OrganizationId, UserId: siti })
  const state = await (await fetch(`${aws.endpoint}/__local/state`)).text()
  expect(state).not.toContain('NEWPHONE1')
})

test('MOB-06 a device keeps its earlier reports, and can report more later', async () => {
  await using aws = await startLocalAws()
  const report = { type: 'Android', model: 'Pixel 9' }
  await askControl(aws, `POST ${device}/sync`, report)
  const { body } = await askControl(aws, `POST ${device}/sync`, { operatingSystem: 'Android 16' })
  expect(body).toMatchObject({ ...report, operatingSystem: 'Android 16' })
  expect(body).not.toHaveProperty('userAgent')
})

test.each([
  ['GET users/nobody/mobile-devices', undefined, '404 EntityNotFoundException'],
  ['GET users/Sales/mobile-devices', undefined, '404 EntityNotFoundException'],
  [`GET users/${siti}/mobile-devices/NONE1`, undefined, '404 ResourceNotFoundException'],
  [`DELETE users/${siti}/mobile-devices/NONE1`, undefined, '404 ResourceNotFoundException'],
  [
    `POST users/${siti}/mobile-devices/NONE1/wipe`,
    { confirmation: 'NONE1' },
    '404 ResourceNotFoundException',
  ],
  [
    'POST users/ana.silva/mobile-devices/APPLDX3Q7K2LMNHJ/wipe',
    { confirmation: 'yes' },
    '400 InvalidParameterException',
  ],
  [
    'POST users/ana.silva/mobile-devices/APPLDX3Q7K2LMNHJ/wipe',
    undefined,
    '400 InvalidParameterException',
  ],
  [`POST users/${siti}/mobile-devices/no-id/sync`, {}, '400 InvalidParameterException'],
  [`POST ${device}/sync`, { model: '' }, '400 InvalidParameterException'],
  [`POST ${device}/sync`, { status: 'WIPE_SUCCEEDED' }, '400 InvalidParameterException'],
  ['POST users/remote.partner/mobile-devices/A1/sync', {}, '409 EntityStateException'],
])('MOB-05 %s with %o is answered with %s', async (address, body, expected) => {
  await using aws = await startLocalAws()
  expect(outcome(await askControl(aws, address, body))).toBe(expected)
})
