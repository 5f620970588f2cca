import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import type { MobileDeviceRecord } from '../state/mobile-devices.ts'
import type { State } from '../state/state.ts'
import type { SamplePlace } from './sample-place.ts'

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs

type SampleDevice = Omit<
  MobileDeviceRecord,
  'userId' | 'statusAt' | 'firstSyncAt' | 'lastSyncAt'
> & {
  person: number
  firstSyncDaysAgo: number
  lastSyncMinutesAgo: number
  statusMinutesAgo: number
}

const iPhone = {
  type: 'iPhone',
  model: 'iPhone15C2',
  operatingSystem: 'iOS 19.1 23B85',
  userAgent: 'Apple-iPhone15C2/2302.85',
}

/**
 * The sample's devices; two have overrides. Those that are online synchronized less than five
 * minutes ago.
 */
const devices: readonly SampleDevice[] = [
  {
    ...iPhone,
    person: 1,
    deviceId: 'APPLDX3Q7K2LMNHJ',
    online: true,
    status: 'PROVISIONING_SUCCEEDED',
    statusMinutesAgo: 29 * 24 * 60,
    firstSyncDaysAgo: 280,
    lastSyncMinutesAgo: 2,
  },
  {
    person: 1,
    deviceId: 'APPLDMPXK41JF4YN',
    type: 'iPad',
    model: 'iPad14C3',
    operatingSystem: 'iPadOS 18.7 22H20',
    userAgent: 'Apple-iPad14C3/2208.20',
    online: false,
    status: 'PROVISIONING_REQUIRED',
    statusMinutesAgo: 30 * 24 * 60,
    firstSyncDaysAgo: 200,
    lastSyncMinutesAgo: 40 * 24 * 60,
  },
  {
    person: 2,
    deviceId: '6APMEKPHCP2ND42VIJ4BR8ECD0',
    type: 'Android',
    model: 'SM-G960F',
    operatingSystem: 'Android 9',
    userAgent: 'Android-SAMSUNG-SM-G960F/101.9',
    online: true,
    status: 'PROVISIONING_SUCCEEDED',
    statusMinutesAgo: 12 * 24 * 60,
    firstSyncDaysAgo: 290,
    lastSyncMinutesAgo: 4,
  },
  {
    person: 4,
    deviceId: 'ANDROIDC1208512837',
    type: 'Android',
    model: 'Pixel 9',
    operatingSystem: 'Android 16',
    userAgent: 'Android-Mail/2026.10',
    online: false,
    status: 'WIPE_REQUIRED',
    statusMinutesAgo: 2 * 24 * 60,
    firstSyncDaysAgo: 150,
    lastSyncMinutesAgo: 3 * 24 * 60,
  },
  {
    ...iPhone,
    person: 5,
    deviceId: 'APPLF2LXN0RBJC6Z',
    online: false,
    status: 'WIPE_SUCCEEDED',
    statusMinutesAgo: 6 * 24 * 60,
    firstSyncDaysAgo: 240,
    lastSyncMinutesAgo: 6 * 24 * 60,
  },
  {
    person: 6,
    deviceId: 'K9MAIL77A1',
    userAgent: 'K-9 Mail/6.804',
    online: false,
    status: 'PROVISIONING_SUCCEEDED',
    statusMinutesAgo: 25 * 24 * 60,
    firstSyncDaysAgo: 25,
    lastSyncMinutesAgo: 25 * 24 * 60,
  },
]

/**
 * Adds devices in every state, one that hides its type, and the policy that they were asked to
 * accept a month ago.
 */
export function putMobileDevices(
  state: State,
  { organizationId, region, userId }: SamplePlace,
  at: number,
): void {
  state.mobilePolicies.put(region, {
    organizationId,
    policy: { ...defaultMobilePolicy, requireDeviceEncryption: true, minimumPasswordLength: 6 },
    modifiedAt: at - 30 * dayMs,
  })
  for (const sample of devices) {
    const { person, firstSyncDaysAgo, lastSyncMinutesAgo, statusMinutesAgo, ...device } = sample
    state.mobileDevices.put(organizationId, {
      ...device,
      userId: userId(person),
      statusAt: at - statusMinutesAgo * minuteMs,
      firstSyncAt: at - firstSyncDaysAgo * dayMs,
      lastSyncAt: at - lastSyncMinutesAgo * minuteMs,
    })
  }
}
