import { statfs } from 'node:fs/promises'
import express, { type Router } from 'express'
import type { Logger } from 'pino'
import type { Store } from '../store/open-store.ts'
import { storeTime } from '../store/store-clock.ts'
import { asStoreError, retryAfterSeconds, StoreUnavailable } from '../store/store-unavailable.ts'

/** How long the store may take to write. Milliseconds. */
const deadlineMs = 2_000

/** How long an answer of the store is told again, so that probes cannot load it. Milliseconds. */
const freshMs = 1_000

/** The free space below which a data folder is full for us: an import of 16 MB and its log. Bytes. */
const spareBytes = 64 * 1024 * 1024

/** Why the instance is not ready. */
export type NotReady = 'starting' | 'stopping' | 'store' | 'disk'

type Parts = {
  logger: Logger
  /** The folder of SQLite; undefined with PostgreSQL. */
  dataDir: string | undefined
  stopping: { readonly isStopping: boolean }
  /** The free space that counts as none. Bytes. */
  minFreeBytes?: number
}

/** Writes one row, which only a store that works as a whole can do. */
async function write(store: Store): Promise<void> {
  const value = storeTime(store)
  await store
    .insertInto('setting')
    .values({ name: 'readyAt', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

async function withinDeadline(work: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const alarm = setTimeout(() => reject(new StoreUnavailable('silent')), deadlineMs)
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(alarm)
  }
}

/**
 * Tells whether this process lives, and whether it can serve requests: it has started, it does not
 * stop, its store can be written, and its disk has space.
 */
export function health({ logger, dataDir, stopping, minFreeBytes = spareBytes }: Parts) {
  let store: Store | undefined
  let reasonToWait: NotReady = 'starting'
  let writing: Promise<void> | undefined
  let wasReady = true
  let asked: { at: number; answer: Promise<NotReady | undefined> } | undefined

  const look = async (opened: Store): Promise<NotReady | undefined> => {
    try {
      writing ??= write(opened).finally(() => {
        writing = undefined
      })
      await withinDeadline(writing)
      if (dataDir === undefined) return undefined
      const { bavail, bsize } = await statfs(dataDir)
      return bavail * bsize < minFreeBytes ? 'disk' : undefined
    } catch (err) {
      // Once, and not at every probe.
      if (wasReady) logger.warn({ err: asStoreError(err) }, 'the store cannot be written')
      return 'store'
    }
  }

  const notReady = async (): Promise<NotReady | undefined> => {
    if (stopping.isStopping) return 'stopping'
    if (!store) return reasonToWait
    const now = performance.now()
    if (!asked || now - asked.at > freshMs) asked = { at: now, answer: look(store) }
    const reason = await asked.answer
    wasReady = reason === undefined
    return reason
  }

  const routes: Router = express.Router()
  routes.get(['/livez', '/healthz'], (_request, response) => {
    response.json({ healthy: true })
  })
  routes.get('/readyz', async (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    const reason = await notReady()
    if (reason === undefined) return void response.json({ ready: true })
    response.setHeader('retry-after', retryAfterSeconds)
    response.status(503).json({ ready: false, reason })
  })
  return {
    routes,
    /** Says that the start waits for the store. */
    awaitStore(): void {
      reasonToWait = 'store'
    },
    /** Names the store that `/readyz` writes to, once requests are served. */
    watch(opened: Store): void {
      store = opened
    },
  }
}
export type Health = ReturnType<typeof health>
