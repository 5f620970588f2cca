import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { timeLeft } from '../aws/aws-request.ts'
import { editLease, releaseLease, takeLease } from '../store/lease.ts'
import type { Store } from '../store/open-store.ts'
import { refusal } from './refusal.ts'

/** The pause between two questions whose turn it is. Milliseconds. */
const pauseMs = 50

type Turn = {
  store: Store
  /** What is edited. */
  thing: string
  /** How long AWS may take for an edit. Milliseconds. */
  timeoutMs: number
}

/**
 * Carries out the edits of one thing one after another, in all instances that share the store. An
 * edit reads, compares and then puts, and AWS has no Put with a condition: of two at the same time
 * each would find the name free, and the last one would replace the other unseen. Errors: those of
 * the edit; AwsBusy if the edits before take so long that no time is left. Source: USR-15, ACR-22.
 */
export async function inTurn<Answer>(
  { store, thing, timeoutMs }: Turn,
  edit: () => Promise<Answer>,
): Promise<Answer> {
  // A process that dies in its turn keeps the others waiting no longer than AWS could.
  const lease = { holder: randomUUID(), leaseMs: 2 * timeoutMs }
  const name = editLease(thing)
  let leftMs = timeLeft(timeoutMs) / 2
  while (!(await takeLease(store, name, lease))) {
    if (leftMs <= 0)
      throw refusal('AwsBusy', 'Other edits of the same thing are under way; nothing was sent.')
    await pause(pauseMs)
    leftMs -= pauseMs
  }
  try {
    return await edit()
  } finally {
    // What was done is done; a lease that cannot be given back ends by itself.
    await releaseLease(store, name, lease.holder).catch(() => {})
  }
}
