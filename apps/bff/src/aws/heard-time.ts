/** How often the waits are looked at. Milliseconds. */
const tickMs = 50

/**
 * The most that the time between two ticks counts. A longer time means that this process was busy
 * and could not hear whether an answer had come. Milliseconds.
 */
const longestTickMs = 500

type Wait = { endsAt: number; onEnd: () => void }

const waits = new Set<Wait>()
let heardMs = 0
let lastTickAt = 0
let timer: NodeJS.Timeout | undefined

function countTime(): void {
  const at = performance.now()
  heardMs += Math.min(at - lastTickAt, longestTickMs)
  lastTickAt = at
}

/**
 * Ends the waits whose time was over at the tick before: in the meantime this process has read the
 * answers that had come.
 */
function tick(): void {
  for (const wait of waits) {
    if (wait.endsAt > heardMs) continue
    waits.delete(wait)
    wait.onEnd()
  }
  countTime()
  if (waits.size > 0) return
  clearInterval(timer)
  timer = undefined
}

/**
 * Returns the time in which this process could hear answers, in milliseconds since its start. It
 * stands still while nobody waits. Timers of Node also count the time in which the process is busy
 * or suspended, and then report answers as missing that have long come.
 */
export function heardTime(): number {
  if (timer) countTime()
  return heardMs
}

/**
 * Calls `onEnd` once this process has waited for answers for `ms`, unless the returned function is
 * called before.
 */
export function whenHeard(ms: number, onEnd: () => void): () => void {
  if (!timer) {
    lastTickAt = performance.now()
    timer = setInterval(tick, tickMs)
  }
  const wait = { endsAt: heardTime() + ms, onEnd }
  waits.add(wait)
  return () => void waits.delete(wait)
}
