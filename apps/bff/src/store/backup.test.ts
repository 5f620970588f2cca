import { execFile } from 'node:child_process'
import { existsSync, globSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sampleUserId } from '@mailroom/local-aws'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, type TestContext, test } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { databases, openFor } from '../test/on-both-stores.ts'
import { startPostgres } from '../test/start-postgres.ts'
import { newFolder, startProgram } from '../test/start-program.ts'
import { storeFileIn } from './data-folder.ts'
import type { StoreSettings } from './open-store.ts'

// Does what docs/operating.md, "Backup and restore", tells people to do.

const run = promisify(execFile)

/** Returns the outcome of `npm run audit:verify`. */
async function verify(variables: Record<string, string>) {
  const program = fileURLToPath(new URL('../audit/verify.ts', import.meta.url))
  const env = { PATH: process.env.PATH, ...variables }
  return run(process.execPath, [program], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  )
}

/** A store of the kind under test, and how it is copied and put back. */
type Way = {
  store: StoreSettings
  /** Copies the store that a backend uses. */
  backUp(copy: string): Promise<void>
  /** Puts a copy in the place of a store that nobody uses, and returns where it is. */
  restore(copy: string): Promise<StoreSettings>
}

async function sqliteWay(dataDir: string, { skip }: TestContext): Promise<Way> {
  await run('sqlite3', ['-version']).catch((error: unknown) => skip(`No sqlite3: ${error}`))
  const file = storeFileIn(dataDir)
  return {
    store: { dataDir },
    async backUp(copy) {
      await run('sqlite3', [file, `VACUUM INTO '${copy}'`])
    },
    async restore(copy) {
      for (const each of [file, `${file}-wal`, `${file}-shm`])
        if (existsSync(each)) renameSync(each, `${each}.old`)
      renameSync(copy, file)
      return { dataDir }
    },
  }
}

/** Finds the folder of an installed PostgreSQL: the embedded one has no `pg_dump`. */
function installedPostgres(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...globSync('/usr/{lib/postgresql/*,pgsql-*}/bin/pg_dump').map(dirname),
  ]
  const programs = ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore']
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program))))
}

async function postgresWay(_dataDir: string, { skip }: TestContext): Promise<Way> {
  const programs = installedPostgres()
  if (programs === undefined) return skip('No PostgreSQL with pg_dump is installed')
  const server = await startPostgres(programs)
  onTestFinished(() => server.close())
  const databaseUrl = await server.newDatabase()
  return {
    store: { databaseUrl },
    async backUp(copy) {
      await run(join(programs, 'pg_dump'), ['--format=custom', `--file=${copy}`, databaseUrl])
    },
    async restore(copy) {
      const restored = await server.newDatabase()
      const whole = ['--no-owner', '--single-transaction', `--dbname=${restored}`]
      await run(join(programs, 'pg_restore'), [...whole, copy])
      return { databaseUrl: restored }
    },
  }
}

const people = Array.from({ length: 40 }, (_, index) => sampleUserId(index + 1))
const ways = { SQLite: sqliteWay, PostgreSQL: postgresWay }

describe.each(databases)('on %s', (database) => {
  test('point 8 a copy that was taken while a job ran is restored: nothing is done twice', {
    timeout: 120_000,
  }, async (context) => {
    const dataDir = newFolder()
    const copy = join(newFolder(), 'copy')
    const { store, backUp, restore } = await ways[database](dataDir, context)
    const variablesOf = ({ databaseUrl }: StoreSettings) => ({
      DATA_DIR: dataDir,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    })
    const start = (at: StoreSettings, perSecond: string) =>
      startProgram({
        ...variablesOf(at),
        ...{ SEED_USERS: '40', LOCAL_AWS_REQUESTS_PER_SECOND: perSecond, JOB_LEASE_SECONDS: '2' },
      })
    // So slow that most rows have not begun when the copy is taken; 15 are under way at once.
    const first = await start(store, '15')
    const jobs = jobsOf(first.session)
    const jobId = await jobs.plan({ kind: 'disable', targets: { entityIds: people } })
    const { counts: planned } = await jobs.describe(jobId)
    await jobs.act('start', jobId)
    await expect.poll(async () => (await jobs.describe(jobId)).counts.done).toBeGreaterThan(2)
    await backUp(copy)
    await jobs.until(jobId, 'COMPLETED', 60_000)
    first.child.kill('SIGTERM')
    await first.exited

    const restored = await restore(copy)
    {
      await using opened = await openFor(restored)
      const { state } = await opened.store
        .selectFrom('job')
        .select('state')
        .executeTakeFirstOrThrow()
      expect(state).toBe('RUNNING')
      await sql`UPDATE job SET state = 'PAUSED', problem = NULL, waiting_until = NULL, tries = 0 WHERE state = 'RUNNING'`.execute(
        opened.store,
      )
      await sql`DELETE FROM session`.execute(opened.store)
    }
    const anchors = join(dataDir, 'audit-anchors')
    const { code, said } = await verify(variablesOf(restored))
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('an anchor shows that the trail was longer'),
    ])
    const firstMissing = /broken at entry (\d+)/.exec(said)?.[1]
    renameSync(anchors, `${anchors}.before-restore`)
    const kept = await run('awk', [`$2 < ${firstMissing}`, `${anchors}.before-restore`])
    writeFileSync(anchors, kept.stdout, { mode: 0o600 })
    expect(await verify(variablesOf(restored))).toEqual({
      code: 0,
      said: expect.stringContaining('It agrees with 1 anchors'),
    })

    const second = await start(restored, '100')
    const later = jobsOf(second.session)
    const { state, counts } = await later.describe(jobId)
    expect(state).toBe('PAUSED')
    expect(counts.done).toBeLessThan(planned.planned)
    // A write meets this fault, and uses it up.
    const faults = `${second.awsUrl}/__local/faults`
    const trap = [{ operation: 'DeregisterFromWorkMail', kind: 'throttle', count: 1 }]
    await fetch(faults, { method: 'POST', body: JSON.stringify(trap) })
    expect(await later.act('resume', jobId)).toMatchObject({ status: 204 })
    const { counts: ended } = await later.until(jobId, 'COMPLETED', 60_000)
    expect(ended).toMatchObject({ failed: 0, unknown: 0, planned: 0, running: 0 })
    expect(ended.unchanged).toBeGreaterThan(0)
    expect(ended.done + ended.unchanged).toBe(planned.planned + planned.unchanged)
    expect(await (await fetch(faults)).json()).toHaveLength(1)
    second.child.kill('SIGTERM')
    await second.exited
    expect(await verify(variablesOf(restored))).toEqual({
      code: 0,
      said: expect.stringMatching(/It agrees with [2-9] anchors/),
    })
  })
})
