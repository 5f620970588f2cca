import { AsyncLocalStorage } from 'node:async_hooks'
import type { AwsServiceId } from '@mailroom/schemas/aws-call'
import * as z from 'zod'
import { isThrottling } from './aws-errors.ts'
import type { SdkClient } from './services.ts'

/** An answer or an error of the SDK. */
const Answered = z.object({ $metadata: z.object({ requestId: z.string() }) })

const lastRequest = new AsyncLocalStorage<{ awsRequestId?: string }>()

/** Keeps AWS's id of the last call that the current work has made. */
function remember(answered: unknown): void {
  const kept = lastRequest.getStore()
  const { data } = Answered.safeParse(answered)
  if (kept && data) kept.awsRequestId = data.$metadata.requestId
}

/** Does some work, and returns its answer with AWS's id of the last call it made. */
export async function withAwsRequestId<Value>(work: () => Promise<Value>) {
  const kept: { awsRequestId?: string } = {}
  const answer = await lastRequest.run(kept, work)
  return { answer, awsRequestId: kept.awsRequestId }
}

/**
 * What hears of calls to AWS. `called` after every one: `operation` is AWS's name, `outcome` is
 * `Succeeded` or the error's name. Duration in seconds.
 */
export type AwsObserver = {
  called: (
    call: { service: AwsServiceId; operation: string },
    outcome: string,
    seconds: number,
  ) => void
  /** Called after every attempt that AWS throttled, with the id of the connection. */
  throttled: (connectionId: string) => void
}

/**
 * Reports the calls of a connection's client to an observer. The duration includes retries and
 * waiting.
 */
export function observeCalls(
  client: SdkClient,
  { connectionId, service }: { connectionId: string; service: AwsServiceId },
  observe: AwsObserver,
): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      try {
        return await next(request)
      } catch (error) {
        if (isThrottling(error)) observe.throttled(connectionId)
        throw error
      }
    },
    // Inside the SDK's retries, to see every attempt.
    { step: 'finalizeRequest', priority: 'low', name: 'observeThrottling' },
  )
  client.middlewareStack.add(
    (next, { commandName = 'unknown' }) =>
      async (request) => {
        const operation = commandName.replace(/Command$/, '')
        const started = performance.now()
        const done = (outcome: string) =>
          observe.called({ service, operation }, outcome, (performance.now() - started) / 1000)
        try {
          const answer = await next(request)
          done('Succeeded')
          remember(answer.output)
          return answer
        } catch (error) {
          done(error instanceof Error ? error.name : 'Unknown')
          remember(error)
          throw error
        }
      },
    { step: 'initialize', name: 'observeCalls' },
  )
}
