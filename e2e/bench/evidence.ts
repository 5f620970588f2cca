import { setTimeout as wait } from 'node:timers/promises'
import { WorkMail } from '@aws-sdk/client-workmail'
import * as z from 'zod'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { localAwsEndpoint, origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'

const mailboxes = 1_000
const gigabytes = 0.25

/** How many exports run at the same time at most. Source: XQ-03. */
const atOnce = 10

const OrganizationId = here.organizationId
const Listed = z.object({ items: z.array(z.object({ jobId: z.string() })) })
const Evidence = z.object({
  state: z.optional(z.string()),
  level: z.int(),
  wantedLevel: z.optional(z.int()),
})
const Counts = z.object({ counts: z.record(z.string(), z.int()) })

async function control(method: string, path: string, body?: object) {
  const init = { method, ...(body && { body: JSON.stringify(body) }) }
  const { ok } = await fetch(`${localAwsEndpoint}/__local/${path}`, init)
  if (!ok) throw new Error(`${path} was refused`)
}

/** Exports mailboxes, ten at a time, with the clock of the local AWS. Returns the ids of the jobs. */
async function exportAll(count: number): Promise<string[]> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const workmail = new WorkMail({ endpoint: localAwsEndpoint, region: here.region, credentials })
  const ids: string[] = []
  let NextToken: string | undefined
  do {
    const page = await workmail.listUsers({ OrganizationId, MaxResults: 100, NextToken })
    const enabled = (page.Users ?? []).filter(
      ({ State, UserRole, Email }) => State === 'ENABLED' && UserRole === 'USER' && Email,
    )
    ids.push(...enabled.map(({ Id = '' }) => Id))
    NextToken = page.NextToken
  } while (NextToken !== undefined && ids.length < count)
  await control('POST', 'clock?advance=90000')
  const jobIds: string[] = []
  for (let from = 0; from < count; from += atOnce) {
    const started = ids.slice(from, Math.min(from + atOnce, count)).map((EntityId) =>
      workmail.startMailboxExportJob({
        ...{ OrganizationId, EntityId, ClientToken: undefined, S3BucketName: 'bench-exports' },
        RoleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
        KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
        S3Prefix: `bench/${EntityId}`,
      }),
    )
    jobIds.push(...(await Promise.all(started)).map(({ JobId = '' }) => JobId))
    await control('POST', 'clock?advance=86400')
  }
  workmail.destroy()
  return jobIds
}

/**
 * Measures the checks of exports and the evidence pack. The backend and the local AWS are one process,
 * whose memory both use. Source: spec 07 §10, VER-04, VER-07.
 */
export async function evidenceFigures(): Promise<Figure[]> {
  await using backend = await startBackend(mailboxes + 100, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' },
  })
  const browser = createBrowser()
  await signIn(browser, origin, 'administrator')
  const { call } = await openSession(origin, browser)
  const jobIds = await exportAll(mailboxes)
  const settings = { ...here, level: 1, readsArchives: true, expected: {} }
  await call('exportEvidence.putSettings', settings)

  const checked = performance.now()
  const begun = await call('exportEvidence.check', { ...here, jobIds, level: 1 })
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body))
  for (;;) {
    const { body } = await call('exportEvidence.list', here)
    if ((Counts.parse(body).counts.VERIFIED ?? 0) >= mailboxes) break
    await wait(100)
  }
  const checkSeconds = (performance.now() - checked) / 1_000

  const asked = performance.now()
  const input = { ...here, file: 'pack', reason: 'to measure it' }
  const { body } = await call('exportEvidence.download', input)
  const { address } = z.object({ address: z.string() }).parse(body)
  const pack = Buffer.from(await (await browser.send(`${origin}${address}`)).arrayBuffer())
  const packSeconds = (performance.now() - asked) / 1_000
  const listed = performance.now()
  Listed.parse((await call('exportEvidence.list', { ...here, text: 'a' })).body)
  const listMs = performance.now() - listed

  await control('PUT', `orgs/${OrganizationId}/export-files`, { minBytes: gigabytes * 1024 ** 3 })
  const [jobId = ''] = await exportAll(1)
  await call('exportEvidence.check', { ...here, jobIds: [jobId], level: 1 })
  const until = async (level: number) => {
    for (;;) {
      const {
        level: reached,
        wantedLevel,
        state,
      } = Evidence.parse((await call('exportEvidence.describe', { ...here, jobId })).body)
      mostMb = Math.max(mostMb, backend.memoryMb())
      if (wantedLevel === undefined && state !== undefined) {
        if (reached !== level) throw new Error(`level ${reached} instead of ${level}`)
        return
      }
      await wait(100)
    }
  }
  let mostMb = 0
  await until(1)
  const idleMb = backend.memoryMb()
  mostMb = idleMb
  const rates: number[] = []
  for (const level of [2, 3]) {
    const started = performance.now()
    await call('exportEvidence.check', { ...here, jobIds: [jobId], level })
    await until(level)
    rates.push((gigabytes * 1024) / ((performance.now() - started) / 1_000))
  }
  const name = (what: string) => `evidence of ${mailboxes.toLocaleString('en')} mailboxes, ${what}`
  return [
    figure(name('all logs checked'), checkSeconds, 's'),
    figure(name('pack, asked for and downloaded'), packSeconds, 's', { budget: 10 }),
    figure(name('size of the pack'), pack.length / 1024 ** 2, 'MB'),
    figure(name('a page of the list with a search'), listMs, 'ms', { budget: 300 }),
    figure(`archive of ${gigabytes * 1024} MiB, hash`, rates[0] ?? Number.NaN, 'MB/s'),
    figure(`archive of ${gigabytes * 1024} MiB, every message`, rates[1] ?? Number.NaN, 'MB/s'),
    figure(`archive of ${gigabytes * 1024} MiB, memory above idle`, mostMb - idleMb, 'MB', {
      budget: 64,
    }),
  ]
}
