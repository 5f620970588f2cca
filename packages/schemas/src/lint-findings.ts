import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { reasonText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int().check(z.minimum(0))

/** The systems that findings are about. Source: LINT-00. */
export const lintTargets = [
  ...(['M365', 'Entra', 'Google', 'Zoho', 'Stalwart', 'mailcow', 'Modoboa', 'Mailu'] as const),
  ...(['Zimbra', 'Carbonio', 'Postfix', 'Fastmail', 'Proton'] as const),
] as const
export type LintTarget = (typeof lintTargets)[number]

/**
 * An error keeps its object out of the kit, a warning has to be accepted, an info is shown.
 * Source: LINT-00.
 */
export const lintSeverities = ['error', 'warning', 'info'] as const
export type LintSeverity = (typeof lintSeverities)[number]

/** That somebody accepted a finding; it holds until the object changes. */
const Acceptance = z.object({ reason: z.string(), acceptedBy: z.string(), acceptedAt: timestamp })

const target = z.enum(lintTargets)
const findingId = text({ pattern: /^[0-9a-f]{32}$/ })
const rule = text({ max: 7 })

export const LintFinding = z.object({
  findingId: z.string(),
  rule: z.string(),
  severity: z.enum(lintSeverities),
  /** The targets that it is about, in their order. */
  targets: z.array(target),
  objectKind: z.enum([
    'user',
    'group',
    'resource',
    'domain',
    'organization',
    'snapshot',
    'setting',
  ]),
  objectId: z.string(),
  objectName: z.string(),
  /** What the words of the rule name. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  acceptance: z.optional(Acceptance),
  /** The acceptance that ended when the object changed. */
  ended: z.optional(Acceptance),
})
export type LintFinding = z.infer<typeof LintFinding>

export const LintFilter = z.strictObject({
  findingId: z.optional(findingId),
  target: z.optional(target),
  severity: z.optional(z.enum(lintSeverities)),
  rule: z.optional(rule),
  accepted: z.optional(z.boolean()),
  /** Any part of the object's name or id, or of what the finding names. */
  text: z.optional(searchedText),
})
export type LintFilter = z.infer<typeof LintFilter>

const LintCount = z.object({ target, error: count, warning: count, info: count, accepted: count })
export type LintCount = z.infer<typeof LintCount>

const findingIds = z.array(findingId).check(z.minLength(1), z.maxLength(1_000))

const lines = (pattern: RegExp) => z.array(text({ max: 600, pattern })).check(z.maxLength(2_000))

const domain = '[a-z0-9.-]+'
/** Lines that begin with a target. */
const at = (rest: string) => lines(new RegExp(`^(?:${lintTargets.join('|')}) ${rest}$`))

/** Returns whether a text is a day of the calendar; JSON has none for other texts. */
const isDay = (value: string) => `${new Date(value).toJSON()}`.startsWith(value)

/** How mail gets to a target. Source: KIT-09, KIT-13, LINT-07, LINT-47. */
export const mailWays = ['imap-password', 'imap-token', 'ews', 'archive'] as const

/** What people decide about the new system, each list as lines. Source: KIT-01, LINT-00. */
export const LintDecisions = z.object({
  /** Where each domain goes: `example.com = example.org`; nothing behind it if it is dropped. */
  domains: lines(new RegExp(`^${domain} ?=(?: ?${domain})?$`)),
  /** Domains that a target has verified: `Google example.com`. */
  verified: at(domain),
  /** The size of a mailbox at a target, in MB: `Google 30720`. */
  quotas: at('[1-9]\\d{0,8}'),
  /** What WorkMail calls a country, and its code: `Deutschland = DE`. */
  countries: lines(/^[^=]{1,128}= ?[A-Z]{2}$/),
  /** How mail gets to a target: `Google imap-token`. */
  ways: at(`(?:${mailWays.join('|')})`),
  /** Addresses of groups that take mail from inside only. */
  innerGroups: lines(/^\S+@\S+$/),
  /** What a kit leaves to people, with why: `Google ana@example.com = has two mailboxes`. */
  byHand: at('[^\\s=]+@[^\\s=]+ ?= ?\\S.*'),
  /** Who does not go along at all, with why: `old@example.com = left the company`. */
  excluded: lines(/^[^\s=]+@[^\s=]+ ?= ?\S.*$/),
  /** First and last names where a target needs both: `ana@example.com = Ana | Silva`. */
  names: lines(/^[^\s=]+@[^\s=]+ ?= ?[^\s|][^|]*\|[^|]*[^\s|]$/),
  /** Whether mailboxes open by themselves for those with full access; by default they do. */
  automapping: z.optional(z.boolean()),
  /** Whether aliases beyond what a target takes become groups; by default they do not. */
  aliasGroups: z.optional(z.boolean()),
  /** The day on which mail goes to the new system; absent while nobody knows. */
  swapDate: z.optional(text({ pattern: /^20\d\d-[01]\d-[0-3]\d$/ }).check(z.refine(isDay))),
})
export type LintDecisions = z.infer<typeof LintDecisions>

export const lintFindings = {
  /** Rules run over the newest complete snapshot. */
  'lintFindings.list': read({
    summary: 'List what keeps the organization from moving to each target, with how it is mended',
    roles: people,
    input: z.strictObject({
      ...inOrganization,
      filter: z.optional(LintFilter),
      offset: z.optional(count),
      /** 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({
      items: z.array(LintFinding),
      total: count,
      /** The snapshot; absent if there is none, and then there are no findings. */
      snapshot: z.optional(z.object({ snapshotId: z.string(), createdAt: timestamp })),
      /** How many of all findings each target has, with the first page; accepted ones alone. */
      counts: z.optional(z.array(LintCount)),
    }),
    aws: [],
  }),

  /** Named ones, or all open ones that a filter finds. */
  'lintFindings.accept': write({
    summary: 'Accept findings with a reason; it holds until the object changes',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['kits'],
    input: z.strictObject({
      ...inOrganization,
      findingIds: z.optional(findingIds),
      filter: z.optional(LintFilter),
      /** How many the person saw. If there are others by now, none is accepted. Error: `Conflict`. */
      total: count,
      reason: reasonText,
    }),
    output: z.object({ accepted: count }),
    aws: [],
  }),

  'lintFindings.reopen': write({
    summary: 'Undo that findings are accepted',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['kits'],
    input: z.strictObject({ ...inOrganization, findingIds }),
    output: z.void(),
    aws: [],
  }),
}

export const lintDecisions = {
  'lintDecisions.describe': read({
    summary: 'Show what was decided about the new system',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      ...LintDecisions.shape,
      changedAt: z.optional(timestamp),
      changedBy: z.optional(z.string()),
    }),
    aws: [],
  }),

  'lintDecisions.put': write({
    summary: 'Decide where domains go, what targets hold, and when mail goes to the new system',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['lintFindings', 'kits'],
    input: z.strictObject({
      ...inOrganization,
      ...LintDecisions.shape,
      /** What the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.partial(z.strictObject(LintDecisions.shape)),
    }),
    output: z.void(),
    aws: [],
  }),
}
