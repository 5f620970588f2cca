import { AsyncLocalStorage } from 'node:async_hooks'
import { heardTime } from './heard-time.ts'

/** The calls to AWS of one operation. */
export type AwsRequest = {
  /** Whose calls share connections: an account, or a part of the console. */
  person: string
  /** When the calls have to end, as `heardTime`; absent if nobody waits. */
  endsAt?: number
  /** How many writes AWS has carried out. */
  writesDone: number
  /** How many writes AWS may have carried out: their answer is missing, or is a fault of AWS. */
  writesInDoubt: number
}

const requests = new AsyncLocalStorage<AwsRequest>()

/** Returns the request that the current call belongs to, if any. */
export function awsRequest(): AwsRequest | undefined {
  return requests.getStore()
}

/**
 * Does the work of a request. All its calls to AWS together may take `limitMs`; without it, each
 * has its own time.
 */
export function inAwsRequest<Answer>(
  { person, limitMs }: { person: string; limitMs: number | undefined },
  work: (request: AwsRequest) => Promise<Answer>,
): Promise<Answer> {
  const request: AwsRequest = {
    ...{ person, writesDone: 0, writesInDoubt: 0 },
    ...(limitMs === undefined ? {} : { endsAt: heardTime() + limitMs }),
  }
  return requests.run(request, () => work(request))
}

/**
 * Returns how long the calls of the current request may still take; `otherwise` if it has no limit.
 * Milliseconds.
 */
export function timeLeft(otherwise: number): number {
  const endsAt = requests.getStore()?.endsAt
  return endsAt === undefined ? otherwise : endsAt - heardTime()
}
