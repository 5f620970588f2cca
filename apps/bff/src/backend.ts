import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DestinationStream, Logger } from 'pino'
import { builtViewer } from './archives/viewer-page.ts'
import { anchorFileOf, startAudit } from './audit/audit.ts'
import { awsClients, type Connection } from './aws/clients.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Configuration } from './configuration.ts'
import { watchCutOvers } from './cut-over/watcher.ts'
import { type DirectoryIndex, directoryIndex } from './directory-index/directory-index.ts'
import { fourEyes } from './exit/four-eyes.ts'
import { createEvidence } from './export-evidence/evidence.ts'
import { createApp } from './http/app.ts'
import { addGauges } from './http/gauges.ts'
import { health as createHealth } from './http/health.ts'
import { createLogger } from './http/log.ts'
import { createMetrics, version } from './http/metrics.ts'
import { serveMetrics } from './http/metrics-server.ts'
import { sessionLimit } from './http/session-limit.ts'
import { sweepCounts } from './http/shared-counts.ts'
import { startingApp } from './http/starting-app.ts'
import { builtWebApp } from './http/web-app.ts'
import { startInstance } from './instance.ts'
import { createJobs, type Jobs } from './jobs/jobs.ts'
import { isDatabaseConfidential } from './loopback.ts'
import { createMailboxExports } from './mailbox-exports/mailbox-exports.ts'
import { announcementHandlers } from './operations/announcements.ts'
import { approvals } from './operations/approvals.ts'
import { archiveHandlers } from './operations/archives.ts'
import { exportEvidenceHandlers } from './operations/export-evidence.ts'
import { exportJobHandlers } from './operations/export-jobs.ts'
import { exportRunHandlers } from './operations/export-runs.ts'
import { operationHandlers } from './operations/index.ts'
import { jobRowHandlers } from './operations/job-rows.ts'
import { jobHandlers } from './operations/jobs.ts'
import { snapshotHandlers } from './operations/snapshots.ts'
import { SessionStore } from './sessions/session-store.ts'
import { identityProvider } from './sign-in/identity-provider.ts'
import { createLines } from './snapshots/lines.ts'
import { createSnapshots } from './snapshots/snapshots.ts'
import { createStopping } from './stopping.ts'
import { checkKey, checkOptionalKey, keyBesideStore } from './store/key-file.ts'
import type { Store } from './store/open-store.ts'
import { openWhenAvailable } from './store/open-when-available.ts'
import { outageLog } from './store/outage-log.ts'

const sweepEveryMs = 10 * 60_000
const forgetEveryMs = 24 * 60 * 60_000

/**
 * How long each stage may take after that: recording what was cut, and letting go of connections.
 * Milliseconds.
 */
const afterGraceMs = 3_000

/**
 * Longer than load balancers keep idle connections; otherwise they could send a request into a
 * connection that is just closing. Milliseconds.
 */
const keepAliveMs = 75_000

/**
 * How long a request may take to arrive, in milliseconds. The largest, an import of 16 MB, does so
 * at 2 Mbit/s. Slower ones would keep connections busy.
 */
const arrivalMs = 60_000

/** What tests replace. */
export type BackendOptions = {
  /** The time of everything; without it, leases and jobs go by the database's clock. */
  clock?: Clock
  arrivalTimeoutMs?: number
  logDestination?: DestinationStream
  /**
   * How much longer than AWS may take for a call the work under way may take once the backend
   * stops, because the answer has to be recorded and sent. Milliseconds.
   */
  graceMarginMs?: number
  /** Where the built web app is. */
  webAppFolder?: string
  /** The page of the archive viewer. */
  viewerFile?: string
  /** The size of the pages that a snapshot reads. */
  snapshotPageSize?: number
  /** Gives the start up, which otherwise waits for the database. */
  signal?: AbortSignal
}

