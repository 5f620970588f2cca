import * as z from 'zod/mini'
import { MobilePolicy } from './console-only/mobile-policy.ts'
import { read, write } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'
import { timestamp } from './timestamp.ts'

/**
 * The values of the settings that AWS's console has and its API has not, by the capability that they
 * belong to. None may have a secret: they are kept, shown and exported. Source: 02 §15, NOAPI-06.
 */
export const guidedValues = { mobilePolicy: MobilePolicy } as const

export type GuidedCapability = keyof typeof guidedValues
export type GuidedValues<Capability extends GuidedCapability = GuidedCapability> = z.output<
  (typeof guidedValues)[Capability]
>

const guidedCapability = z.enum(['mobilePolicy'])

/** A setting with all its values. */
const setting = z.discriminatedUnion('capability', [
  z.strictObject({ capability: z.literal('mobilePolicy'), values: guidedValues.mobilePolicy }),
])

/** Grows with each change; 0 before the first one. */
const version = z.int().check(z.minimum(0))

/** What somebody has written; without values, it was discarded or never written. */
const Written = z.object({
  values: z.optional(z.union([guidedValues.mobilePolicy])),
  /** The name of the person, and the time. */
  writtenBy: z.optional(z.string()),
  writtenAt: z.optional(timestamp),
  version,
})
export type Written = z.output<typeof Written>

const administrator = ['administrator'] as const

/**
 * What people keep of settings that have no public API. Nothing here changes WorkMail, so that a
 * read-only connection allows it, too. Source: NOAPI-01 to NOAPI-06.
 */
export const guidedSettings = {
  'guidedSettings.describe': read({
    summary: 'Show the draft of a setting without a public API, and what is recorded as set in AWS',
    roles,
    input: z.strictObject({ ...inOrganization, capability: guidedCapability }),
    output: z.object({ draft: Written, recorded: Written }),
    aws: [],
  }),

  'guidedSettings.keepDraft': write({
    summary: 'Keep a draft of a setting without a public API; WorkMail stays as it is',
    roles: administrator,
    changesOnlyMailroom: true,
    /** `version` of the draft that the person saw. Error: `Conflict`. */
    input: z.strictObject({ ...inOrganization, setting, version }),
    output: z.void(),
    aws: [],
  }),

  'guidedSettings.discardDraft': write({
    summary: 'Discard the draft of a setting without a public API',
    roles: administrator,
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inOrganization, capability: guidedCapability, version }),
    output: z.void(),
    aws: [],
  }),

  'guidedSettings.record': write({
    summary: 'Record what is set in AWS for a setting without a public API; nothing verifies it',
    roles: administrator,
    changesOnlyMailroom: true,
    /** `version` of the record that the person saw. Error: `Conflict`. */
    input: z.strictObject({ ...inOrganization, setting, version }),
    output: z.void(),
    aws: [],
  }),
}
