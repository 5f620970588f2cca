import { AsyncLocalStorage } from 'node:async_hooks'
import { ServiceException } from '@smithy/core/client'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Refusal } from '../operations/refusal.ts'
import { isThrottling } from './aws-errors.ts'
import { awsRequest, timeLeft } from './aws-request.ts'
import { connectInTime, isUnsent } from './connect-in-time.ts'
import { callsAtOnce, fairQueue } from './fair-queue.ts'
import { whenHeard } from './heard-time.ts'
import type { SdkClient } from './services.ts'

/** The signal that ends the attempt that is being sent. */
const attempts = new AsyncLocalStorage<AbortSignal>()

/** Sends requests over connections of its own, each with the signal of its attempt. */
class AttemptHandler extends NodeHttpHandler {
  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>) {
    const abortSignal = attempts.getStore()
    return super.handle(request, abortSignal ? { ...options, abortSignal } : options)
  }
}

/**
 * Makes the handler of a client. It has no time limits of its own but for connecting: the SDK's
 * would count the time in which this process is busy.
 */
export function requestHandler(): NodeHttpHandler {
  return new AttemptHandler({
    ...connectInTime(callsAtOnce.total),
    ...{ connectionTimeout: 0, requestTimeout: 0, socketTimeout: 0 },
    // The queue bounds the calls; a warning about them would not help.
    socketAcquisitionWarningTimeout: 600_000,
  })
}

/** A call without an answer in time; the SDK knows the name and repeats reads. */
class TimeoutError extends Error {
  override name = 'TimeoutError'
  override message = 'AWS did not answer in time.'
}

function isRead(commandName: string): boolean {
  return /^(Describe|Get|List|Simulate)/.test(commandName)
}

/** Sends a request, and gives it up after some time. */
async function attempt<Answer>(send: () => Promise<Answer>, limitMs: number): Promise<Answer> {
  const giveUp = new AbortController()
  const cancel = whenHeard(limitMs, () => giveUp.abort())
  try {
    return await attempts.run(giveUp.signal, send)
  } catch (error) {
    throw giveUp.signal.aborted ? new TimeoutError() : error
  } finally {
    cancel()
  }
}

/** Returns whether AWS refused a write, or never got it: then it has changed nothing. */
function isRefused(error: unknown): boolean {
  if (error instanceof Refusal || isUnsent(error) || isThrottling(error)) return true
  return error instanceof ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500
}

type Limits = {
  /** How long a call may take, or all calls of a request together. Milliseconds. */
  timeoutMs: number
  /** True for calls in the background: the pace bounds them, and no request limits their time. */
  paced: boolean
}

/**
 * Makes the calls of a client end in time: those of a request together, each attempt of a read
 * after half of it, so that a second attempt can help. A write that is sent has at least half of
 * it, because AWS may carry out what is given up. The calls share the connections fairly.
 */
export function callInTime(client: SdkClient, { timeoutMs, paced }: Limits): void {
  const queue = fairQueue()
  const left = () => (paced ? timeoutMs : timeLeft(timeoutMs))

  /** Ends a call while the SDK waits for credentials or for the next attempt. */
  const endInTime = async <Answer>(call: Promise<Answer>, ms: number): Promise<Answer> => {
    const { promise, reject } = Promise.withResolvers<never>()
    const cancel = whenHeard(ms, () => reject(new TimeoutError()))
    try {
      return await Promise.race([call, promise])
    } finally {
      cancel()
    }
  }

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        if (paced) return next(call)
        return endInTime(next(call), isRead(commandName) ? left() : left() + timeoutMs / 2)
      },
    { step: 'initialize', name: 'endInTime' },
  )

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const request = awsRequest()
        if (left() <= 0) throw new TimeoutError()
        const caller = { operation: commandName, person: request?.person ?? 'the console' }
        const leave = paced ? () => {} : await queue.enter(caller, left() / 2)
        if (isRead(commandName)) {
          const limitMs = paced ? timeoutMs : Math.min(left(), timeoutMs / 2)
          return attempt(() => next(call), limitMs).finally(leave)
        }
        // In doubt from now on, whatever happens here.
        const state = request ?? { writesDone: 0, writesInDoubt: 0 }
        state.writesInDoubt++
        try {
          const answer = await attempt(() => next(call), Math.max(left(), timeoutMs / 2))
          state.writesInDoubt--
          state.writesDone++
          return answer
        } catch (error) {
          if (isRefused(error)) state.writesInDoubt--
          throw error
        } finally {
          leave()
        }
      },
    // Runs inside the SDK's retries, which have high priority in this step.
    { step: 'finalizeRequest', priority: 'normal', name: 'attemptInTime' },
  )
}
