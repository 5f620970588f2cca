import * as z from 'zod/mini'

/**
 * The ranges of Exchange ActiveSync: a password's length in characters, attempts, days, seconds,
 * passwords. Source: MOB-03.
 */
export const mobilePolicyRanges = {
  minimumPasswordLength: { min: 1, max: 16 },
  failedAttemptsAllowed: { min: 4, max: 16 },
  passwordExpirationDays: { min: 1, max: 730 },
  screenLockSeconds: { min: 1, max: 9_998 },
  passwordHistory: { min: 1, max: 50 },
} as const

function within({ min, max }: { min: number; max: number }) {
  return z.int().check(z.minimum(min), z.maximum(max))
}

/** The settings that restrict passwords; each is off if no password is required. */
const passwordDemands = [
  'requireAlphanumericPassword',
  'failedAttemptsAllowed',
  'passwordExpirationDays',
  'passwordHistory',
] as const

/**
 * The settings of an organization's mobile policy; `null` is off. Problem besides those of the
 * fields: `needsPassword`, if a setting restricts passwords although none is required.
 * Source: MOB-03.
 */
export const MobilePolicy = z
  .strictObject({
    requireDeviceEncryption: z.boolean(),
    requireStorageCardEncryption: z.boolean(),
    passwordRequired: z.boolean(),
    allowSimplePassword: z.boolean(),
    minimumPasswordLength: within(mobilePolicyRanges.minimumPasswordLength),
    requireAlphanumericPassword: z.boolean(),
    /** Failed attempts to unlock a device before it is wiped, personal files included. */
    failedAttemptsAllowed: z.nullable(within(mobilePolicyRanges.failedAttemptsAllowed)),
    passwordExpirationDays: z.nullable(within(mobilePolicyRanges.passwordExpirationDays)),
    screenLockSeconds: z.nullable(within(mobilePolicyRanges.screenLockSeconds)),
    passwordHistory: z.nullable(within(mobilePolicyRanges.passwordHistory)),
  })
  .check(
    ...passwordDemands.map((demand) =>
      z.refine<{ passwordRequired: boolean } & Record<typeof demand, unknown>>(
        (policy) => policy.passwordRequired || policy[demand] === null || policy[demand] === false,
        { path: [demand], error: 'needsPassword' },
      ),
    ),
  )
export type MobilePolicy = z.infer<typeof MobilePolicy>

/** The policy of a new organization. Source: MOB-03. */
export const defaultMobilePolicy: MobilePolicy = {
  requireDeviceEncryption: false,
  requireStorageCardEncryption: false,
  passwordRequired: true,
  allowSimplePassword: true,
  minimumPasswordLength: 4,
  requireAlphanumericPassword: false,
  failedAttemptsAllowed: 10,
  passwordExpirationDays: null,
  screenLockSeconds: 900,
  passwordHistory: null,
}

/**
 * A warning about a policy. `lockWithoutPassword`: the lock protects nothing.
 * `simpleCannotBeAlphanumeric`: a PIN is allowed but can never be enough. Source: MOB-03.
 */
export type MobilePolicyWarning = 'lockWithoutPassword' | 'simpleCannotBeAlphanumeric'

/** Returns the warnings about a policy that may be saved all the same. Source: MOB-03. */
export function mobilePolicyWarnings(policy: MobilePolicy): MobilePolicyWarning[] {
  const warnings: MobilePolicyWarning[] = []
  if (!policy.passwordRequired && policy.screenLockSeconds !== null)
    warnings.push('lockWithoutPassword')
  if (policy.requireAlphanumericPassword && policy.allowSimplePassword)
    warnings.push('simpleCannotBeAlphanumeric')
  return warnings
}

/**
 * Whether a change lets devices be wiped that were not wiped before, or wipes them sooner; the
 * person must confirm it. Source: MOB-03.
 */
export function wipesSooner(before: MobilePolicy, after: MobilePolicy): boolean {
  const { failedAttemptsAllowed: attempts } = after
  return (
    attempts !== null &&
    (before.failedAttemptsAllowed === null || attempts < before.failedAttemptsAllowed)
  )
}