export type Backend = {
  /** The address people use. */
  url: string
  /** The port it listens on. */
  port: number
  /** The port of the metrics, if they are served. */
  metricsPort: number | undefined
  store: Store
  logger: Logger
  connections: readonly Connection[]
  /** True if the local identity provider signs people in. */
  hasLocalAccounts: boolean
  /**
   * Says that it stops, lets requests and steps under way finish, then stops everything that was
   * started. Returns false if something had to be cut.
   */
  close(): Promise<boolean>
}

type Forgetting = {
  index: DirectoryIndex
  jobs: Jobs
  jobRetentionMs: number | undefined
  logger: Logger
}

/** Returns the configured connections. Without any, starts the local AWS. */
async function connect(configuration: Configuration) {
  const { connections, dnsResolvers: resolvers, localAwsPort, dataDir, seedUsers } = configuration
  const { localAwsRequestsPerSecond: requestsPerSecond } = configuration
  if (connections) {
    const known = connections.map(
      ({ region, ...rest }): Connection => ({ ...rest, regions: region, local: false, resolvers }),
    )
    return { connections: known, close: async () => {} }
  }
  const { startLocalConnection } = await import('./local/local-aws.ts')
  const local = await startLocalConnection({
    ...{ port: localAwsPort, dataDir, seedUsers, requestsPerSecond },
  })
  return { connections: [local.connection], close: local.close }
}

/** Returns the configured identity provider. Without one, starts the local one. */
async function provideIdentity({ oidc, localIdpPort }: Configuration, publicUrl: string) {
  if (oidc) return { settings: oidc, close: () => {} }
  const { startLocalIdentityProvider } = await import('./local/identity-provider.ts')
  return startLocalIdentityProvider(localIdpPort, publicUrl)
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  // The address of a TCP server is never a string.
  return (server.address() as AddressInfo).port
}

/** Takes no connections any more, and resolves when all requests under way are answered. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  await closed
}

/** Returns whether some work ends within a time, in milliseconds. Errors: those of the work. */
async function endsWithin(timeMs: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: impatience, resolve } = Promise.withResolvers<boolean>()
  const alarm = setTimeout(() => resolve(false), timeMs)
  try {
    return await Promise.race([work.then(() => true), impatience])
  } finally {
    clearTimeout(alarm)
  }
}

/** Deletes, at the start and once a day, what is kept no longer; returns how to stop. */
function forgetDaily({ index, jobs, jobRetentionMs, logger }: Forgetting): () => void {
  const forget = () => {
    const old = [index.forgetGone(), jobRetentionMs && jobs.forgetOld(jobRetentionMs)]
    Promise.all(old).catch((err: unknown) => logger.warn({ err }, 'what is old was not deleted'))
  }
  forget()
  const timer = setInterval(forget, forgetEveryMs).unref()
  return () => clearInterval(timer)
}

/** Answers requests during the start, so that they do not hang. */
const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1' }).end()
}

/**
 * Starts the backend and, unless others are configured, the local AWS and the local identity
 * provider. While the database is away it listens, says so, and waits. Errors: a port in use, a
 * data folder in use, a store that waiting does not mend; then nothing is left running.
 */
