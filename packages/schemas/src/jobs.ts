import * as z from 'zod/mini'
import { Change, changeKinds } from './changes.ts'
import { Password } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { JobProblem } from './job-rows.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { secret } from './secret.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/**
 * The state of a job. `PLANNED` is a plan that was never started. A `PAUSED` or `CANCELLED` job
 * begins no further row; it finishes the rows under way, and `counts.running` is their number. A
 * job that AWS refuses to anybody is `PAUSED` with a `problem`, until a person resumes it; one that
 * AWS fails in passing stays in its state, `waitingUntil` it is tried again. `FAILED` is a plan that
 * could not be made.
 */
export const JobState = z.enum([
  ...(['PLANNING', 'PLANNED', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'] as const),
])
export type JobState = z.infer<typeof JobState>

const count = z.int()

/**
 * The number and type of the entities that a job changes; for a plan with nothing to do, of those
 * examined.
 */
export const JobTargets = z.object({
  count,
  type: z.enum(['USER', 'GROUP', 'RESOURCE', 'MIXED']),
})
export type JobTargets = z.infer<typeof JobTargets>

/**
 * The domains of a job that is a `moveDomain`, and whether the old addresses stay as aliases. With
 * `onlyRemoves` everybody had the new ones already, and the old ones are removed.
 */
export const JobMove = z.object({
  fromDomain: z.string(),
  toDomain: z.string(),
  keepOldAddresses: z.boolean(),
  onlyRemoves: z.optional(z.boolean()),
})

/** The members that name a job where another job refers to it. */
const jobName = {
  jobId: z.string(),
  change: z.enum(changeKinds),
  targets: JobTargets,
  move: z.optional(JobMove),
  startedAt: z.optional(timestamp),
}

/** A plan, and the job it becomes when it is started. */
export const Job = z.object({
  ...jobName,
  state: JobState,
  /** The account of the person who made the plan; after the start, of the person who started it. */
  createdBy: z.string(),
  createdAt: timestamp,
  endedAt: z.optional(timestamp),
  /**
   * The rows by state, and the `steps` of all rows. During planning `rows` is the expected number,
   * as soon as it is known.
   */
  counts: z.object({
    rows: count,
    steps: count,
    ...{ planned: count, unchanged: count, refused: count, running: count, done: count },
    ...{ partlyDone: count, failed: count, unknown: count, skipped: count, cancelled: count },
  }),
  /**
   * The actions on the changed rows, by operation; a row counts once for each of its operations. The
   * most frequent first.
   */
  actions: z.array(z.object({ operation: z.string(), rows: count })),
  /** The reasons why rows are skipped or have failed, by code; the most frequent first. */
  problems: z.array(
    z.object({ state: z.enum(['REFUSED', 'FAILED']), code: z.string(), rows: count }),
  ),
  /** The number of planned rows with a step of `operationsForGood`. */
  forGood: count,
  /** The estimate at the current pace. */
  secondsLeft: z.optional(count),
  /**
   * True if steps need passwords: `jobs.start` then takes the `publicKey` that seals those made by
   * the server.
   */
  makesPasswords: z.boolean(),
  /** True if the job has completed something that can be undone, and that was not undone yet. */
  canUndo: z.boolean(),
  /**
   * Until when an undo restores the mailboxes of the users that the job disables; later they get
   * empty ones. Source: USR-03.
   */
  mailboxesKeptUntil: z.optional(timestamp),
  undoOf: z.optional(z.object(jobName)),
  undoneBy: z.optional(z.object(jobName)),
  /**
   * What AWS said when it stopped the job, or refused the plan; with `waitingUntil`, when a call last
   * failed.
   */
  problem: z.optional(JobProblem),
  /**
   * When a plan or job goes on by itself; set while AWS throttles, fails or cannot be reached.
   * `jobs.resume` makes it go on at once.
   */
  waitingUntil: z.optional(timestamp),
  /** How often it was tried since something last succeeded; with `waitingUntil`. */
  tries: z.optional(count),
})
export type Job = z.infer<typeof Job>

/**
 * Returns whether a job changes without a person: it runs, or it was paused or cancelled and rows
 * that were sent have no answer yet. A job that paused because of a problem waits for a person.
 */
export function isMoving({ state, counts, problem, waitingUntil }: Job): boolean {
  if (state === 'PLANNING' || state === 'RUNNING') return true
  if (counts.running === 0) return false
  if (state === 'PAUSED') return waitingUntil !== undefined || !problem
  return state === 'CANCELLED'
}

/**
 * Returns the number of rows that a person may want to retry: those that failed, wholly or in part,
 * and those of unknown result.
 */
export function toRetry({ counts }: Pick<Job, 'counts'>): number {
  return counts.failed + counts.partlyDone + counts.unknown
}

const readers = ['administrator', 'auditor'] as const
const administrator = ['administrator'] as const

const jobId = text({ min: 1, max: 64 })
const oneJob = { ...inOrganization, jobId }

/** SPKI in base64, of an RSA key of 2048 bits or more. */
const publicKey = text({ pattern: /^[A-Za-z0-9+/]{300,2000}={0,2}$/ })

function action(summary: string) {
  return write({
    summary,
    roles: administrator,
    input: z.strictObject(oneJob),
    output: z.void(),
    aws: [],
    changes: ['jobRows'],
    errorFields: { JobNotFound: 'jobId' },
  })
}

/** The size limit of a request: enough for 10,000 rows of an import, or their passwords. Bytes. */
const largeBody = 16 * 1024 * 1024

export const jobs = {
  'jobs.list': read({
    summary: 'List the plans and jobs of an organization, newest first',
    roles: readers,
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(Job),
    aws: [],
  }),

  'jobs.describe': read({
    summary: 'Show the progress of a plan or job',
    roles: readers,
    input: z.strictObject(oneJob),
    output: Job,
    aws: [],
    // Somebody else may resume a paused job.
    pollMs: (job) => (isMoving(job) ? 1_000 : job.state === 'PAUSED' && 5_000),
  }),

  'jobs.plan': write({
    summary: 'Plan a bulk change: lists every change and refusal, sends nothing',
    roles: administrator,
    input: z.strictObject({ ...inOrganization, change: Change }),
    output: z.object({ jobId: z.string() }),
    aws: [],
    changes: ['jobRows'],
    maxBodyBytes: largeBody,
  }),

  'jobs.start': write({
    summary: 'Carry out a plan in the background',
    roles: administrator,
    input: z.strictObject({
      ...oneJob,
      publicKey: z.optional(publicKey),
      /**
       * Passwords that a person chose, by row number. The server keeps them sealed until they are
       * sent.
       */
      passwords: z.optional(secret(z.record(text({ pattern: /^\d{1,6}$/ }), text(Password)))),
    }),
    output: z.void(),
    aws: [],
    changes: ['jobRows'],
    errorFields: { JobNotFound: 'jobId' },
    maxBodyBytes: largeBody,
  }),

  'jobs.pause': action('Pause a job: no further entry begins; entries under way are finished'),
  'jobs.resume': action('Resume a paused job, or try a waiting one again now'),
  'jobs.cancel': action(
    'Cancel a job: no further entry begins; entries under way are finished; completed changes are kept',
  ),
  'jobs.retry': action('Retry the failed and unknown entries of an ended job'),
  'jobs.discard': action('Delete a plan that was never started, or an ended job with its report'),
}
