import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '..')

type Process = { pid: number; parent: number; command: string }

function processes(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)/.exec(line) ?? []
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }]
  })
}

/** Returns a process and those that it started, the first first. */
function lineOf(pid: number): Process[] {
  const all = processes()
  const line = all.filter((each) => each.pid === pid)
  for (let last = line.at(-1); last; last = all.find(({ parent }) => parent === last?.pid))
    if (!line.includes(last)) line.push(last)
  return line
}

/** Runs a program through npm, and waits until it serves. `line` is npm and all below it. */
async function startThroughNpm() {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  const npm = spawn('npm', ['run', 'local-aws', '--', '--port', '0', '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  while (!/ at http:\S+, /.test(said)) {
    const [chunk] = await once(npm.stdout, 'data')
    said += String(chunk)
  }
  const line = lineOf(npm.pid ?? 0)
  onTestFinished(() => {
    for (const { pid } of processes().filter((each) => line.some(({ pid }) => pid === each.pid)))
      process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return { line, url: / at (http:\S+), /.exec(said)?.[1] ?? '' }
}

test.for([
  ['npm', 'SIGTERM', /^npm/],
  ['npm', 'SIGKILL', /^npm/],
  ['the shell of npm', 'SIGKILL', /^\S*sh -c /],
  ['the script', 'SIGTERM', /^\S*node tools\/run\.mjs/],
  ['the script', 'SIGKILL', /^\S*node tools\/run\.mjs/],
] as const)(
  'D16 what npm has started ends when %s gets %s',
  async ([, signal, command], { skip }) => {
    const { line, url } = await startThroughNpm()
    const server = line.at(-1)?.pid ?? 0
    const target = line.find((each) => command.test(each.command))
    if (!target) return skip('npm starts the script without a shell on this machine')
    process.kill(target.pid, signal)
    await expect.poll(() => processes().some(({ pid }) => pid === server)).toBe(false)
    await expect(fetch(url)).rejects.toThrow()
  },
)
