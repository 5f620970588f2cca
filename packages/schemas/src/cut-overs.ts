import * as z from 'zod/mini'
import { WorkMailDomainName } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { dnsFailures } from './dns-records.ts'
import { lintTargets } from './lint-findings.ts'
import { inOrganization } from './scope.ts'
import { reasonText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int().check(z.minimum(0))

/** How far the cut-over of a domain is, in its order. Source: CUT-02. */
export const cutOverStates = [
  ...(['DRAFT', 'RECORDED', 'TTL_LOWERED', 'TARGET_READY', 'MX_SWITCHED', 'WATCHED'] as const),
  ...(['CLIENTS_SWITCHED', 'SENDERS_CLEANED', 'DONE', 'ROLLED_BACK'] as const),
] as const
export type CutOverState = (typeof cutOverStates)[number]

/** The steps in their order; `rollBack` stands alone before them. Source: CUT-05. */
export const cutOverSteps = [
  ...(['rollBack', 'record', 'ttl', 'target', 'mtaSts', 'spf', 'dmarc', 'mx', 'watch'] as const),
  ...(['secondPass', 'clients', 'senders', 'finish'] as const),
] as const
export type CutOverStep = (typeof cutOverSteps)[number]

/** What people enter, because Mailroom cannot see it. Source: CUT-05. */
export const enteredGates = [
  ...(['targetVerified', 'addressesExist', 'kitApplied', 'dkimAligned', 'testMail'] as const),
  ...(['noMail', 'imported', 'proxyOff', 'dkimPass', 'sesStays'] as const),
] as const
export type EnteredGate = (typeof enteredGates)[number]

/** What has to hold before a step is done: seen in the DNS, computed, or entered. Source: CUT-05. */
export const cutOverGates = [
  ...(['recorded', 'serversAgree', 'rollbackTaken', 'onlyOwnChange', 'recordsEntered'] as const),
  ...(['changeSeen', 'ttlLow', 'oldTtlPassed', 'lintClear', 'policySeen', 'maxAgePassed'] as const),
  ...([
    'spfLookups',
    'spfVoids',
    'spfSingle',
    'dmarcSafe',
    'watched',
    'secondPassSettled',
  ] as const),
  ...(['sesSilent', 'domainRemoved', ...enteredGates] as const),
] as const
export type CutOverGate = (typeof cutOverGates)[number]

/** Why a gate does not hold, or why it holds although there is nothing to see. */
export const gateReasons = [
  /** It holds: there is nothing to do, such as no MTA-STS. */
  'notNeeded',
  ...([
    'notEntered',
    'notRecorded',
    'notTaken',
    'notChecked',
    'checkAgain',
    'notReachable',
  ] as const),
  ...(['serversDiffer', 'otherValue', 'stillOld', 'missing', 'waiting', 'tooMany'] as const),
  ...([
    'noSnapshot',
    'errors',
    'noRun',
    'runOpen',
    'notReadable',
    'sending',
    'stillThere',
  ] as const),
  ...(['tooFewResolvers', 'unsafe', 'loop', 'toEnter', 'keptTooLong'] as const),
  /** It does not stand in the way: the gate before it is enough, or this one. */
  'alternative',
  /** Of steps to come, and of steps that ended although it did not hold. */
  ...(['notBegun', 'overridden'] as const),
] as const
export type GateReason = (typeof gateReasons)[number]

/** What one check says about the records of a name and type. Source: CUT-06. */
export const cutOverVerdicts = [
  ...(['asWanted', 'stillOld', 'missing', 'otherValue', 'serversDiffer', 'notReachable'] as const),
] as const
export type CutOverVerdict = (typeof cutOverVerdicts)[number]

/** What a record that a person enters is for. Source: CUT-04. */
export const wantedPurposes = [
  ...(['mx', 'spf', 'dkim', 'dmarc', 'clients', 'ownership', 'mtaSts'] as const),
] as const
export type WantedPurpose = (typeof wantedPurposes)[number]

const wantedTypes = ['MX', 'TXT', 'CNAME', 'A', 'AAAA', 'SRV'] as const

/** The mail domain; only those that have a cut-over can be looked up. */
const domain = text(WorkMailDomainName)
const inCutOver = { ...inOrganization, domain }
/** The version that the person saw. If there is another by now: `Conflict`. */
const version = z.int().check(z.minimum(1))

const By = z.object({ by: z.string(), at: timestamp })

/** A record with its value as a zone file has it, but a TXT without quotes. */
const Zoned = z.object({ name: z.string(), type: z.string(), ttl: count, value: z.string() })
export type Zoned = z.infer<typeof Zoned>

/**
 * A record as the target's console shows it: of `spf` the record that it asks for alone, of `mtaSts`
 * the TXT record with the new id. Names are whole, without the final dot.
 */
export const WantedRecord = z.strictObject({
  purpose: z.enum(wantedPurposes),
  name: text({ min: 1, max: 255, pattern: /^[a-zA-Z0-9_.-]+$/ }),
  type: z.enum(wantedTypes),
  value: text({ min: 1, max: 4_000, pattern: /^[^\p{Cc}]+$/u }),
})
export type WantedRecord = z.infer<typeof WantedRecord>

/** What one server says, over all checks that agree. */
const Seen = z.object({
  server: z.string(),
  kind: z.enum(['authoritative', 'recursive']),
  verdict: z.enum(cutOverVerdicts),
  values: z.array(z.string()),
  ttl: z.optional(count),
  rcode: z.optional(z.string()),
  failure: z.optional(z.enum(dnsFailures)),
  /** Why the server has no answer although it was reached: wrong signatures. */
  isBogus: z.optional(z.boolean()),
  /** A resolver keeps an old answer longer than its TTL allows. */
  isLate: z.optional(z.boolean()),
  since: timestamp,
  at: timestamp,
  reads: count,
})

/** The records of a name and type that a step changes, and what is seen of it. */
const Change = z.object({
  name: z.string(),
  type: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** The TTL to have, in seconds, at most or as it was. */
  ttl: z.optional(count),
  /** Absent before the first check. */
  verdict: z.optional(z.enum(cutOverVerdicts)),
  /** One read is none: false until a second one, a minute later, said the same. Source: CUT-06. */
  isConfirmed: z.boolean(),
  /** `stillOld`: by when it must have gone; `missing`: how long that may be remembered. */
  until: z.optional(timestamp),
  seen: z.array(Seen),
})
export type CutOverChange = z.infer<typeof Change>

const Gate = z.object({
  id: z.enum(cutOverGates),
  isHeld: z.boolean(),
  reason: z.optional(z.enum(gateReasons)),
  /** When it holds by itself; a countdown. */
  until: z.optional(timestamp),
  /** Servers, names, numbers or values that the reason is about. */
  values: z.optional(z.array(z.string())),
  /** Who entered it. */
  entered: z.optional(z.object({ ...By.shape, note: z.string() })),
})
export type Gate = z.infer<typeof Gate>

const Step = z.object({
  id: z.enum(cutOverSteps),
  state: z.enum(['done', 'current', 'waiting']),
  changes: z.array(Change),
  gates: z.array(Gate),
  done: z.optional(
    z.object({
      ...By.shape,
      reason: z.optional(z.string()),
      /** The gates that did not hold then. */
      overridden: z.array(z.enum(cutOverGates)),
    }),
  ),
})
export type Step = z.infer<typeof Step>

const Difference = z.object({
  name: z.string(),
  type: z.string(),
  expected: z.array(z.string()),
  live: z.array(z.string()),
})

const Policy = z.object({
  mode: z.enum(['enforce', 'testing', 'none']),
  mx: z.array(z.string()),
  /** Seconds. */
  maxAge: count,
})

export const CutOver = z.object({
  domain: z.string(),
  target: z.enum(lintTargets),
  version,
  state: z.enum(cutOverStates),
  /** Absent when all are done. */
  step: z.optional(z.enum(cutOverSteps)),
  created: By,
  /** When the recipe of the target was checked; old after 90 days. Source: CUT-04. */
  recipe: z.object({ checkedOn: z.iso.date(), isOld: z.boolean() }),
  wanted: z.array(WantedRecord),
  recorded: z.optional(
    z.object({
      ...By.shape,
      records: z.array(Zoned),
      /** The name servers that were asked. */
      servers: z.array(z.string()),
      /** Where they said different things; it blocks. */
      differing: z.array(
        z.object({
          ...{ name: z.string(), type: z.string() },
          answers: z.array(z.object({ server: z.string(), values: z.array(z.string()) })),
        }),
      ),
      /** Servers that did not answer every question; it blocks. */
      silent: z.array(z.string()),
      isSigned: z.boolean(),
      policy: z.optional(Policy),
      /** SHA-256 of the rollback text, in hex. */
      sha256: z.string(),
      /** When somebody first took the rollback text. */
      taken: z.optional(By),
    }),
  ),
  steps: z.array(Step),
  /** Records that differ from what they should be now, besides the change of this step. */
  foreign: z.array(Difference),
  /** What the zone has now that is not as recorded, and how long resolvers may keep it. Source: CUT-08. */
  rollback: z.optional(
    z.object({
      isPossible: z.boolean(),
      differences: z.array(Difference),
      resolversUntil: z.optional(timestamp),
    }),
  ),
  /** The policy that was fetched last. Source: CUT-11. */
  policy: z.optional(
    z.object({
      at: timestamp,
      /** Absent with a failure. */
      found: z.optional(Policy),
      failure: z.optional(z.string()),
    }),
  ),
  /** What the SPF record at the domain costs its receivers, as it is now. Source: CUT-07. */
  spf: z.optional(
    z.object({
      records: z.array(z.string()),
      lookups: count,
      voids: count,
      isLoop: z.boolean(),
      bytes: count,
      /** The record for the current state: both systems, or the new one alone from `senders` on. */
      proposed: z.optional(z.string()),
      proposedLookups: z.optional(count),
      proposedVoids: z.optional(count),
    }),
  ),
  /** What of the DMARC record receivers of RFC 9989 ignore. Source: CUT-12. */
  dmarcIgnored: z.array(z.string()),
  checkedAt: z.optional(timestamp),
  /** When Mailroom stops checking by itself. */
  checksUntil: z.optional(timestamp),
  /** The resolvers that are asked, as they are configured. */
  resolvers: z.array(z.string()),
  /** The last ones first. */
  events: z.array(
    z.object({
      ...By.shape,
      what: z.enum([
        ...(['created', 'recorded', 'taken', 'recordsPut', 'confirmed', 'withdrawn'] as const),
        ...(['advanced', 'overridden', 'rolledBack'] as const),
      ]),
      step: z.optional(z.enum(cutOverSteps)),
      gate: z.optional(z.enum(cutOverGates)),
      reason: z.optional(z.string()),
    }),
  ),
  /** Plans that were rolled back, the last one first. Source: CUT-02. */
  earlier: z.array(
    z.object({
      ...By.shape,
      target: z.enum(lintTargets),
      step: z.enum(cutOverSteps),
      reason: z.string(),
      recordedAt: timestamp,
      wanted: z.array(WantedRecord),
    }),
  ),
})
export type CutOver = z.infer<typeof CutOver>

const changed = z.object({ version })
/** A cut-over that checks; nobody has to ask while it is over. */
const pollMs = ({ state }: Pick<CutOver, 'state'>) => (state === 'DONE' ? false : 60_000)

/** The last 14 days of the account in the Region. */
const sent = { action: 'ses:GetSendStatistics', input: () => ({}) } as const
const itsDomain = {
  action: 'workmail:GetMailDomain',
  input: ({ organizationId, domain }: { organizationId: string; domain: string }) => ({
    ...{ organizationId, domainName: domain },
  }),
} as const
const ofDomain = { kind: 'MAIL_DOMAIN', name: 'domain' } as const

export const cutOvers = {
  'cutOvers.list': read({
    summary: 'List the domains whose mail moves to a target, with how far each is',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      items: z.array(
        z.object({
          domain: z.string(),
          target: z.enum(lintTargets),
          state: z.enum(cutOverStates),
          step: z.optional(z.enum(cutOverSteps)),
          /** What the step waits for: its gates that do not hold, as the last check saw them. */
          open: z.array(Gate),
          changedAt: timestamp,
          checkedAt: z.optional(timestamp),
        }),
      ),
    }),
    aws: [],
  }),

  'cutOvers.describe': read({
    summary:
      'Show the cut-over of a domain: its records, steps and gates, as the last check saw them',
    roles: people,
    input: z.strictObject(inCutOver),
    output: CutOver,
    aws: [],
    pollMs,
  }),

  /** At most one each 10 s; within them it answers what is known. Source: CUT-06. */
  'cutOvers.check': read({
    summary: 'Ask all name servers and resolvers for the records of a cut-over, and show it',
    roles: people,
    input: z.strictObject(inCutOver),
    output: CutOver,
    aws: [itsDomain, sent],
    limited: true,
    pollMs,
  }),

  'cutOvers.downloadRollback': read({
    summary: 'Show the records as they were before the cut-over, as lines of a zone file',
    roles: people,
    input: z.strictObject(inCutOver),
    output: z.object({
      text: z.string(),
      sha256: z.string(),
      /** For saving. */
      fileName: z.string(),
    }),
    aws: [],
    isRecorded: true,
    target: ofDomain,
  }),

  'cutOvers.create': write({
    summary: 'Begin the cut-over of a domain to a target',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inCutOver, target: z.enum(lintTargets) }),
    output: changed,
    aws: [itsDomain],
    target: ofDomain,
  }),

  /** Before anything is changed, as often as wanted; it replaces what was recorded. */
  'cutOvers.record': write({
    summary: 'Record the DNS records of a domain from all its name servers, to be able to go back',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inCutOver, version }),
    output: changed,
    aws: [
      itsDomain,
      {
        action: 'ses:GetIdentityMailFromDomainAttributes',
        input: ({ domain: name }) => ({ identities: [name] }),
      },
    ],
    target: ofDomain,
  }),

  'cutOvers.putRecords': write({
    summary: 'Enter the records that the console of the target shows',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...{ ...inCutOver, version },
      /** Problem: `otherDomain` for a name outside the domain. */
      records: z.array(WantedRecord).check(z.maxLength(50)),
      target: z.optional(z.enum(lintTargets)),
    }),
    output: changed,
    aws: [],
    target: ofDomain,
  }),

  'cutOvers.confirm': write({
    summary: 'Enter that something holds that only people can see, or that it does not',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...{ ...inCutOver, version },
      gate: z.enum(enteredGates),
      isHeld: z.boolean(),
      note: reasonText,
    }),
    output: changed,
    aws: [],
    target: ofDomain,
  }),

  /**
   * Errors: `GateClosed` if a gate does not hold that is not overridden, `RecordsDiffer` if other
   * records changed, `ReasonNeeded`.
   */
  'cutOvers.advance': write({
    summary: 'End the current step of a cut-over',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...{ ...inCutOver, version },
      step: z.enum(cutOverSteps),
      /** The gates that the person saw closed; they need a reason, and stay visible. */
      override: z.optional(z.array(z.enum(cutOverGates)).check(z.maxLength(10))),
      reason: z.optional(reasonText),
    }),
    output: changed,
    aws: [itsDomain, sent],
    target: ofDomain,
  }),

  /** Up to CLIENTS_SWITCHED. The records are put back by people. Source: CUT-08. */
  'cutOvers.rollBack': write({
    summary: 'Give a cut-over up, and show what has to be put back',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inCutOver, version, reason: reasonText }),
    output: changed,
    aws: [],
    target: ofDomain,
  }),

  'cutOvers.delete': write({
    summary: 'Delete a cut-over with all that was recorded; the DNS is not changed',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({ ...inCutOver, version, reason: reasonText }),
    output: z.void(),
    aws: [],
    target: ofDomain,
  }),
}
