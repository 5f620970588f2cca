import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { LintFinding, lintTargets } from './lint-findings.ts'
import { inOrganization } from './scope.ts'
import { secret } from './secret.ts'
import { reasonText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int().check(z.minimum(0))

/** The systems that kits are for; `Generic`: plain tables for any other. Source: KIT-43. */
export const kitTargets = [...lintTargets, 'Generic'] as const
export type KitTarget = (typeof kitTargets)[number]

export const kitLanguages = ['en', 'de', 'id'] as const

/** After how many days a recipe has to be compared with the target's documents again. */
export const recipeValidDays = 90

/** What becomes of each fact of a snapshot. Source: KIT-02. */
export const kitDispositions = ['carried', 'byHand', 'excluded'] as const

const target = z.enum(kitTargets)
const kitId = text({ pattern: /^[0-9a-f-]{36}$/ })
const one = { ...inOrganization, kitId }

/** How many facts of a kind there are, and what became of them. */
const Counts = z.object({ kind: z.string(), carried: count, byHand: count, excluded: count })
export type KitCounts = z.infer<typeof Counts>

/** That the headings of a target's own sample were compared. Source: KIT-07. */
const SampleCheck = z.object({
  ...{ file: z.string(), isSame: z.boolean(), checkedBy: z.string(), checkedAt: timestamp },
})

/** A kit that was made. It is kept as its input, not as bytes. Source: KIT-01. */
export const Kit = z.object({
  kitId: z.string(),
  target,
  language: z.enum(kitLanguages),
  createdBy: z.string(),
  createdAt: timestamp,
  snapshot: z.object({
    ...{ snapshotId: z.string(), createdAt: timestamp, digest: z.string() },
    /** False once it was deleted: then the kit cannot be made again. */
    ...{ isComplete: z.boolean(), isThere: z.boolean(), isNewest: z.boolean() },
  }),
  /** False once somebody has decided something else about the new system. */
  hasNewestDecisions: z.boolean(),
  /** The day on which its recipe was compared with the target's documents. */
  checkedOn: z.string(),
  /** SHA-256 of the zip, in hex. */
  digest: z.string(),
  bytes: count,
  counts: z.array(Counts),
  /** How many passwords the browser makes when somebody saves it. */
  passwords: count,
})
export type Kit = z.infer<typeof Kit>

/** What a target does with a class of facts. Source: spec 07 §6.6. */
export const kitHoldings = ['carried', 'partly', 'byHand', 'nothing'] as const

const Target = z.object({
  target,
  version: z.optional(z.string()),
  checkedOn: z.string(),
  /** True if it was compared with the target's documents more than 90 days ago. */
  isOld: z.boolean(),
  holds: z.record(z.string(), z.enum(kitHoldings)),
  /** The open findings that are about it. */
  errors: count,
  warnings: count,
  /** The files whose headings only the target knows. Source: KIT-07. */
  samples: z.array(z.object({ file: z.string(), checked: z.optional(SampleCheck) })),
})
export type KitTargetState = z.infer<typeof Target>

/** A fact of the snapshot, and what became of it. Source: KIT-02. */
export const KitRow = z.object({
  ...{ kind: z.string(), id: z.string(), label: z.string() },
  disposition: z.enum(kitDispositions),
  ...{ file: z.optional(z.string()), line: z.optional(count), reason: z.optional(z.string()) },
})
export type KitRow = z.infer<typeof KitRow>

const making = {
  ...{ target, language: z.enum(kitLanguages) },
  /** Puts everything with an open error on the list by hand. */
  errorsByHand: z.optional(z.boolean()),
  /** Says that the person knows that the snapshot is incomplete or old. Source: KIT-01. */
  confirmIncomplete: z.optional(z.boolean()),
}

/** A line of what a program of a kit has done. Source: KIT-05. */
export const KitResultRow = z.object({
  ...{ line: z.string(), key: z.string(), action: z.string() },
  ...{ outcome: z.string(), message: z.string() },
  /** True for a line that the kit does not have, or whose key is another one there. */
  isForeign: z.optional(z.boolean()),
})
export type KitResultRow = z.infer<typeof KitResultRow>

export const KitResult = z.object({
  ...{ step: z.string(), importedBy: z.string(), importedAt: timestamp },
  /** How many lines have each outcome. */
  outcomes: z.array(z.object({ outcome: z.string(), count })),
  /** The first lines whose outcome is neither done nor the same, and those of another kit. */
  problems: z.array(KitResultRow),
  /** The lines of the kit without a result; absent for results of before they were compared. */
  missing: z.optional(
    z.object({ count, first: z.array(z.object({ line: z.string(), key: z.string() })) }),
  ),
})
export type KitResult = z.infer<typeof KitResult>

/** The largest file of results, in characters. */
export const maxResultCharacters = 8 * 1024 * 1024

/** The largest part of a sample that is looked at, in characters: its headings are in it. */
export const maxSampleCharacters = 65_536

export const kits = {
  'kits.list': read({
    summary: 'List what each target holds and what keeps a kit from being made, and the kits made',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      /** The newest one that is complete; kits are made from it. */
      snapshot: z.optional(
        z.object({ snapshotId: z.string(), createdAt: timestamp, isComplete: z.boolean() }),
      ),
      targets: z.array(Target),
      kits: z.array(Kit),
    }),
    aws: [],
  }),

  'kits.describe': read({
    summary: 'Show the counts, files, passwords and results of a kit',
    roles: people,
    input: z.strictObject(one),
    output: z.object({
      ...Kit.shape,
      /** What stands before each number of a password: `MAILROOM-<nonce>`. */
      passwordMark: z.string(),
      files: z.array(z.object({ path: z.string(), bytes: count })),
      /** The steps whose programs write results; none for targets without a program. */
      resultSteps: z.array(z.string()),
      results: z.array(KitResult),
    }),
    aws: [],
  }),

  'kits.preview': read({
    summary: 'Show what a kit would have in it, and what keeps it from being made',
    roles: people,
    input: z.strictObject({ ...inOrganization, ...making }),
    output: z.object({
      /** Absent if there is no snapshot of everything: then there is no kit. */
      snapshot: z.optional(
        z.object({ snapshotId: z.string(), createdAt: timestamp, isComplete: z.boolean() }),
      ),
      /** True if the snapshot is incomplete or old, and nobody has confirmed it. */
      needsConfirmation: z.boolean(),
      /** The open errors of everything, those of the organization, and the open warnings. */
      ...{ errors: count, blockingErrors: count, warnings: count },
      /** The first ones. */
      findings: z.array(LintFinding),
      /** Addresses in decisions that the snapshot does not have. */
      unknown: z.array(z.string()),
      /** Absent while something keeps the kit from being made. */
      made: z.optional(z.object({ counts: z.array(Counts), files: count, passwords: count })),
    }),
    aws: [],
  }),

  /** Errors: `KitRefused`, if something keeps it from being made: see `kits.preview`. */
  'kits.generate': write({
    summary: 'Make the files with which a target is filled, from the newest snapshot',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inOrganization, ...making, reason: reasonText }),
    output: z.object({ kitId: z.string() }),
    aws: [],
  }),

  'kits.listRows': read({
    summary: 'List what became of each thing in the snapshot of a kit',
    roles: people,
    input: z.strictObject({
      ...one,
      kind: z.optional(text({ max: 20 })),
      disposition: z.optional(z.enum(kitDispositions)),
      text: z.optional(searchedText),
      offset: z.optional(count),
      /** 25 by default. */
      limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
    }),
    output: z.object({ items: z.array(KitRow), total: count }),
    aws: [],
  }),

  /**
   * The address answers the session that asked for it, for an hour. Errors: `KitChanged` if the same
   * input gives other bytes by now, `SnapshotNotFound` if its snapshot was deleted.
   */
  'kits.download': write({
    summary: 'Record why a kit leaves Mailroom, and get the address of its file',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({ ...one, reason: reasonText }),
    output: z.object({ address: z.string() }),
    aws: [],
  }),

  'kits.delete': write({
    summary: 'Delete a kit and its results',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject(one),
    output: z.void(),
    aws: [],
  }),

  /** It is kept who has compared it, and when. Source: KIT-07. */
  'kits.checkSample': write({
    summary: "Compare the headings of a target's own sample with those of a kit, exactly",
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      target,
      file: text({ max: 100 }),
      /** The beginning of the sample; it may have people in it, so the audit trail has none of it. */
      sample: secret(text({ min: 1, max: maxSampleCharacters })),
    }),
    /** Both lists if they differ. */
    output: z.object({
      ...{ isSame: z.boolean(), expected: z.array(z.string()), found: z.array(z.string()) },
    }),
    aws: [],
    maxBodyBytes: 512 * 1024,
  }),
}

export const kitResults = {
  'kitResults.list': read({
    summary: 'List what the programs of a kit have done at the target',
    roles: people,
    input: z.strictObject(one),
    output: z.object({ items: z.array(KitResult) }),
    aws: [],
  }),

  /**
   * The newest one of a step replaces those before. Each line is compared with the kit. Errors:
   * `ResultsOfAnotherKit` if the kit has no such step or none of the lines, `SnapshotNotFound` if its
   * snapshot was deleted. Source: KIT-05.
   */
  'kitResults.import': write({
    summary: 'Keep what a program of a kit has written about what it has done at the target',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['kits'],
    input: z.strictObject({
      ...one,
      /** As in the name of the file, `result-<step>.csv`. */
      step: text({ pattern: /^[a-z0-9][a-z0-9-]{0,39}$/ }),
      /** Addresses in bulk: the audit trail has none of it. */
      content: secret(text({ min: 1, max: maxResultCharacters })),
    }),
    output: z.object({ lines: count, problems: count, missing: count }),
    aws: [],
    maxBodyBytes: 16 * 1024 * 1024,
    errorFields: { ResultsNotReadable: 'content', ResultsOfAnotherKit: 'content' },
  }),
}
