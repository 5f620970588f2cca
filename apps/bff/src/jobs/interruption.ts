import type { JobProblem } from '@mailroom/schemas/job-rows'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from '../operations/refusal.ts'

/**
 * Stops a whole job instead of failing row by row. It goes on by itself if the failure is passing,
 * else when a person resumes it.
 */
export class Interruption extends Error {
  readonly problem: JobProblem
  readonly isPassing: boolean

  constructor(problem: JobProblem, isPassing: boolean) {
    super(problem.message)
    this.name = 'Interruption'
    this.problem = problem
    this.isPassing = isPassing
  }
}

const [shortestWaitMs, longestWaitMs] = [2_000, 5 * 60_000]

/** Returns how long a job waits after so many failures in a row. Milliseconds. */
export function waitAfter(tries: number): number {
  return Math.min(longestWaitMs, shortestWaitMs * 2 ** (tries - 1))
}

/** The refusals that the next row would meet as well. Source: 06 §2.2, §2.6, X-03, X-05. */
const ofTheConnection = new Set([
  ...[
    'ExpiredTokenException',
    'ExpiredToken',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
  ],
  ...['InvalidSignatureException', 'AccessDeniedException', 'AccessDenied', 'NotAuthorized'],
  ...['OrganizationNotFoundException', 'OrganizationStateException'],
  ...['DirectoryUnavailableException', 'DirectoryServiceAuthenticationFailedException'],
  ...['NotAllowed', 'ReadOnlyConnection', 'ConnectionNotFound'],
])

/**
 * Returns whether a call failed because this process stops. Another process goes on where it ended.
 */
export function isCut(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false
  return error.error.code === 'Stopping' || error.error.code === 'Interrupted'
}

/**
 * Returns whether a refusal is about the connection, the organization or the person, rather than
 * about a row.
 */
export function interrupts(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false
  return error.status === 429 || ofTheConnection.has(error.error.code)
}

/**
 * Returns whether a call failed because AWS throttles, fails, or cannot be reached, which passes by
 * itself. Missing credentials do not.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof Error && error.name === 'CredentialsProviderError') return false
  const known = refusalOfAwsError(error)
  if (!(known instanceof Refusal) || ofTheConnection.has(known.error.code)) return false
  return known.status === 429 || known.status >= 500
}
