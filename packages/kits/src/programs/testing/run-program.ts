import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** Names that break out of quotes, shells, spreadsheets and terminals. Source: KIT-04. */
export const hostileNames = [
  `'"; Remove-Mailbox *`,
  '$(id)',
  '`id`; rm -rf /',
  'two\nlines\r\nof it',
  'O\u2019Brien \u201c\u00fc\u201d \u{1f600}',
  '-whatif',
  '=cmd|calc!A1',
  '~Email',
  'back\\slash\\',
  '\u001b[2J\u202eevil',
  '__proto__',
  '%PATH% !x! ^& | > <',
] as const

/** Returns a folder that is gone after the test, with files in it. */
export function folderWith(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kit-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

type Run = { args: readonly string[]; cwd?: string; env?: Record<string, string> }

/** Starts a program; `ended` says what came of it. */
export function start(command: string, { args, cwd, env = {} }: Run) {
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]).then(([stdout, stderr, code]) => ({ stdout, stderr, code }))
  return { child, ended }
}

export const run = (command: string, options: Run) => start(command, options).ended
