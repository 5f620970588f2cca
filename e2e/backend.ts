import { expect, type Page } from '@playwright/test'
import * as z from 'zod'
import { exampleId } from './local-aws.ts'

const Session = z.object({ csrfToken: z.string() })
const Found = z.object({ total: z.int() })

/** The organization of the journeys. */
export const here = { connectionId: 'local', region: 'us-east-1', organizationId: exampleId }

/** Calls an operation of the organization as the person who is signed in on a page. */
export function ask(page: Page, id: string, input: object): Promise<unknown> {
  return askConsole(page, id, { ...here, ...input })
}

/** Calls an operation that belongs to no organization. */
export async function askConsole(page: Page, id: string, input: object): Promise<unknown> {
  const session = await page.request.post('/api/session.describe', { data: {} })
  const { csrfToken } = Session.parse(await session.json())
  const answer = await page.request.post(`/api/${id}`, {
    data: input,
    headers: { 'x-csrf-token': csrfToken },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.status() === 204 ? undefined : answer.json()
}

/**
 * Creates enabled users for one journey through the backend, so that the index of the directory
 * knows them.
 */
export async function addUsers(page: Page, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const created = await ask(page, 'users.create', {
      name,
      displayName: name,
      email: `${name}@example.com`,
      password: 'Prepared-4711',
      hiddenFromGlobalAddressList: false,
      role: 'USER',
    })
    ids.push(z.object({ userId: z.string() }).parse(created).userId)
  }
  return ids
}

/**
 * Waits until the index finds so many entries for a text; it fills by itself after the first
 * search.
 */
export async function untilFound(page: Page, text: string, total: number): Promise<void> {
  await expect
    .poll(async () => Found.parse(await ask(page, 'entities.search', { query: { text } })).total)
    .toBe(total)
}

/**
 * Returns the id of a snapshot that has at least the settings, or everything, and was read to its
 * end here; whoever needs one first begins it.
 */
export async function takeSnapshot(
  page: Page,
  scope: 'settings' | 'complete' = 'settings',
): Promise<string> {
  const Snapshot = z.object({
    ...{ snapshotId: z.string(), scope: z.string(), state: z.string(), origin: z.string() },
  })
  const Snapshots = z.object({ items: z.array(Snapshot) })
  const found = async () => {
    const { items } = Snapshots.parse(await ask(page, 'snapshots.list', {}))
    const [read] = items
      .filter((each) => each.state === 'COMPLETED' && each.origin !== 'imported')
      .filter((each) => each.scope === 'complete' || each.scope === scope)
    // One is read at a time; another worker may begin one in between.
    if (!read && items.every(({ state }) => state !== 'RUNNING'))
      await ask(page, 'snapshots.create', { scope }).catch(() => undefined)
    return read
  }
  await expect.poll(found, { timeout: 60_000 }).toMatchObject({ state: 'COMPLETED' })
  return Snapshot.parse(await found()).snapshotId
}

/** Makes a plan that is ready to start. Returns its id. */
export async function plan(page: Page, change: object): Promise<string> {
  const { jobId } = z.object({ jobId: z.string() }).parse(await ask(page, 'jobs.plan', { change }))
  const Planned = z.object({ state: z.string() })
  await expect
    .poll(async () => Planned.parse(await ask(page, 'jobs.describe', { jobId })).state)
    .toBe('PLANNED')
  return jobId
}

const Settings = z.object({ changedAt: z.optional(z.string()) })

/** Where the journeys export mailboxes to. */
export const exportSettings = {
  ...{ bucket: 'journey-queue', prefix: 'mail/' },
  kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002',
  roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
}

/** Sets where mailboxes are exported to; whoever needs it first does. */
export async function prepareExports(page: Page): Promise<void> {
  const isSet = async () => {
    const { changedAt } = Settings.parse(await ask(page, 'exportSettings.describe', {}))
    return changedAt !== undefined
  }
  if (await isSet()) return
  const put = ask(page, 'exportSettings.put', { ...exportSettings, expected: {} })
  // Another journey may have set it in between.
  await put.catch(async (error: unknown) => {
    if (!(await isSet())) throw error
  })
}

/**
 * Returns the id of a plan of exports, of which nothing is sent. It can be made as soon as the
 * directory is listed.
 */
export async function planExports(page: Page, entityIds: readonly string[]): Promise<string> {
  await prepareExports(page)
  let runId = ''
  await expect(async () => {
    const planned = await ask(page, 'exportRuns.plan', { entityIds, order: 'list', slots: 10 })
    runId = z.object({ runId: z.string() }).parse(planned).runId
  }).toPass()
  return runId
}
