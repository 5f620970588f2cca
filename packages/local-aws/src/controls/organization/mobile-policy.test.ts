import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'

const strict = { ...defaultMobilePolicy, requireDeviceEncryption: true, minimumPasswordLength: 8 }

async function statuses(aws: LocalAws) {
  const all: Record<string, unknown> = {}
  for (const person of [1, 2, 4, 5, 6]) {
    const path = `users/${sampleUserId(person)}/mobile-devices`
    const { body } = await askControl(aws, `GET ${path}`)
    for (const { deviceId, status } of body.items as { deviceId: string; status: string }[])
      all[deviceId] = status
  }
  return all
}

test('MOB-01 MOB-03 an organization without a policy of its own has the default one', async () => {
  await using aws = await startLocalAws()
  const { body } = await askControl(
    aws,
    'GET mobile-policy',
    undefined,
    sampleOrganizations.beispiel,
  )
  expect(body).toEqual({ policy: defaultMobilePolicy, affectedDevices: 0, warnings: [] })
})

test('MOB-02 MOB-04 every device except wiped ones must accept a changed policy', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const wiped = { ANDROIDC1208512837: 'WIPE_REQUIRED', APPLF2LXN0RBJC6Z: 'WIPE_SUCCEEDED' }
  expect(await statuses(aws)).toMatchObject({
    APPLDX3Q7K2LMNHJ: 'PROVISIONING_SUCCEEDED',
    K9MAIL77A1: 'PROVISIONING_SUCCEEDED',
    ...wiped,
  })
  const { body } = await askControl(aws, 'PUT mobile-policy', { policy: strict })
  expect(body).toEqual({
    policy: strict,
    modifiedDate: '2026-11-24T12:00:00.000Z',
    affectedDevices: 4,
    warnings: [],
  })
  const required = 'PROVISIONING_REQUIRED'
  const asked = {
    APPLDX3Q7K2LMNHJ: required,
    APPLDMPXK41JF4YN: required,
    '6APMEKPHCP2ND42VIJ4BR8ECD0': required,
    K9MAIL77A1: required,
    ...wiped,
  }
  expect(await statuses(aws)).toEqual(asked)
  aws.clock.advance(5 * 60)
  expect(await statuses(aws)).toEqual({
    ...asked,
    APPLDX3Q7K2LMNHJ: 'PROVISIONING_SUCCEEDED',
    '6APMEKPHCP2ND42VIJ4BR8ECD0': 'PROVISIONING_SUCCEEDED',
  })
})

test('MOB-04 saving an unchanged policy asks no device to accept it', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const before = await statuses(aws)
  const { policy } = (await askControl(aws, 'GET mobile-policy')).body
  aws.clock.advance(60)
  const { body } = await askControl(aws, 'PUT mobile-policy', { policy })
  expect(body.modifiedDate).toBe('2026-10-25T12:00:00.000Z')
  expect(await statuses(aws)).toEqual(before)
})

test.each([
  ['fewer attempts', { failedAttemptsAllowed: 4 }, {}, '400 InvalidParameterException'],
  ['fewer attempts', { failedAttemptsAllowed: 4 }, { dataLossAcknowledged: true }, '200'],
  ['more attempts', { failedAttemptsAllowed: 16 }, {}, '200'],
  ['any number of attempts', { failedAttemptsAllowed: null }, {}, '200'],
  ['a length out of range', { minimumPasswordLength: 17 }, {}, '400 InvalidParameterException'],
  ['a setting left out', { screenLockSeconds: undefined }, {}, '400 InvalidParameterException'],
  ['a demand on no password', { passwordRequired: false }, {}, '400 InvalidParameterException'],
  ['a setting nobody knows', { camera: false }, {}, '400 InvalidParameterException'],
])('MOB-03 a policy with %s: %o %o is answered with %s', async (_, change, rest, expected) => {
  await using aws = await startLocalAws()
  const answer = await askControl(aws, 'PUT mobile-policy', {
    policy: { ...strict, ...change },
    ...rest,
  })
  expect(outcome(answer)).toBe(expected)
})
