// `npm run audit:verify [-- --anchor <entry>:<hash>]`: checks the hash chain of the audit trail.
// The exit code is 1 when the chain is broken, 2 when the settings are wrong. A chain stays intact
// when its last entries are cut off. To detect that, keep the last line that this program, or the
// log at start, has written, and pass it as the anchor.
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { openStore, storeExists } from '../store/open-store.ts'
import { checkAuditTrail } from './check.ts'

const Anchor = z
  .string()
  .regex(/^\d+:[0-9a-f]{64}$/, 'the anchor is <entry>:<hash>')
  .transform((text) => {
    const [sequence, hash = ''] = text.split(':')
    return { sequence: Number(sequence), hash }
  })

function complain(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

function settings() {
  try {
    const { values } = parseArgs({ options: { anchor: { type: 'string' } } })
    return {
      store: readConfiguration(process.env),
      anchor: values.anchor === undefined ? undefined : Anchor.parse(values.anchor),
    }
  } catch (error) {
    if (error instanceof z.ZodError) return complain(z.prettifyError(error))
    if (error instanceof ConfigurationError || error instanceof TypeError)
      return complain(error.message)
    throw error
  }
}

const { store: where, anchor } = settings()
if (!storeExists(where)) complain(`There is no store in ${where.dataDir}.`)
const store = await openStore(where)
const { entries, lastHash, brokenAt } = await checkAuditTrail(store, anchor)
await store.destroy()
if (brokenAt === undefined) {
  process.stdout.write(
    `The audit trail holds: ${entries} entries, the last is ${entries}:${lastHash}\n`,
  )
} else {
  process.stderr.write(
    `The audit trail is broken at entry ${brokenAt}: it is missing, or it was changed after it was written.\n`,
  )
  process.exitCode = 1
}
// `npm run` keeps an IPC channel open, which would keep this process running.
process.disconnect?.()
