import { WorkMail } from '@aws-sdk/client-workmail'
import type { Region } from '@mailroom/schemas'
import { callInTime, requestHandler } from './call-in-time.ts'
import type { ConnectionSettings } from './connection-settings.ts'
import type { AwsObserver } from './observe-calls.ts'
import { observeCalls } from './observe-calls.ts'
import { type ClockSkews, observeClock } from './observe-clock.ts'
import { createPace, keepPace, type Pace } from './pace.ts'
import { RetryPaced, RetryReads, RetryThrottledWrites } from './retry.ts'

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
   * Set for the local AWS only. Other connections use the default credential chain, and assume
   * `roleArn` with its credentials.
   */
  credentials?: Credentials
}

async function credentialsOf({ credentials, roleArn, id }: Connection) {
  if (credentials) return credentials
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import(
    '@aws-sdk/credential-providers'
  )
  return roleArn === undefined
    ? fromNodeProviderChain()
    : fromTemporaryCredentials({
        params: { RoleArn: roleArn, RoleSessionName: `mailroom-${id}`.slice(0, 64) },
      })
}

/**
 * Makes one SDK client per connection, Region, kind of call and pace, when it is first needed.
 * `timeoutMs` is how long an operation waits for AWS. Paced calls end with `stopping`. Credentials do
 * not leave this file.
 */
export function awsClients(timeoutMs: number, observe: AwsObserver, stopping?: AbortSignal) {
  const made = new Map<string, Promise<WorkMail>>()
  const paces = new Map<string, Pace>()
  const skews: ClockSkews = new Map()

  const paceOf = ({ id, requestsPerSecond }: Connection): Pace => {
    const pace = paces.get(id) ?? createPace(requestsPerSecond, undefined, stopping)
    paces.set(id, pace)
    return pace
  }

  const make = async (
    connection: Connection,
    region: Region,
    kind: CallKind,
    options: ClientOptions,
  ) => {
    const client = new WorkMail({
      region,
      credentials: await credentialsOf(connection),
      retryStrategy: retryStrategy(kind, options),
      requestHandler: requestHandler(),
      // Puts the SDK's middleware together once per operation, not per call. It would keep the first
      // command of each operation for ever, and those of writes carry passwords.
      cacheMiddleware: kind === 'read',
      ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
    })
    observeCalls(client, connection.id, observe)
    observeClock(client, connection.id, skews)
    callInTime(client, { timeoutMs, paced: options.paced ?? false })
    if (options.paced) keepPace(client, paceOf(connection))
    return client
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

    workmail(
      connection: Connection,
      region: Region,
      kind: CallKind,
      options: ClientOptions = {},
    ): Promise<WorkMail> {
      const key = `${connection.id} ${region} ${kind} ${options.paced ?? false}`
      const known = made.get(key)
      if (known) return known
      const client = make(connection, region, kind, options)
      made.set(key, client)
      client.catch(() => made.delete(key))
      return client
    },

    async close(): Promise<void> {
      for (const client of made.values()) (await client).destroy()
    },
  }
}
export type AwsClients = ReturnType<typeof awsClients>
