import { isForGood } from '@mailroom/schemas/changes'
import { keptUntil } from '@mailroom/schemas/directory-rules'
import { EntityType } from '@mailroom/schemas/entities'
import { JobProblem, type JobRowState } from '@mailroom/schemas/job-rows'
import { Job, JobMove, JobState, toRetry } from '@mailroom/schemas/jobs'
import type { JobTableRow } from '../store/tables.ts'
import type { Counted } from './job-rows.ts'

/** About how many calls a row takes when it is planned: it reads an entity, and what it has. */
const callsPerRow = 2

/** About how many calls a step takes: two that read what is there now, and the write. */
const callsPerStep = 3

const countNames = {
  PLANNED: 'planned',
  UNCHANGED: 'unchanged',
  REFUSED: 'refused',
  RUNNING: 'running',
  DONE: 'done',
  PARTLY_DONE: 'partlyDone',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
  SKIPPED: 'skipped',
  CANCELLED: 'cancelled',
} as const satisfies Record<JobRowState, keyof Job['counts']>

type Count = Omit<Counted, 'jobId'>

const sum = (counted: readonly Count[], of: 'rows' | 'steps') =>
  counted.reduce((total, each) => total + each[of], 0)

const inState = (counted: readonly Count[], ...states: string[]) =>
  counted.filter(({ state }) => states.includes(state))

function countsOf(counted: readonly Count[], rowCount: number | null): Job['counts'] {
  const byState = Object.entries(countNames).map(
    ([state, name]) => [name, sum(inState(counted, state), 'rows')] as const,
  )
  const [rows, steps] = [rowCount ?? sum(counted, 'rows'), sum(counted, 'steps')]
  return Job.shape.counts.parse({ rows, steps, ...Object.fromEntries(byState) })
}

/** Returns the rows that the plan changes. */
const changing = (counted: readonly Count[]) =>
  counted.filter(({ state }) => state !== 'REFUSED' && state !== 'UNCHANGED')

/** Names a job: how many entities it changes, of which type, and between which domains. */
export function jobName(job: JobTableRow, counted: readonly Count[]) {
  const meant = changing(counted).length > 0 ? changing(counted) : counted
  const types = new Set(meant.map(({ entity_type }) => entity_type))
  const [only] = types
  const onlyRemoves =
    changing(counted).length > 0 &&
    changing(counted).every(({ operation }) => operation === 'aliases.delete')
  const type = types.size === 1 ? EntityType.safeParse(only).data : undefined
  return {
    jobId: job.id,
    change: Job.shape.change.parse(job.kind),
    targets: { count: sum(meant, 'rows') || (job.row_count ?? 0), type: type ?? 'MIXED' },
    ...(job.kind === 'moveDomain'
      ? { move: { ...JobMove.parse(JSON.parse(job.change)), onlyRemoves } }
      : {}),
    ...(job.started_at === null ? {} : { startedAt: job.started_at }),
  } as const
}

/** Counts rows by group, the most frequent first. */
function frequencies<Group extends object>(
  counted: readonly Count[],
  groupOf: (count: Count) => Group | undefined,
): (Group & { rows: number })[] {
  const groups = new Map<string, Group & { rows: number }>()
  for (const count of counted) {
    const group = groupOf(count)
    if (!group) continue
    const key = JSON.stringify(group)
    groups.set(key, { ...group, rows: (groups.get(key)?.rows ?? 0) + count.rows })
  }
  return [...groups.values()].sort((one, other) => other.rows - one.rows)
}

function problemsOf(counted: readonly Count[]): Job['problems'] {
  return frequencies(counted, ({ state, problem }) => {
    const isFailed = state === 'FAILED' || state === 'PARTLY_DONE'
    if (problem === null || !(isFailed || state === 'REFUSED')) return undefined
    return { state: isFailed ? 'FAILED' : 'REFUSED', code: problem }
  })
}

/** Returns until when AWS keeps the mailboxes that a job removes. */
function mailboxesKeptUntil({ kind, started_at }: JobTableRow): string | undefined {
  if (started_at === null || (kind !== 'disable' && kind !== 'offboard')) return undefined
  return keptUntil(started_at)
}

/**
 * Returns a job as the API shows it. `counted` are its rows by state; `perSecond` is the pace of
 * its connection.
 */
export function describeJob(
  job: JobTableRow,
  counted: readonly Count[],
  { perSecond, undoOf, undoneBy }: { perSecond: number } & Pick<Job, 'undoOf' | 'undoneBy'>,
): Job {
  const counts = countsOf(counted, job.row_count)
  const state = JobState.parse(job.state)
  const callsLeft = {
    PLANNING: (counts.rows - sum(counted, 'rows')) * callsPerRow,
    RUNNING: sum(inState(counted, 'PLANNED', 'RUNNING'), 'steps') * callsPerStep,
  }
  const left = state === 'PLANNING' || state === 'RUNNING' ? callsLeft[state] : undefined
  const hasEnded = (state === 'COMPLETED' || state === 'CANCELLED') && counts.running === 0
  const hasDone = job.started_at !== null && counts.done + toRetry({ counts }) > 0
  const name = jobName(job, counted)
  const restorableUntil = mailboxesKeptUntil(job)
  const planned = inState(counted, 'PLANNED')
  return {
    ...name,
    state,
    createdBy: job.account,
    createdAt: job.created_at,
    ...(job.ended_at === null ? {} : { endedAt: job.ended_at }),
    counts,
    actions: frequencies(
      changing(counted).flatMap((count) =>
        (count.operation?.split(' ') ?? []).map((operation) => ({ ...count, operation })),
      ),
      ({ operation }) => (operation === null ? undefined : { operation }),
    ),
    problems: problemsOf(counted),
    forGood: sum(
      planned.filter(({ isForGood }) => isForGood),
      'rows',
    ),
    ...(left === undefined ? {} : { secondsLeft: Math.ceil(left / perSecond) }),
    makesPasswords: job.makes_passwords === 1,
    canUndo: hasEnded && hasDone && undoneBy === undefined && !isForGood(name.change),
    ...(restorableUntil === undefined ? {} : { mailboxesKeptUntil: restorableUntil }),
    ...(undoOf === undefined ? {} : { undoOf }),
    ...(undoneBy === undefined ? {} : { undoneBy }),
    ...(job.problem === null ? {} : { problem: JobProblem.parse(JSON.parse(job.problem)) }),
    ...(job.waiting_until === null ? {} : { waitingUntil: job.waiting_until, tries: job.tries }),
  }
}
