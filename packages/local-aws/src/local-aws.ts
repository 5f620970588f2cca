import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { SES } from '@aws-sdk/client-ses'
import type { WorkMail } from '@aws-sdk/client-workmail'
import Sqlite from 'better-sqlite3'
import { folderBuckets, memoryBuckets } from './buckets.ts'
import { type Clock, movableClock } from './clock.ts'
import { type FaultList, faultList } from './controls/faults.ts'
import { startDnsServer } from './dns/dns-server.ts'
import { startResolver } from './dns/resolver.ts'
import { putGeneratedDirectory } from './sample/generated-directory.ts'
import { sampleOrganizations, seedSample } from './sample/sample.ts'
import { awsServer, type RequestLog } from './server.ts'
import { callLog } from './state/calls.ts'
import { type Database, openDatabase } from './state/database.ts'
import { openState, type State } from './state/state.ts'

/** The bytes of databases with the sample, by the sample's time in epoch milliseconds. */
const images = new Map<number, Buffer>()

/**
 * Returns a new database in memory with the sample. Its bytes are kept and copied for the next one
 * of the same time, because tests start hundreds.
 */
function sampleInMemory(at: Date): Database {
  const image = images.get(at.getTime())
  if (image) return new Sqlite(image)
  const database = openDatabase()
  database.transaction(() => seedSample(openState(database), at))()
  images.set(at.getTime(), database.serialize())
  return database
}

export type LocalAwsOptions = {
  /** The port of both services; 0, the default, takes a free one. */
  port?: number
  /** The port of the simulated DNS, over UDP and TCP; 0, the default, takes a free one. */
  dnsPort?: number
  /** The ports of caching resolvers in front of it; none by default, 0 takes a free one. */
  dnsResolverPorts?: readonly number[]
  /** The folder of the state; without one, the state is kept in memory. */
  dataDir?: string
  /** Whether `/__local/…` answers. */
  controls?: boolean
  clock?: Clock
  /**
   * The content of new state: the sample organizations, with this many generated users in
   * `example-corp`.
   */
  sample?: { users: number } | 'none'
  /** How long a request may take to arrive, in milliseconds. */
  arrivalTimeoutMs?: number
  log?: RequestLog
}

/** A local AWS that runs. */
type ServedLocalAws = {
  endpoint: string
  port: number
  /** Address and port of the simulated DNS, as `setServers` of Node's resolvers takes them. */
  dnsServer: string
  /** Those of the caching resolvers. */
  dnsResolvers: readonly string[]
  clock: Clock
  faults: FaultList
  close(): Promise<void>
}

export type LocalAws = ServedLocalAws &
  AsyncDisposable & {
    /** SDK clients for us-east-1, which call it over HTTP and do not retry. */
    workmail: WorkMail
    ses: SES
  }

/**
 * Returns the time of the sample: the beginning of a minute, because samples of the same time are
 * identical and can be copied.
 */
function sampleTime(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000)
}

function seed(state: State, at: Date, users: number): void {
  if (state.organizations.get('us-east-1', sampleOrganizations.example)) return
  seedSample(state, at)
  putGeneratedDirectory(state, sampleOrganizations.example, 'example.com', users, at)
}

/**
 * Starts the services on a port of 127.0.0.1. Errors: a port in use, a data folder of another
 * version.
 */
export async function serveLocalAws(options: LocalAwsOptions = {}): Promise<ServedLocalAws> {
  const {
    port: wanted = 0,
    dnsPort = 0,
    dnsResolverPorts = [],
    dataDir,
    controls = true,
    sample = { users: 0 },
    arrivalTimeoutMs = 20_000,
    log = () => {},
  } = options
  const isSampleInMemory = dataDir === undefined && sample !== 'none' && sample.users === 0
  const database = isSampleInMemory
    ? sampleInMemory(sampleTime(options.clock?.now ?? new Date()))
    : openDatabase(dataDir)
  const clock = options.clock ?? movableClock(database)
  const state = openState(database)
  if (sample !== 'none')
    database.transaction(() => seed(state, sampleTime(clock.now), sample.users))()
  const faults = faultList()
  const calls = callLog(database, undefined, (error) => {
    const line = { requestId: '', service: '', operation: '', status: 500, durationMs: 0 }
    log({ ...line, code: `The log of calls was not written: ${error}` })
  })
  const resolvers = await Promise.all(
    dnsResolverPorts.map((resolverPort) => startResolver(state, clock, resolverPort)),
  )
  const server = awsServer({
    database,
    inTransaction: database.transaction((work) => work()),
    state,
    buckets: dataDir === undefined ? memoryBuckets() : folderBuckets(dataDir),
    clock,
    faults,
    resolvers,
    calls,
    controls,
    arrivalTimeoutMs,
    log,
  })
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const dns = await startDnsServer(state, clock, dnsPort, faults)
  // The address of a TCP server is never a string.
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const close = async () => {
    server.close()
    for (const each of [dns, ...resolvers]) each.close()
    server.closeAllConnections()
    calls.close()
    database.close()
  }
  const dnsResolvers = resolvers.map((each) => `127.0.0.1:${each.port}`)
  const dnsServer = `127.0.0.1:${dns.port}`
  return { endpoint, port, dnsServer, dnsResolvers, clock, faults, close }
}

/** Starts the services as `serveLocalAws` does, with clients that call them. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const served = await serveLocalAws(options)
  const { endpoint } = served
  // A program that only serves has no use for the clients, which take a tenth of its start.
  const [{ SES }, { WorkMail }] = await Promise.all([
    import('@aws-sdk/client-ses'),
    import('@aws-sdk/client-workmail'),
  ])
  const connection = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  }
  const workmail = new WorkMail(connection)
  const ses = new SES(connection)
  const close = async () => {
    workmail.destroy()
    ses.destroy()
    await served.close()
  }
  return { ...served, workmail, ses, close, [Symbol.asyncDispose]: close }
}
