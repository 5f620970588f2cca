import { useEffect, useState } from 'preact/hooks'
import { callWorker } from './calls.ts'
import MailboxWorker from './mailbox.worker.ts?worker&inline'
import type { MailboxCalls } from './mailbox-calls.ts'
import type { MailboxEvent, State } from './mailbox-events.ts'

/** What the worker has told last. */
type Told = {
  state: State | undefined
  search: Extract<MailboxEvent, { search: unknown }>['search'] | undefined
  calendar: Extract<MailboxEvent, { calendar: unknown }>['calendar'] | undefined
  saving: Extract<MailboxEvent, { saving: unknown }>['saving'] | undefined
  proving: number | undefined
}

const nothing: Told = {
  ...{ state: undefined, search: undefined, calendar: undefined, saving: undefined },
  proving: undefined,
}

function startWorker() {
  const worker = new MailboxWorker()
  const call = callWorker<MailboxCalls, MailboxEvent>(worker, (event) => {
    told = { ...told, ...event }
    for (const each of listeners) each()
  })
  return { call, end: () => worker.terminate() }
}

let told = nothing
let started: ReturnType<typeof startWorker> | undefined
const listeners = new Set<() => void>()

/**
 * Calls the worker that has the archives, which is started by the first call. It outlives the page of
 * mailboxes, so that people can look at something else and come back.
 */
export const call: ReturnType<typeof startWorker>['call'] = (name, ...args) => {
  started ??= startWorker()
  return started.call(name, ...args)
}

/** Closes all archives: nothing of them is left. */
export function closeArchives(): void {
  started?.end()
  started = undefined
  told = nothing
  for (const each of listeners) each()
}

/** What the worker has told last, also while it goes on. */
export function useTold(): Told {
  const [, update] = useState(told)
  useEffect(() => {
    const listen = () => update(told)
    listeners.add(listen)
    listen()
    return () => {
      listeners.delete(listen)
    }
  }, [])
  return told
}
