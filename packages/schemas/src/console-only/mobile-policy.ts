import * as z from 'zod/mini'
import { timestamp } from '../timestamp.ts'
import { endpoint, nothing } from './endpoint.ts'

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

/** Problem: `needsPassword`, at a setting that restricts passwords although none is required. */
export const demandsNeedPassword = passwordDemands.map((demand) =>
  z.refine<{ passwordRequired: boolean } & { [Demand in typeof demand]?: unknown }>(
    ({ passwordRequired, [demand]: value }) => passwordRequired || (value ?? false) === false,
    { path: [demand], error: 'needsPassword' },
  ),
)

const limits = {
  /** Failed attempts to unlock a device before it is wiped, personal files included. */
  failedAttemptsAllowed: within(mobilePolicyRanges.failedAttemptsAllowed),
  passwordExpirationDays: within(mobilePolicyRanges.passwordExpirationDays),
  screenLockSeconds: within(mobilePolicyRanges.screenLockSeconds),
  passwordHistory: within(mobilePolicyRanges.passwordHistory),
}

/** The settings that always have a value. */
const mobilePolicySettings = {
  requireDeviceEncryption: z.boolean(),
  requireStorageCardEncryption: z.boolean(),
  passwordRequired: z.boolean(),
  allowSimplePassword: z.boolean(),
  minimumPasswordLength: within(mobilePolicyRanges.minimumPasswordLength),
  requireAlphanumericPassword: z.boolean(),
}

/** The members of an edit, as forms send them: without a value, or with `null`, a limit is off. */
export const editedMobilePolicy = {
  ...mobilePolicySettings,
  failedAttemptsAllowed: z.nullish(limits.failedAttemptsAllowed),
  passwordExpirationDays: z.nullish(limits.passwordExpirationDays),
  screenLockSeconds: z.nullish(limits.screenLockSeconds),
  passwordHistory: z.nullish(limits.passwordHistory),
}

/** The limits as they are if nothing is said of them. */
export const withoutLimits = {
  ...{ failedAttemptsAllowed: null, passwordExpirationDays: null },
  ...{ screenLockSeconds: null, passwordHistory: null },
} as const

/**
 * The settings of an organization's mobile policy; `null` is off. Problem besides those of the
 * fields: `needsPassword`, if a setting restricts passwords although none is required.
 * Source: MOB-03.
 */
export const MobilePolicy = z
  .strictObject({
    ...mobilePolicySettings,
    failedAttemptsAllowed: z.nullable(limits.failedAttemptsAllowed),
    passwordExpirationDays: z.nullable(limits.passwordExpirationDays),
    screenLockSeconds: z.nullable(limits.screenLockSeconds),
    passwordHistory: z.nullable(limits.passwordHistory),
  })
  .check(...demandsNeedPassword)
export type MobilePolicy = z.infer<typeof MobilePolicy>

/** The policy as the local AWS shows it, with how many devices a change asks to accept it. */
export const DescribedMobilePolicy = z.object({
  policy: MobilePolicy,
  /** Absent if it was never changed. */
  modifiedDate: z.optional(timestamp),
  affectedDevices: z.int(),
})

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

/**
 * The policy of an organization. A change needs `dataLossAcknowledged` if devices may be wiped sooner
 * than before, personal files included; all devices have to accept it. Source: MOB-01, MOB-02.
 */
export const mobilePolicyEndpoints = {
  describe: endpoint({
    method: 'GET',
    path: 'mobile-policy',
    parameters: nothing,
    in: nothing,
    out: DescribedMobilePolicy,
  }),
  put: endpoint({
    method: 'PUT',
    path: 'mobile-policy',
    parameters: nothing,
    in: z.strictObject({ policy: MobilePolicy, dataLossAcknowledged: z.optional(z.boolean()) }),
    out: DescribedMobilePolicy,
  }),
}
