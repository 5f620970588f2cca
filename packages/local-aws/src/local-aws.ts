import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SES } from '@aws-sdk/client-ses'
import { WorkMail } from '@aws-sdk/client-workmail'
import { folderBuckets } from './buckets.ts'
import { type Clock, movableClock } from './clock.ts'
import { type FaultList, faultList } from './controls/faults.ts'
import { generatedPeople } from './sample/generated-people.ts'
import { putPeople, sampleOrganizations, seedSample } from './sample/sample.ts'
import { awsServer, type RequestLog } from './server.ts'
import { openDatabase } from './state/database.ts'
import { openState, type State } from './state/state.ts'

export type LocalAwsOptions = {
  /** 0, the default, takes a free one. */
  port?: number
  /** Where the state is kept; in memory without one. */
  dataDir?: string
  /** Whether `/__local/…` answers. */
  controls?: boolean
  clock?: Clock
  /** What is there when nothing was before: the sample organizations, and so many generated users besides. */
  sample?: { users: number } | 'none'
  /** How long a request may take to arrive, in milliseconds. */
  arrivalTimeoutMs?: number
  log?: RequestLog
}

export type LocalAws = AsyncDisposable & {
  endpoint: string
  port: number
  clock: Clock
  faults: FaultList
  /** SDK clients for us-east-1 that talk to it over HTTP; they do not repeat what failed. */
  workmail: WorkMail
  ses: SES
  close(): Promise<void>
}

/** Generated people are numbered from here on, away from those written by hand. */
const firstGenerated = 1_000

function seed(state: State, now: Date, users: number): void {
  if (state.organizations.get('us-east-1', sampleOrganizations.example)) return
  seedSample(state, now)
  putPeople(
    state,
    sampleOrganizations.example,
    'example.com',
    generatedPeople(users),
    now,
    firstGenerated,
  )
}

/** Starts WorkMail and SES on a port of 127.0.0.1. Errors: a port in use, a data folder of another version. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const {
    port: wanted = 0,
    dataDir,
    controls = true,
    sample = { users: 0 },
    arrivalTimeoutMs = 20_000,
    log = () => {},
  } = options
  const database = openDatabase(dataDir)
  const clock = options.clock ?? movableClock(database)
  const state = openState(database)
  if (sample !== 'none') database.transaction(() => seed(state, clock.now, sample.users))()
  const faults = faultList()
  const server = awsServer({
    database,
    state,
    buckets: folderBuckets(dataDir),
    clock,
    faults,
    controls,
    arrivalTimeoutMs,
    log,
  })
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server's address is never a text.
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
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
    server.close()
    server.closeAllConnections()
    database.close()
  }
  return { endpoint, port, clock, faults, workmail, ses, close, [Symbol.asyncDispose]: close }
}
