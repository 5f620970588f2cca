import type { Device } from '@mailroom/schemas/access/mobile-device-access-effect'

/** The example devices of AWS's guide, and one that reports nothing. Source: MDAR-04, MDAR-10. */
export const sampleDevices = {
  iPhone: {
    type: 'iPhone',
    model: 'iPhone10C1',
    operatingSystem: 'iOS 14.2.1 16F203',
    userAgent: 'iOS/14.2 (18B92) exchangesyncd/1.0',
  },
  iPad: {
    type: 'iPad',
    model: 'iPad5C1',
    operatingSystem: 'iOS 12.3.1 16F203',
    userAgent: 'iOS/12.3.1 (16F203) exchangesyncd/1.0',
  },
  android: {
    type: 'Android',
    model: 'HTCOneX',
    operatingSystem: 'Android 8.1.0',
    userAgent: 'Android-Mail/7.7.16.163886392.release',
  },
  silent: {},
} as const satisfies Record<string, Device>

export const sampleNames = ['iPhone', 'iPad', 'android', 'silent'] as const

/**
 * What well-known mail apps report besides their user agent. Mail of iOS tells its system there;
 * older versions tell type and model, as apps of Android do.
 */
const shapes: readonly [RegExp, (found: readonly string[]) => Device][] = [
  [
    /^Apple-(iPhone|iPad|iPod)(\d+C\d+)\//i,
    ([, type = '', model = '']) => ({ type, model: `${type}${model}` }),
  ],
  [
    /^iOS\/([\d.]+) \((\w+)\) exchangesyncd\//i,
    ([, version = '', build = '']) => ({ operatingSystem: `iOS ${version} ${build}` }),
  ],
  [/^Android-SAMSUNG-([^/]+)\//i, ([, model = '']) => ({ type: 'Android', model })],
  [/^Android-Mail\//i, () => ({ type: 'Android' })],
  [/^Outlook-iOS-Android\//i, () => ({ type: 'Outlook' })],
]

/**
 * Returns a device with a user agent, and what the user agent is known to go with; the rest is not
 * reported.
 */
export function deviceWith(userAgent: string): Device {
  for (const [shape, deviceOf] of shapes) {
    const found = shape.exec(userAgent)
    if (found) return { ...deviceOf(found), userAgent }
  }
  return { userAgent }
}
