import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalIdentityProvider } from '../../apps/bff/src/local/identity-provider.ts'
import { benchPort, origin } from './backend.ts'

type Options = { users: number; requestsPerSecond: number }

/**
 * Starts the local AWS as a program of its own, so that its time and memory are not the backend's.
 * `settings` connect a backend to it; people sign in at an identity provider in this process.
 */
export async function startSeparateAws({ users, requestsPerSecond }: Options) {
  await using stack = new AsyncDisposableStack()
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-bench-aws-'))
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true }))
  const port = benchPort + 4
  const program = join(import.meta.dirname, '../../packages/local-aws/src/main.js')
  const child = spawn(
    process.execPath,
    [program, '--port', String(port), '--data', dataDir, '--seed-users', String(users)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  stack.defer(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  })
  let said = ''
  while (!said.includes('Local AWS at')) said += String((await once(child.stdout, 'data'))[0])
  // It writes a line for every call.
  child.stdout.resume()
  const identity = stack.adopt(await startLocalIdentityProvider(benchPort + 5, origin), (each) =>
    each.close(),
  )
  const endpoint = `http://127.0.0.1:${port}`
  const connection = { id: 'local', name: 'Local AWS', region: 'us-east-1', endpoint }
  const running = stack.move()
  return {
    settings: {
      OIDC_ISSUER: identity.settings.issuer,
      OIDC_CLIENT_ID: identity.settings.clientId,
      OIDC_CLIENT_SECRET: identity.settings.clientSecret ?? '',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      MAILROOM_CONNECTIONS: JSON.stringify([{ ...connection, requestsPerSecond }]),
      PUBLIC_URL: origin,
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
