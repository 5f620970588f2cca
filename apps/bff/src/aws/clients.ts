import { type AwsServiceId, optionalServices } from '@mailroom/schemas/aws-call'
import type { Region } from '@mailroom/schemas/region'
import { refusal } from '../operations/refusal.ts'
import { callInTime, requestHandler } from './call-in-time.ts'
import type { ConnectionSettings } from './connection-settings.ts'
import type { AwsObserver } from './observe-calls.ts'
import { observeCalls } from './observe-calls.ts'
import { type ClockSkews, observeClock } from './observe-clock.ts'
import { createPace, keepPace, type Pace } from './pace.ts'
import { RetryPaced, RetryReads, RetryThrottledWrites } from './retry.ts'
import { type ServiceClients, services } from './services.ts'

export type CallKind = 'read' | 'write'

/** Paced calls are background calls: together they keep to the connection's `requestsPerSecond`. */
type ClientOptions = { paced?: boolean }

function retryStrategy(kind: CallKind, { paced = false }: ClientOptions) {
  if (paced) return new RetryPaced(kind)
  return kind === 'read' ? new RetryReads(3) : new RetryThrottledWrites(3)
}

type Credentials = { accessKeyId: string; secretAccessKey: string }

/** A connection that the backend can call. `local` is true if the local AWS answers. */
export type Connection = Omit<ConnectionSettings, 'region'> & {
  regions: Region[]
  local: boolean
  /**
   * The DNS servers that are asked about the records of its domains, as `address:port`; without
   * them, those of this machine. Those of the local AWS know its zones themselves.
   */
  resolvers?: readonly string[] | undefined
  /** The resolvers of the local AWS, which remember answers; its other DNS server is the authority. */
  cachingResolvers?: readonly string[]
  /**
   * Set for the local AWS only. Other connections use the default credential chain, and assume
   * `roleArn` with its credentials.
   */
  credentials?: Credentials
}

/** Returns the address of a service, if it is not AWS's own. */
function endpointOf({ services: own, endpoint }: Connection, service: AwsServiceId) {
  const address = own?.[service]?.endpoint ?? endpoint
  return address === undefined ? {} : { endpoint: address }
}

/**
 * Returns whether a connection may call a service. What is optional has to be switched on; the local
 * AWS has it. Source: 04 Z2.
 */
export function isServiceOn({ services: own, local }: Connection, service: AwsServiceId): boolean {
  return own?.[service]?.enabled ?? (local || !optionalServices.includes(service))
}

async function credentialsOf(connection: Connection, region: Region) {
  const { credentials, roleArn, id } = connection
  if (credentials) return credentials
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import(
    '@aws-sdk/credential-providers'
  )
  return roleArn === undefined
    ? fromNodeProviderChain()
    : fromTemporaryCredentials({
        params: { RoleArn: roleArn, RoleSessionName: `mailroom-${id}`.slice(0, 64) },
        clientConfig: { region, ...endpointOf(connection, 'sts') },
      })
}

/**
 * Makes one SDK client per service, connection, Region, kind of call and pace, when it is first
 * needed. A global service has one for all Regions.
 * `timeoutMs` is how long an operation waits for AWS. Paced calls end with `stopping`. Credentials do
 * not leave this file.
 */
export function awsClients(timeoutMs: number, observe: AwsObserver, stopping?: AbortSignal) {
  const made: { [Id in AwsServiceId]: Map<string, Promise<ServiceClients[Id]>> } = {
    workmail: new Map(),
    ses: new Map(),
    sts: new Map(),
    iam: new Map(),
    route53: new Map(),
    ds: new Map(),
    kms: new Map(),
    s3: new Map(),
    sso: new Map(),
    identitystore: new Map(),
  }
  const paces = new Map<string, Pace>()
  const skews: ClockSkews = new Map()

  const paceOf = ({ id, requestsPerSecond }: Connection): Pace => {
    const pace = paces.get(id) ?? createPace(requestsPerSecond, undefined, stopping)
    paces.set(id, pace)
    return pace
  }

  const make = async <Id extends AwsServiceId>(
    service: Id,
    connection: Connection,
    region: Region,
    kind: CallKind,
    options: ClientOptions,
  ) => {
    const client = await services[service].make({
      region,
      credentials: await credentialsOf(connection, region),
      retryStrategy: retryStrategy(kind, options),
      requestHandler: requestHandler(),
      // Puts the SDK's middleware together once per operation, not per call. It would keep the first
      // command of each operation for ever, and those of writes carry passwords.
      cacheMiddleware: kind === 'read',
      ...endpointOf(connection, service),
    })
    observeCalls(client, { connectionId: connection.id, service }, observe)
    observeClock(client, connection.id, skews)
    callInTime(client, { timeoutMs, paced: options.paced ?? false })
    if (options.paced) keepPace(client, paceOf(connection))
    return client
  }

  const client = async <Id extends AwsServiceId>(
    service: Id,
    connection: Connection,
    wanted: Region,
    kind: CallKind,
    options: ClientOptions = {},
  ): Promise<ServiceClients[Id]> => {
    if (!isServiceOn(connection, service))
      throw refusal('ServiceDisabled', `The settings of this connection switch ${service} off.`)
    const region = services[service].region ?? wanted
    const key = `${connection.id} ${region} ${kind} ${options.paced ?? false}`
    const known = made[service].get(key)
    if (known) return known
    const making = make(service, connection, region, kind, options)
    made[service].set(key, making)
    making.catch(() => made[service].delete(key))
    return making
  }

  return {
    /** How long an operation waits for AWS. Milliseconds. */
    timeoutMs,

    /** Returns the pace that a connection's jobs and its index share. */
    paceOf,

    /**
     * Returns the time at AWS, from the last answer to a connection; before the first answer, our
     * time. Source: 00-index, decision 26.
     */
    now: ({ id }: Connection): Date => new Date(Date.now() + (skews.get(id) ?? 0)),

    /**
     * Returns the client of a service. Error: ServiceDisabled if the settings of the connection
     * switch the service off.
     */
    client,

    /** Returns the client of WorkMail, which no settings switch off. */
    workmail: (
      ...place: [Connection, Region, CallKind, ClientOptions?]
    ): Promise<ServiceClients['workmail']> => client('workmail', ...place),

    async close(): Promise<void> {
      const all = Object.values(made).flatMap((clients) => [...clients.values()])
      for (const each of all) (await each).destroy()
    },
  }
}
export type AwsClients = ReturnType<typeof awsClients>
