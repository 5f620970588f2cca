// Reads the settings, starts the backend, prints its address, and stops it.
import { startBackend } from './backend.ts'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { localAccounts } from './local/accounts.ts'

function complain(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

function configuration() {
  try {
    return readConfiguration(process.env)
  } catch (error) {
    if (error instanceof ConfigurationError)
      return complain(`These settings cannot be used:\n${error.message}`)
    throw error
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return `Port ${String(error.port)} is in use. Choose another with PORT, METRICS_PORT, LOCAL_AWS_PORT or LOCAL_IDP_PORT.`
  return `Mailroom cannot start: ${error.message}`
}

const giveUp = new AbortController()
const starting = startBackend(configuration(), { signal: giveUp.signal })

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  giveUp.abort()
  const started = await starting.catch(() => undefined)
  try {
    await started?.close()
    process.exit(0)
  } catch (error) {
    started?.logger.error({ err: error }, 'stopping failed')
    process.exit(1)
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
// `npm start` is the parent process. When it ends, for any reason, this process ends, too.
process.on('disconnect', () => void stop())

const backend = await starting.catch((error: unknown) =>
  isStopping ? process.exit(0) : complain(explain(error)),
)

const lines = [`Mailroom is at ${backend.url}`]
for (const { name, local, endpoint, readOnly } of backend.connections)
  lines.push(
    local
      ? `${name} (a simulation, not Amazon) is at ${endpoint}`
      : `Connection: ${name}${readOnly ? ', read-only' : ''}`,
  )
if (backend.hasLocalAccounts) {
  lines.push('Sign in as one of the sample accounts; they need no password:')
  for (const { address, role } of localAccounts) lines.push(`  ${address} (${role})`)
}
process.stdout.write(`${lines.join('\n')}\n`)
