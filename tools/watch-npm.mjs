// Notices that npm, or the shell in which npm runs a script, has ended. Both end without a word to
// the script: the shell does not pass signals on, and nobody can pass SIGKILL on.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often the parents are looked at. Milliseconds. */
const lookEveryMs = 500

/** Returns the parent of a process and its command line; undefined if there is no such process. */
function lookUp(pid) {
  if (process.platform === 'linux') {
    try {
      // The name of the program, in brackets, may contain anything.
      const [, parent] = /.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { parent: Number(parent), command }
    } catch {
      return undefined
    }
  }
  const { stdout = '' } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? []
  return parent === undefined ? undefined : { parent: Number(parent), command }
}

const parent = process.ppid
const looked = process.env.npm_lifecycle_event === undefined ? undefined : lookUp(parent)
/** npm itself, if a shell is between npm and this process. */
const npm = looked && / -c /.test(looked.command) ? looked.parent : undefined

/**
 * Calls `act` once when npm or its shell has ended. Does nothing if npm has not started this
 * process, and on Windows, where a process does not get another parent.
 */
export function whenNpmEnds(act) {
  if (!looked) return
  const timer = setInterval(() => {
    const hasEnded = process.ppid !== parent || (npm && lookUp(parent)?.parent !== npm)
    if (!hasEnded) return
    clearInterval(timer)
    act()
  }, lookEveryMs).unref()
}
