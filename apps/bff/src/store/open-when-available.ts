import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { takeDataFolder } from './data-folder.ts'
import { openStore, type StoreSettings } from './open-store.ts'
import { outageLog } from './outage-log.ts'
import { sharedSecret } from './shared-secret.ts'
import { StoreUnavailable } from './store-unavailable.ts'

/** How long the start waits before it tries again to use the database. Milliseconds. */
const againMs = 1_000

/**
 * Does something as soon as the store can be used: an instance may start before its database, or
 * while that is failing over. Calls `away` at each try that fails. Errors: those that waiting does
 * not mend; the reason of `signal` if it is aborted first.
 */
async function whenAvailable<Result>(
  work: () => Promise<Result>,
  { away, signal }: { away: (error: StoreUnavailable) => void; signal: AbortSignal | undefined },
): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      away(error)
    }
    await delay(againMs, undefined, signal ? { signal } : {})
  }
}

type Start = {
  settings: StoreSettings & { sessionSecret: string | undefined }
  clock: Clock | undefined
  /** Gives the start up. */
  signal: AbortSignal | undefined
  logger: Logger
  /** Called when the start has to wait. */
  onWait: () => void
}

/**
 * Takes the folder of a store in SQLite, opens the store, and reads the secret that all instances
 * share; waits as long as the database is away. Errors: those of `takeDataFolder` and `openStore`
 * that waiting does not mend.
 */
export async function openWhenAvailable({ settings, clock, signal, logger, onWait }: Start) {
  await using opened = new AsyncDisposableStack()
  const { databaseUrl, dataDir, sessionSecret } = settings
  const folder =
    databaseUrl === undefined && dataDir !== undefined
      ? opened.adopt(await takeDataFolder(dataDir), ({ close }) => close())
      : undefined
  const outages = outageLog(logger)
  const away = (error: StoreUnavailable) => {
    onWait()
    outages.failed(error, 'the start waits for the database')
  }
  const waiting = { away, signal }
  const open = () => openStore(settings, clock)
  const store = opened.adopt(await whenAvailable(open, waiting), (each) => each.destroy())
  folder?.markUsed()
  const secret =
    sessionSecret ?? (await whenAvailable(() => sharedSecret(store, 'sessionSecret'), waiting))
  outages.worked()
  /** Does another part of the start, as soon as the store can be used again. */
  const patiently = <Result>(work: () => Promise<Result>) => whenAvailable(work, waiting)
  const running = opened.move()
  return { store, secret, patiently, close: () => running.disposeAsync() }
}
