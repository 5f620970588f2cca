import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startProgram } from '../packages/local-aws/src/test/program.ts'
import { root } from './docs/generated.ts'

const checks = join(root, '../shared/tools/conformance/conformance.py')

/** Returns what the checks need and this machine does not have; undefined if nothing is missing. */
function missing(): string | undefined {
  if (!existsSync(checks)) return '../shared/tools/conformance is not beside the repository'
  return spawnSync('python3', ['--version']).status === 0 ? undefined : 'there is no python3'
}

const reason = missing()
if (reason !== undefined)
  process.stderr.write(`SKIPPED: the conformance checks of the local AWS, because ${reason}\n`)

const limitSeconds = 400

test.skipIf(reason !== undefined)(
  'EMB-01 every operation of WorkMail and SES passes the checks that are made from the service models',
  { timeout: (limitSeconds + 60) * 1_000 },
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-conformance-'))
    const program = await startProgram('--data', folder.path)
    try {
      const options = ['--endpoint', program.endpoint, '--time-limit', String(limitSeconds)]
      const run = spawn('python3', [checks, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
      const said = await text(run.stdout)
      // Each failed check is a line, which the message below repeats.
      const [, passed, failed] = /^(\d+) passed, (\d+) failed\s*$/m.exec(said) ?? []
      expect(failed, said).toBe('0')
      // The number of checks when this test was written; none may get lost.
      expect(Number(passed)).toBeGreaterThanOrEqual(2_252)
    } finally {
      await program.end('SIGTERM')
    }
  },
)
