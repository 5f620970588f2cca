import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { IamStatement } from './iam-statement.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { reasonText, searchedText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

export const evidenceStates = ['VERIFIED', 'MISMATCH', 'UNVERIFIABLE'] as const

/**
 * How much is proved: 0 that the job is complete, 1 the log, 2 the hash, 3 every message, 4 that the
 * target has at least as many messages. Source: VER-01.
 */
export const evidenceLevels = [0, 1, 2, 3, 4] as const

/** The largest log that is pasted, in characters. */
const maxLogLength = 64 * 1024

/** How many lines of a script's output, or of a target's report, are taken at once. */
export const maxResults = 10_000

/**
 * What a check can find, and what it means for the proof: `mismatch` and `unverifiable` decide the
 * state; the others are told beside it. Source: VER-02, VER-03.
 */
export const evidenceFindings = {
  notAllowed: 'unverifiable',
  noBucket: 'unverifiable',
  otherRegion: 'unverifiable',
  serviceOff: 'unverifiable',
  noArchive: 'unverifiable',
  olderArchive: 'unverifiable',
  noLog: 'unverifiable',
  logOfOtherJob: 'unverifiable',
  objectChanged: 'unverifiable',
  tooManyEntries: 'unverifiable',
  emptyArchive: 'mismatch',
  tooSmall: 'mismatch',
  hashDiffers: 'mismatch',
  messagesDiffer: 'mismatch',
  damagedEntries: 'mismatch',
  notAZip: 'mismatch',
  hostileArchive: 'mismatch',
  fewerAtTarget: 'mismatch',
  fewerThanFirst: 'warning',
  archiveNotAllowed: 'warning',
  hashOfOtherThing: 'warning',
  otherArchive: 'warning',
  severalLogs: 'note',
  wasVerified: 'note',
  logPasted: 'note',
  hashByScript: 'note',
  atTarget: 'note',
  bytesDiffer: 'note',
  nonExportable: 'note',
} as const
export type EvidenceFinding = keyof typeof evidenceFindings

const count = z.int().check(z.minimum(0))

export const Finding = z.object({
  code: z.enum(Object.keys(evidenceFindings) as [EvidenceFinding, ...EvidenceFinding[]]),
  /** What the log says, and what was found: messages, bytes, or the hash. */
  expected: z.optional(z.union([z.number(), z.string()])),
  found: z.optional(z.union([z.number(), z.string()])),
  /** The IAM action that is missing, the statement that allows it, and who else denies it. */
  missingAction: z.optional(z.string()),
  missingStatement: z.optional(IamStatement),
  deniedBy: z.optional(z.string()),
  /** The damaged entries, by their numbers in the archive; the first hundred. */
  entries: z.optional(z.array(z.object({ number: count, folder: z.string() }))),
})
export type Finding = z.infer<typeof Finding>

/** The numbers of an export's log. Source: VER-01; 04/EXP-10. */
export const ResultLog = z.object({
  totalMessages: count,
  /** In hex. */
  sha384Hash: z.string(),
  totalNonExportableItems: z.optional(count),
  totalBytes: z.optional(count),
  totalFolders: z.optional(count),
  startTime: z.optional(timestamp),
  endTime: z.optional(timestamp),
})
export type ResultLog = z.infer<typeof ResultLog>

/** A hash that a person has given, and whether the log has the same. Source: VER-06. */
export const GivenResult = z.object({
  sha384: z.string(),
  isEqual: z.boolean(),
  at: timestamp,
  by: z.string(),
})
export type GivenResult = z.infer<typeof GivenResult>

const FoundObject = z.object({ key: z.string(), size: count, lastModified: timestamp })

/** What is proved of one export. Without `state`, nothing was checked yet. */
export const Evidence = z.object({
  jobId: z.string(),
  entityId: z.string(),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  /** When the export began and ended. */
  startedAt: z.optional(timestamp),
  endedAt: z.optional(timestamp),
  pass: z.optional(count),
  bucket: z.optional(z.string()),
  prefix: z.optional(z.string()),
  state: z.optional(z.enum(evidenceStates)),
  level: z.literal(evidenceLevels),
  /** It is verified, and the settings ask for a higher level of its archive. */
  isBelowLevel: z.optional(z.boolean()),
  checkedAt: z.optional(timestamp),
  /** Absent if Mailroom checked by itself. */
  checkedBy: z.optional(z.string()),
  findings: z.array(Finding),
  log: z.optional(ResultLog),
  /** When Mailroom has read the log in the bucket; absent if a person gave it. */
  logReadAt: z.optional(timestamp),
  /** The results that were given, the oldest first. */
  given: z.array(GivenResult),
  archive: z.optional(FoundObject),
  /** The first keys of the prefix, and the number of all. */
  keysSeen: z.array(z.string()),
  keyCount: count,
  /** The level that is checked now, and how many bytes of the archive were read. */
  wantedLevel: z.optional(z.literal(evidenceLevels)),
  bytesRead: z.optional(count),
  /** When the check goes on, and the error because of which it waits. */
  waitingUntil: z.optional(timestamp),
  problem: z.optional(z.string()),
  acceptedBy: z.optional(z.string()),
  acceptedAt: z.optional(timestamp),
  acceptedReason: z.optional(z.string()),
})
export type Evidence = z.infer<typeof Evidence>

