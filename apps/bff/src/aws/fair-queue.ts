import { refusal } from '../operations/refusal.ts'
import { whenHeard } from './heard-time.ts'

/** How many calls of a client are under way at the same time: in all, of an operation, of a person. */
export const callsAtOnce = { total: 200, operation: 80, person: 32 }

/** How many calls may wait: in all, and of a person. Further ones are refused at once. */
const mostWaiting = { total: 2_000, person: 400 }

/** Who calls what: AWS's operation, and the account or whatever else the call is for. */
export type Caller = { operation: string; person: string }

type Waiting = Caller & { begin: () => void }

function counts() {
  const numbers = new Map<string, number>()
  return {
    of: (key: string) => numbers.get(key) ?? 0,
    add(key: string, change: 1 | -1) {
      const number = (numbers.get(key) ?? 0) + change
      if (number === 0) numbers.delete(key)
      else numbers.set(key, number)
    },
  }
}

function busy() {
  return refusal('AwsBusy', 'Too many calls to AWS wait for an answer; this one was not sent.')
}

/**
 * Shares the connections to AWS: an operation that AWS answers slowly, or a person with many calls,
 * takes only a part of them. Of the waiting calls, the one goes first whose person has the fewest
 * calls under way, then the oldest.
 */
export function fairQueue() {
  let underWay = 0
  const ofOperations = counts()
  const ofPersons = counts()
  const waitingOf = counts()
  const waiting = new Set<Waiting>()

  const mayBegin = ({ operation, person }: Caller) =>
    ofOperations.of(operation) < callsAtOnce.operation && ofPersons.of(person) < callsAtOnce.person

  const count = ({ operation, person }: Caller, change: 1 | -1) => {
    underWay += change
    ofOperations.add(operation, change)
    ofPersons.add(person, change)
  }

  const next = (): Waiting | undefined => {
    let chosen: Waiting | undefined
    if (underWay >= callsAtOnce.total) return chosen
    for (const each of waiting)
      if (mayBegin(each) && (!chosen || ofPersons.of(each.person) < ofPersons.of(chosen.person)))
        chosen = each
    return chosen
  }

  const remove = (entry: Waiting) => {
    waiting.delete(entry)
    waitingOf.add(entry.person, -1)
  }

  const leave = (caller: Caller) => () => {
    count(caller, -1)
    for (let chosen = next(); chosen; chosen = next()) {
      remove(chosen)
      count(chosen, 1)
      chosen.begin()
    }
  }

  return {
    /**
     * Resolves when a call may go, with a function to call at its end. Error: AwsBusy if too many
     * wait, or if it has waited for `patienceMs`; then nothing was sent.
     */
    async enter(caller: Caller, patienceMs: number): Promise<() => void> {
      const { person } = caller
      if (underWay < callsAtOnce.total && mayBegin(caller)) {
        count(caller, 1)
        return leave(caller)
      }
      if (waiting.size >= mostWaiting.total || waitingOf.of(person) >= mostWaiting.person)
        throw busy()
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const stopWaiting = whenHeard(patienceMs, () => {
        remove(entry)
        reject(busy())
      })
      const begin = () => {
        stopWaiting()
        resolve()
      }
      const entry = { ...caller, begin }
      waiting.add(entry)
      waitingOf.add(person, 1)
      await promise
      return leave(caller)
    },

    /** Returns how many calls are under way, and how many wait. */
    state: () => ({ underWay, waiting: waiting.size }),
  }
}
