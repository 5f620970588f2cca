import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DestinationStream, Logger } from 'pino'
import { auditTrail } from './audit/trail.ts'
import { awsClients, type Connection } from './aws/clients.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Configuration } from './configuration.ts'
import { createApp } from './http/app.ts'
import { createLogger } from './http/log.ts'
import { createMetrics } from './http/metrics.ts'
import { SessionStore } from './sessions/session-store.ts'
import { identityProvider } from './sign-in/identity-provider.ts'
import { openStore, type Store } from './store/open-store.ts'
import { sharedSecret } from './store/shared-secret.ts'

const sweepEveryMs = 10 * 60_000

/** How long requests under way may take when the backend is stopped, in milliseconds. */
const graceMs = 10_000

/** How long a client may take to send a request, in milliseconds: none is larger than a form. */
const requestTimeoutMs = 30_000

export type BackendOptions = { clock?: Clock; logDestination?: DestinationStream }

export type Backend = {
  url: string
  store: Store
  logger: Logger
  connections: readonly Connection[]
  /** True where the local identity provider signs people in. */
  hasLocalAccounts: boolean
  close(): Promise<void>
}

/** The connections that are configured; without any, the local AWS is started. */
async function connect(configuration: Configuration) {
  const { connections, localAwsPort, dataDir, seedUsers } = configuration
  if (connections) {
    const known = connections.map(
      ({ region, ...rest }): Connection => ({ ...rest, regions: region, local: false }),
    )
    return { connections: known, close: async () => {} }
  }
  const { startLocalConnection } = await import('./local/local-aws.ts')
  const local = await startLocalConnection({ port: localAwsPort, dataDir, seedUsers })
  return { connections: [local.connection], close: local.close }
}

/** The identity provider that is configured; without one, the local one is started. */
async function provideIdentity({ oidc, localIdpPort }: Configuration, publicUrl: string) {
  if (oidc) return { settings: oidc, close: () => {} }
  const { startLocalIdentityProvider } = await import('./local/identity-provider.ts')
  return startLocalIdentityProvider(localIdpPort, publicUrl)
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  // A TCP server's address is never a text.
  return (server.address() as AddressInfo).port
}

/** Lets requests under way finish, then ends whatever connection is left. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
  })
}

/** Starts the backend and, where nothing else is configured, the local AWS and the local identity provider. Errors: ports in use, a store that is not reached. */
export async function startBackend(
  configuration: Configuration,
  { clock = systemClock, logDestination }: BackendOptions = {},
): Promise<Backend> {
  const logger = createLogger(configuration.logLevel, logDestination)
  // Whoever asks while the parts below are still being started waits for them.
  const app = Promise.withResolvers<RequestListener>()
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    void app.promise.then((answer) => answer(request, response))
  })
  const port = await listen(server, configuration.port, configuration.host)
  const publicUrl = configuration.port === 0 ? `http://127.0.0.1:${port}` : configuration.publicUrl
  const [store, aws, identity] = await Promise.all([
    openStore(configuration),
    connect(configuration),
    provideIdentity(configuration, publicUrl),
  ])
  const secret = configuration.sessionSecret ?? (await sharedSecret(store, 'sessionSecret'))
  const metrics = createMetrics()
  const clients = awsClients(configuration.awsTimeoutMs, metrics.observeAwsCall)
  const sessionStore = new SessionStore(store, clock, {
    idleMs: configuration.sessionIdleMs,
    maxMs: configuration.sessionMaxMs,
  })
  const sweeper = setInterval(() => {
    sessionStore.sweep().catch((err: unknown) => logger.warn({ err }, 'sessions were not swept'))
  }, sweepEveryMs).unref()
  app.resolve(
    createApp({
      configuration: { ...configuration, publicUrl },
      store,
      sessionStore,
      clock,
      audit: auditTrail(store, clock),
      clients,
      connections: aws.connections,
      identityProvider: identityProvider(identity.settings, publicUrl),
      logger,
      metrics,
      secret,
    }),
  )
  return {
    url: publicUrl,
    store,
    logger,
    connections: aws.connections,
    hasLocalAccounts: configuration.oidc === undefined,
    async close() {
      clearInterval(sweeper)
      await closeServer(server)
      identity.close()
      await clients.close()
      await aws.close()
      await store.destroy()
    },
  }
}