/** The states that a list is narrowed to. */
export const evidenceFilters = [
  ...evidenceStates,
  ...(['BELOW_LEVEL', 'NOT_CHECKED', 'ACCEPTED'] as const),
] as const

export const jobId = text({ pattern: /^[A-Za-z0-9-]{1,63}$/ })
/** What a job exports, as AWS tells it: an id, or a name or an address in a job that others began. */
const entityId = text({ pattern: /^[\w.@+%-]{1,256}$/ })
const one = { ...inOrganization, jobId }

/** Which level counts as verified, and whether Mailroom reads archives for it. Source: VER-01, VER-04. */
const EvidenceSettings = z.object({ level: z.literal([1, 2, 3]), readsArchives: z.boolean() })
export type EvidenceSettings = z.infer<typeof EvidenceSettings>

/** How many messages the target reports of a mailbox. Source: VER-01. */
const TargetCount = z.strictObject({
  address: text({ pattern: /^\S{1,319}@\S{1,253}$/ }),
  messages: count,
})
export type TargetCount = z.infer<typeof TargetCount>

/** What leaves Mailroom: the pack, the scripts with their list, or the addresses to try. */
export const evidenceFiles = ['pack', 'scripts', 'probes'] as const
export type EvidenceFile = (typeof evidenceFiles)[number]

/** Names the lines whose member says something else about a mailbox than an earlier line. */
function agree<Line extends object, Member extends keyof Line & string>(
  mailboxOf: (line: Line) => string,
  member: Member,
): z.core.CheckFn<Line[]> {
  return ({ value, issues }) => {
    const told = new Map<string, Line[Member]>()
    for (const [index, line] of value.entries()) {
      const mailbox = mailboxOf(line)
      if (told.has(mailbox) && told.get(mailbox) !== line[member])
        issues.push({
          ...{ code: 'custom', message: 'contradictory', input: value, path: [index, member] },
        })
      told.set(mailbox, line[member])
    }
  }
}

const readsFiles = [
  {
    action: 's3:ListObjectsV2' as const,
    input: () => ({ bucket: '<Bucket>', prefix: '<Prefix>' }),
  },
  { action: 's3:GetObject' as const, input: () => ({ bucket: '<Bucket>', key: '<Key>' }) },
]