export async function startBackend(
  configuration: Configuration,
  options: BackendOptions = {},
): Promise<Backend> {
  const { clock = systemClock, logDestination, webAppFolder = builtWebApp } = options
  const { viewerFile = builtViewer } = options
  const { graceMarginMs = 5_000 } = options
  await using started = new AsyncDisposableStack()
  const logger = createLogger(configuration.logLevel, logDestination)
  const metrics = createMetrics()
  const stopping = createStopping(configuration.stopDrainMs)
  const { databaseUrl, dataDir } = configuration
  if (databaseUrl !== undefined && !isDatabaseConfidential(databaseUrl, process.env))
    logger.warn(
      'DATABASE_URL leads to another host without TLS: whoever listens on the way reads everything. Add sslmode=verify-full to it',
    )
  const health = createHealth({
    ...{ logger, dataDir: databaseUrl === undefined ? dataDir : undefined },
    stopping,
  })
  const { arrivalTimeoutMs = arrivalMs } = options
  const arrival = {
    headersTimeout: arrivalTimeoutMs / 4,
    requestTimeout: arrivalTimeoutMs,
    connectionsCheckingInterval: arrivalTimeoutMs / 12,
  }
  let handle = starting
  const server = createServer(
    { keepAliveTimeout: keepAliveMs, ...arrival },
    (request, response) => {
      // The connection of a request that was under way when the backend stopped becomes idle only
      // now.
      response.on('close', () => {
        if (!server.listening) server.closeIdleConnections()
      })
      handle(request, response)
    },
  )
  const { metricsPort: wanted, metricsHost } = configuration
  const monitored =
    wanted === undefined
      ? undefined
      : started.adopt(await serveMetrics(metrics, wanted, metricsHost), ({ close }) => close())
  const port = await listen(server, configuration.port, configuration.host)
  // For a start that fails; a backend that runs stops listening before it ends the rest.
  started.defer(() => closeServer(server))
  const publicUrl = configuration.publicUrl ?? `http://127.0.0.1:${port}`
  handle = startingApp({ publicUrl, health, logger, webAppFolder })
  const { store, secret, patiently } = started.adopt(
    await openWhenAvailable({
      ...{ settings: configuration, clock: options.clock, signal: options.signal, logger },
      onWait: health.awaitStore,
    }),
    ({ close }) => close(),
  )
  const instanceId = randomUUID()
  const auditKey = keyBesideStore('audit', { dataDir, setting: configuration.auditKey })
  await patiently(() => checkKey(store, 'audit', auditKey))
  const audit = started.adopt(
    await patiently(() =>
      startAudit(
        { store, clock, logger, key: auditKey, instance: instanceId },
        {
          anchorFile: anchorFileOf(configuration),
          verifyHours: configuration.auditVerifyHours,
          retentionDays: configuration.auditRetentionDays,
        },
      ),
    ),
    ({ close }) => close(),
  )
  const aws = started.adopt(await connect(configuration), ({ close }) => close())
  const clients = awsClients(
    ...([configuration.awsTimeoutMs, metrics.observeAws, stopping.signal] as const),
  )
  started.defer(clients.close)
  started.adopt(
    startInstance({
      ...{
        id: instanceId,
        audit: audit.trail,
        store,
        clients,
        connections: aws.connections,
        logger,
      },
      leaseMs: configuration.jobLeaseMs,
    }),
    ({ close }) => close(),
  )
  const index = started.adopt(
    directoryIndex({ store, clients, connections: aws.connections, clock, logger }),
    ({ close }) => close(),
  )
  addGauges(metrics, { store, clock, clients, connections: aws.connections })
  started.adopt(server, async () => {
    server.closeAllConnections()
    await closeServer(server)
  })
  const identity = started.adopt(await provideIdentity(configuration, publicUrl), ({ close }) =>
    close(),
  )
  const sessionStore = new SessionStore(store, clock, {
    idleMs: configuration.sessionIdleMs,
    maxMs: configuration.sessionMaxMs,
  })
  const outages = outageLog(logger)
  const sweeper = setInterval(() => {
    index.forgetIdle()
    sessionStore
      .sweep()
      .then(outages.worked, (error) => outages.failed(error, 'sessions were not swept'))
    sweepCounts(store).then(outages.worked, (error) =>
      outages.failed(error, 'counts were not swept'),
    )
  }, sweepEveryMs).unref()
  started.defer(() => clearInterval(sweeper))
  const lines = createLines(configuration.snapshotKey)
  const handlers = operationHandlers({
    ...{ lines, directoryIndex: index, connections: aws.connections, auditProof: audit.proof },
    endOfServiceDate: configuration.endOfServiceDate,
  })
  const performer = {
    ...{ store, clock, clients, connections: aws.connections, handlers },
    audit: metrics.measured(audit.trail),
  }
  const jobKey = keyBesideStore('job', {
    dataDir: configuration.dataDir,
    setting: configuration.jobKey,
  })
  await patiently(() => checkKey(store, 'job', jobKey))
  const jobs = started.adopt(
    createJobs({
      ...{ performer, directoryIndex: index, logger },
      ...{ leaseMs: configuration.jobLeaseMs, key: jobKey },
    }),
    ({ close }) => close(),
  )
  await patiently(() => checkOptionalKey(store, 'snapshot', configuration.snapshotKey))
  const snapshots = started.adopt(
    createSnapshots({
      ...{ store, clock, clients, connections: aws.connections, logger, version },
      ...{ leaseMs: configuration.jobLeaseMs, pageSize: options.snapshotPageSize },
      lines,
    }),
    ({ close }) => close(),
  )
  const mailboxExports = started.adopt(
    createMailboxExports({
      ...{ store, clock, clients, connections: aws.connections, directoryIndex: index, logger },
      leaseMs: configuration.jobLeaseMs,
      endOfService: new Date(configuration.endOfServiceDate),
    }),
    ({ close }) => close(),
  )
  const evidence = started.adopt(
    createEvidence({
      ...{ store, clock, clients, connections: aws.connections, logger },
      leaseMs: configuration.jobLeaseMs,
    }),
    ({ close }) => close(),
  )
  const cutOverWatch = started.adopt(
    watchCutOvers({
      ...{ store, clients, connections: aws.connections, logger },
      leaseMs: configuration.jobLeaseMs,
    }),
    ({ close }) => close(),
  )
  const limitOfSessions = started.adopt(
    sessionLimit({
      ...{ perMinute: configuration.sessionRequestsPerMinute, audit: audit.trail, logger },
    }),
    ({ close }) => close(),
  )
  started.defer(forgetDaily({ index, jobs, jobRetentionMs: configuration.jobRetentionMs, logger }))
  const { exitFourEyes: isFourEyes } = configuration
  const approved = fourEyes(isFourEyes)
  handle = createApp({
    ...performer,
    handlers: {
      ...{ ...handlers, ...jobHandlers(jobs), ...jobRowHandlers(jobs) },
      ...exportEvidenceHandlers(evidence, { secret, lines, directoryIndex: index }),
      ...{ ...exportRunHandlers(mailboxExports, approved), ...exportJobHandlers(mailboxExports) },
      ...snapshotHandlers(snapshots, { secret, clock, approved }),
      ...archiveHandlers({ snapshots, lines, viewerFile, secret, clock, approved }),
      ...announcementHandlers({
        ...{ secret, lines, directoryIndex: index },
        endOfServiceDate: configuration.endOfServiceDate,
      }),
      ...approvals({ snapshots, mailboxExports, isRequired: isFourEyes }),
    },
    snapshots,
    directoryIndex: index,
    configuration,
    publicUrl,
    sessionStore,
    ...{ stopping, sessionLimit: limitOfSessions },
    identityProvider: identityProvider(identity.settings, publicUrl, clock),
    logger,
    metrics,
    ...{ webAppFolder, viewerFile },
    ...{ secret, health, lines },
  })
  // Not before: until now, requests are answered with 503.
  health.watch(store)
  const running = started.move()
  /** Resolves when everything under way has ended. No further work is begun. */
  const finish = async () => {
    const background = Promise.all([
      ...[jobs.close(), index.close(), snapshots.close(), mailboxExports.close()],
      ...[evidence.close(), cutOverWatch.close()],
    ])
    await stopping.begin()
    await Promise.all([background, closeServer(server)])
  }
  const close = async (): Promise<boolean> => {
    const graceMs = configuration.stopDrainMs + 2 * configuration.awsTimeoutMs + graceMarginMs
    const finished = finish()
    const isFinished = await endsWithin(graceMs, finished)
    if (!isFinished) {
      logger.error('requests or steps were under way for too long and are cut')
      stopping.cut()
      await endsWithin(afterGraceMs, finished)
      // Ends the calls of steps, which stay under way in the store.
      await clients.close()
    }
    const isDisposed = await endsWithin(afterGraceMs, running.disposeAsync())
    return isFinished && isDisposed
  }
  return {
    url: publicUrl,
    port,
    metricsPort: monitored?.port,
    store,
    logger,
    connections: aws.connections,
    hasLocalAccounts: configuration.oidc === undefined,
    close,
  }
}
