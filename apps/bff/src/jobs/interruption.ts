import type { JobProblem } from '@mailroom/schemas'
import { Refusal } from '../operations/refusal.ts'

/** Stops a whole job, which then waits for a person instead of failing row by row. */
export class Interruption extends Error {
  readonly problem: JobProblem

  constructor(problem: JobProblem) {
    super(problem.message)
    this.name = 'Interruption'
    this.problem = problem
  }
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
