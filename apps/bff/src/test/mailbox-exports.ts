import { ExportJob } from '@mailroom/schemas/export-jobs'
import type { ExportRunState } from '@mailroom/schemas/export-run-states'
import { type ExportItem, exportRuns } from '@mailroom/schemas/export-runs'
import { exportCheckIds } from '@mailroom/schemas/export-settings'
import { expect } from 'vitest'
import * as z from 'zod'
import { type EmptyBackend, here, type Session } from './start-backend.ts'

/** Where the tests export to. */
export const exportSettings = {
  ...{ bucket: 'example-corp-mailbox-exports', prefix: 'exports/' },
  kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
  roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
}

const Run = z.object({ runId: z.string() })
const { 'exportRuns.describe': describing, 'exportRuns.listItems': listing } = exportRuns
const Jobs = z.object({ items: z.array(z.unknown()), nextToken: z.string().optional() })

/** Plans, carries out and reads exports in a session, and refuses to go on after an error. */
export function exportsOf({
  call,
  clock,
  metrics,
  connections: [connection],
}: Pick<Session, 'call'> & Pick<EmptyBackend, 'clock' | 'connections' | 'metrics'>) {
  const done = async (id: Parameters<Session['call']>[0], input: object): Promise<unknown> => {
    const { status, body } = await call(id, { ...here, ...input })
    expect([id, status < 300 ? 'done' : body]).toEqual([id, 'done'])
    return body
  }

  const describe = async (runId: string) =>
    describing.output.parse(await done('exportRuns.describe', { runId }))

  const items = async (runId: string, filter: object = {}): Promise<ExportItem[]> => {
    const all: ExportItem[] = []
    let nextToken: string | undefined
    do {
      const input = { runId, ...filter, maxResults: 100, ...(nextToken ? { nextToken } : {}) }
      const page = listing.output.parse(await done('exportRuns.listItems', input))
      all.push(...page.items)
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    return all
  }

  return {
    ...{ done, describe, items },
    configure: (settings: object = exportSettings) =>
      done('exportSettings.put', { ...settings, expected: {} }),
    /** Plans, as soon as the index has the directory. */
    async plan(input: object): Promise<string> {
      const wish = { ...here, order: 'size', slots: 10, ...input }
      let body: unknown
      const planned = async () => {
        body = (await call('exportRuns.plan', wish)).body
        return body
      }
      await expect.poll(planned, { timeout: 10_000 }).toHaveProperty('runId')
      return Run.parse(body).runId
    },
    /** Moves the clock of AWS, and that of Mailroom so that it asks again, and no session ends. */
    async later(minutes: number) {
      const url = `${connection?.endpoint}/__local/clock?advance=${minutes * 60}`
      await fetch(url, { method: 'POST' })
      clock.advance(Math.min(minutes, 6))
    },
    start: (runId: string) =>
      done('exportRuns.start', { runId, reason: 'we leave', acceptUnchecked: exportCheckIds }),
    async jobs(filter: object = {}): Promise<ExportJob[]> {
      const all: unknown[] = []
      let nextToken: string | undefined
      do {
        const input = { ...filter, maxResults: 100, ...(nextToken ? { nextToken } : {}) }
        const page = Jobs.parse(await done('exportJobs.list', input))
        all.push(...page.items)
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      return all.map((job) => ExportJob.parse(job))
    },
    /** Returns how often an operation of AWS was called, by outcome. */
    async calls(operation: string): Promise<Record<string, number>> {
      const count = new RegExp(
        `_count\\{operation="${operation}",outcome="(\\w+)".*\\} (\\d+)`,
        'g',
      )
      const found = (await metrics()).matchAll(count)
      return Object.fromEntries(
        [...found].map(([, outcome = '', calls]) => [outcome, Number(calls)]),
      )
    },
    /** Waits until this many exports of a run are under way. */
    async running(runId: string, count: number) {
      const running = async () => (await describe(runId)).counts.RUNNING
      await expect.poll(running, { timeout: 10_000 }).toBe(count)
    },
    /** Waits for a state of a run, while time goes on between two looks of the runner. */
    async until(runId: string, state: ExportRunState, timeout = 20_000) {
      const now = async () => {
        clock.advance(1 / 60)
        return (await describe(runId)).state
      }
      await expect.poll(now, { timeout }).toBe(state)
      return describe(runId)
    },
  }
}
