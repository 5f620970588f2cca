// `npm run chaos [-- --minutes 10] [--seed 1] [--people 40]`: kills and disturbs two backends, the
// local AWS, the database and the network while jobs run, and compares what the console says with
// what AWS has. The exit code is 1 if anything was lost, doubled, wrongly reported or stuck.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { WorkMail } from '@aws-sdk/client-workmail'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Trouble } from './aws-recorder.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { disturbancesOf, randomFrom } from './disturbances.ts'
import { configureExports, nextDaySeconds, playExportRound } from './export-round.ts'
import { kindsOf, type People } from './kinds.ts'
import { playRound, type Result } from './round.ts'

const OrganizationId = here.organizationId

/** How often the programs and the network are disturbed while a job runs. */
const disturbancesPerJob = 4

type Options = {
  minutes: number
  seed: number
  people: number
  /** Stops after so many jobs, whatever the time. */
  jobs?: number
  report: (line: string) => void
}

/** Verifies the audit trail with the anchors of the first backend. Errors: it does not hold. */
function verifyTrail({ databaseUrl, auditKey, dataDir }: Cluster): void {
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../apps/bff/src/audit/verify.ts')],
    {
      env: {
        ...process.env,
        ...{ DATABASE_URL: databaseUrl, AUDIT_KEY: auditKey, DATA_DIR: dataDir },
      },
      stdio: 'pipe',
    },
  )
}

/** Creates the users that the jobs change, directly at AWS. */
export async function createPeople(workmail: WorkMail, count: number): Promise<People> {
  const ids = new Map<string, string>()
  for (let each = 0; each < count; each++) {
    const name = `chaos.${each}`
    const { UserId = '' } = await workmail.createUser({
      ...{ OrganizationId, Name: name, DisplayName: name, Password: 'Prepared-4711' },
    })
    await workmail.registerToWorkMail({
      ...{ OrganizationId, EntityId: UserId, Email: `${name}@example.com` },
    })
    ids.set(name, UserId)
  }
  return { names: [...ids.keys()], idOf: (name) => ids.get(name) ?? '' }
}

/** Runs jobs under disturbances. Returns what was counted; every count but the first five is 0. */
export async function runChaos({ minutes, seed, people: count, jobs, report }: Options) {
  const random = randomFrom(seed)
  let trouble: { kinds: readonly Trouble[]; share: number } = { kinds: [], share: 0 }
  const pick = () =>
    random() < trouble.share
      ? trouble.kinds[Math.floor(random() * trouble.kinds.length)]
      : undefined
  await using cluster = await startCluster(pick)
  const workmail = new WorkMail({
    region: here.region,
    endpoint: cluster.awsEndpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const people = await createPeople(workmail, count)
  const browser = createBrowser()
  await signIn(browser, cluster.url, 'administrator')
  const session = await openSession(cluster.url, browser)
  const offered = disturbancesOf(cluster, (kinds, share) => {
    trouble = { kinds, share }
  })
  const heal = async () => {
    trouble = { kinds: [], share: 0 }
    cluster.recorder.release()
    await cluster.databaseNetwork.restore()
    for (const each of [cluster.aws, ...cluster.backends]) {
      each.resume()
      await each.untilReady()
    }
  }
  const total = { jobs: 0, rows: 0, kills: 0, faults: 0, unknown: 0, sentAgain: 0 }
  const wrong = { lost: 0, doubled: 0, wronglyReported: 0, stuck: 0, ended: 0, brokenTrail: 0 }
  const deadline = performance.now() + minutes * 60_000
  const disturb = () =>
    Array.from({ length: disturbancesPerJob }, () => {
      const what = offered[Math.floor(random() * offered.length)]
      if (!what) throw new Error('There is always one')
      return { after: 1 + Math.floor(random() * (count / 3)), what }
    })
  const note = (name: string, result: Result, disturbances: ReturnType<typeof disturb>) => {
    total.jobs++
    total.rows += result.rows
    total.unknown += result.unknown
    total.sentAgain += result.sentAgain
    total.kills += disturbances.reduce((sum, { what }) => sum + what.kills, 0)
    total.faults += disturbances.filter(({ what }) => what.kills === 0).length
    for (const fault of ['lost', 'doubled', 'wronglyReported', 'stuck'] as const) {
      wrong[fault] += result[fault].length
      for (const words of result[fault]) report(`  ${fault}: ${words}`)
    }
    const names = disturbances.map(({ what }) => what.name).join(', ')
    report(`${name}, ${result.rows} rows: ${names}`)
  }
  await configureExports(session)
  for (let round = 0; performance.now() < deadline && total.jobs !== jobs; round++) {
    const disturbances = disturb()
    const entityIds = people.names.map(people.idOf)
    const exported = await playExportRound({
      ...{ session, workmail, recorder: cluster.recorder, entityIds, disturbances, heal },
    })
    note('exports', exported, disturbances)
    await fetch(`${cluster.awsEndpoint}/__local/clock?advance=${nextDaySeconds}`, {
      method: 'POST',
    })
    for (const kind of kindsOf(round, people, workmail)) {
      if (performance.now() >= deadline || total.jobs === jobs) break
      const disturbances = disturb()
      const result = await playRound({
        ...{ session, kind, recorder: cluster.recorder, disturbances, heal },
      })
      note(kind.name, result, disturbances)
    }
  }
  for (const { deaths } of [cluster.aws, ...cluster.backends]) {
    wrong.ended += deaths.length
    for (const words of deaths) report(`  ended: ${words}`)
  }
  try {
    verifyTrail(cluster)
  } catch (error) {
    wrong.brokenTrail++
    report(`  the audit trail: ${error instanceof Error ? error.message : String(error)}`)
  }
  return { total, wrong }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      people: { type: 'string', default: '40' },
    },
  })
  const { total, wrong } = await runChaos({
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    people: Number(values.people),
    report: (line) => void process.stdout.write(`${line}\n`),
  })
  process.stdout.write(`${JSON.stringify({ ...total, ...wrong })}\n`)
  process.exitCode = Object.values(wrong).some((count) => count > 0) ? 1 : 0
  process.disconnect?.()
}