export const exportEvidence = {
  /** The newest export of each mailbox. */
  'exportEvidence.list': read({
    summary: 'List what is proved of the newest export of each mailbox',
    roles: people,
    input: z.strictObject({
      ...inOrganization,
      state: z.optional(z.enum(evidenceFilters)),
      level: z.optional(z.literal(evidenceLevels)),
      /** Any part of the name or the address. */
      text: z.optional(searchedText),
      ...pageInput,
    }),
    output: z.object({
      ...page(Evidence).shape,
      /** How many mailboxes are in each state, with the first page. */
      counts: z.optional(z.partialRecord(z.enum(evidenceFilters), count)),
      /** Archives were compared with their hash, and none is equal. Source: VER-03. */
      noHashIsEqual: z.optional(z.boolean()),
    }),
    aws: [],
    pollMs: ({ items }) => items.some(({ wantedLevel }) => wantedLevel !== undefined) && 2_000,
  }),

  'exportEvidence.describe': read({
    summary: 'Show what is proved of an export: the numbers of its log, its archive, what differs',
    roles: people,
    input: z.strictObject(one),
    output: Evidence,
    aws: ['workmail:DescribeMailboxExportJob'],
    errorFields: { EntityNotFoundException: 'jobId' },
    pollMs: ({ wantedLevel }) => wantedLevel !== undefined && 1_000,
  }),

  /** The checks go on in the background. Errors: `ExportNotComplete`, `ArchivesNotRead`. */
  'exportEvidence.check': write({
    summary: 'Compare exports with their logs in the bucket, in the background',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      /** Without them, the newest export of each mailbox that is not proved up to the level. */
      jobIds: z.optional(z.array(jobId).check(z.minLength(1), z.maxLength(100))),
      level: z.literal([1, 2, 3]),
      /** Without `jobIds`: also those that are proved up to the level, or accepted. */
      again: z.optional(z.boolean()),
    }),
    output: z.object({ queued: count }),
    aws: [
      {
        action: 'workmail:DescribeMailboxExportJob',
        input: ({ organizationId, jobIds = [] }) => ({
          organizationId,
          jobId: jobIds[0] ?? '<JobId>',
        }),
      },
      ...readsFiles,
    ],
    errorFields: { EntityNotFoundException: 'jobIds', ExportNotComplete: 'jobIds' },
  }),

  /**
   * The log takes the place of one that cannot be read; what Mailroom has read itself stays. Errors:
   * `LogNotReadable`, `LogOfOtherJob`, `LogOfOtherExport`, `LogDiffers`.
   */
  'exportEvidence.paste': write({
    summary: 'Give the log of an export that Mailroom cannot read in the bucket',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...one, log: text({ min: 2, max: maxLogLength }) }),
    output: z.void(),
    aws: ['workmail:DescribeMailboxExportJob', ...readsFiles],
    errorFields: {
      ...{ LogNotReadable: 'log', LogOfOtherJob: 'log' },
      ...{ LogOfOtherExport: 'log', LogDiffers: 'log' },
    },
    maxBodyBytes: 8 * maxLogLength,
  }),

  /** Takes what `verify.sh` and `verify.ps1` wrote. Source: VER-06. */
  'exportEvidence.uploadResults': write({
    summary: 'Give the hashes that the verification scripts have computed, as proof of level 2',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      results: z
        .array(z.strictObject({ entityId, sha384: text({ pattern: /^[0-9a-f]{96}$/ }) }))
        .check(
          z.minLength(1),
          z.maxLength(maxResults),
          z.check(agree((line) => line.entityId, 'sha384')),
        ),
    }),
    output: z.object({
      ...{ equal: count, different: count },
      /** How many of the equal ones change nothing: a given result or an archive says otherwise. */
      kept: count,
      /** Lines of mailboxes that have no evidence or no log here. */
      unknown: z.array(z.string()),
    }),
    aws: [],
    maxBodyBytes: 4 * 1024 * 1024,
  }),

  /** Takes a target's own report, by primary addresses, as proof of level 4. Source: VER-01. */
  'exportEvidence.uploadCounts': write({
    summary: 'Give the numbers of messages that the target reports, as proof of level 4',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      counts: z
        .array(TargetCount)
        .check(
          z.minLength(1),
          z.maxLength(maxResults),
          z.check(agree((line) => line.address.toLowerCase(), 'messages')),
        ),
    }),
    output: z.object({
      ...{ complete: count, fewer: count },
      /** Addresses of mailboxes that have no evidence or no log here, the first hundred. */
      unknown: z.array(z.string()),
    }),
    aws: [],
    maxBodyBytes: 8 * 1024 * 1024,
  }),

  'exportEvidence.accept': write({
    summary: 'Accept an export although it is not proved, with a reason',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...one, reason: reasonText }),
    output: z.void(),
    aws: [],
  }),

  /** The address answers the session that asked for it, for an hour. Source: EXIT-02, VER-06 to VER-08. */
  'exportEvidence.download': write({
    summary: 'Record why evidence leaves Mailroom, and get the address of its file',
    roles: people,
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({ ...inOrganization, file: z.enum(evidenceFiles), reason: reasonText }),
    output: z.object({ address: z.string() }),
    aws: [],
  }),

  'exportEvidence.describeSettings': read({
    summary:
      'Show which level of proof exports need, and whether Mailroom may read archives for it',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      ...EvidenceSettings.shape,
      changedAt: z.optional(timestamp),
      changedBy: z.optional(z.string()),
    }),
    aws: [],
  }),

  /** Level 2 and 3 read archives, and with them mail. Source: VER-04. */
  'exportEvidence.putSettings': write({
    summary: 'Set which level of proof exports need, and whether Mailroom may read archives for it',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      ...EvidenceSettings.shape,
      /** What the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.partial(z.strictObject(EvidenceSettings.shape)),
    }),
    output: z.void(),
    aws: [],
  }),
}
