import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Words = z.array(z.string())

/**
 * Puts a program of that name into a folder for the path. It notes its arguments; what `quick` does
 * not answer, the stub beside this file does.
 */
export function stubIn(folder: string, name: string, state: unknown, quick: string) {
  const stub = join(folder, 'stub')
  mkdirSync(stub)
  const program = fileURLToPath(new URL(`./${name}-stub.mjs`, import.meta.url))
  const note = `printf '%s\\037' "$@" >>"$STUB/calls.txt"; printf '\\036' >>"$STUB/calls.txt"`
  const text = `#!/bin/sh\n${note}\n${quick}\nexec "${process.execPath}" "${program}" "$@"\n`
  writeFileSync(join(stub, name), text)
  chmodSync(join(stub, name), 0o755)
  writeFileSync(join(stub, 'state.json'), JSON.stringify(state))
  execFileSync(process.execPath, [program], { env: { STUB: stub } })
  const textOf = (file: string) =>
    existsSync(join(stub, file)) ? readFileSync(join(stub, file), 'utf8') : ''
  return {
    env: { PATH: `${stub}:${process.env.PATH}`, STUB: stub },
    /** The arguments of every call. */
    calls: () =>
      textOf('calls.txt')
        .split('\u001e')
        .slice(0, -1)
        .map((call) => call.split('\u001f').slice(0, -1)),
    /** What was changed, word by word. */
    changes: () =>
      textOf('changes.ndjson')
        .split('\n')
        .filter(Boolean)
        .map((line) => Words.parse(JSON.parse(line))),
  }
}
