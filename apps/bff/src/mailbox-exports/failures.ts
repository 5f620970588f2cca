import {
  EntityNotFoundException,
  LimitExceededException,
  OrganizationNotFoundException,
  OrganizationStateException,
} from '@aws-sdk/client-workmail'
import type { ExportDocument } from '@mailroom/schemas/export-runs'
import * as z from 'zod'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from '../operations/refusal.ts'

/** Errors of credentials, which pass, and say nothing about the export. */
const passing = new Set([
  ...['ExpiredTokenException', 'ExpiredToken', 'RequestExpired', 'InvalidSignatureException'],
  ...['IncompleteSignature', 'UnrecognizedClientException', 'InvalidClientTokenId'],
])

/** What follows from a failure. Source: XQ-09. */
export type Consequence = 'gone' | 'limit' | 'organizationGone' | 'prerequisite' | 'again'

/** Returns what follows from the failure of a call. */
export function consequenceOf(error: unknown): Consequence {
  if (error instanceof EntityNotFoundException) return 'gone'
  if (error instanceof LimitExceededException) return 'limit'
  if (error instanceof OrganizationNotFoundException) return 'organizationGone'
  if (error instanceof OrganizationStateException) return 'organizationGone'
  const known = refusalOfAwsError(error)
  if (!(known instanceof Refusal) || known.status !== 400) return 'again'
  return passing.has(known.error.code) ? 'again' : 'prerequisite'
}

export const Problem = z.object({
  code: z.string(),
  message: z.string().optional(),
  document: z.enum(['trust', 'permissions', 'caller', 'settings']).optional(),
})
export type Problem = z.infer<typeof Problem>

/** Returns the text of EXIT-09 that a failed call is about. */
function documentOf(code: string, message: string): ExportDocument | undefined {
  if (code.startsWith('AccessDenied')) return 'caller'
  if (code !== 'InvalidParameterException') return undefined
  return /assume|trust/i.test(message) ? 'trust' : 'settings'
}

/** Returns an error as the store keeps it: without what AWS has said if it was no refusal. */
export function problemOf(error: unknown): Problem {
  const known = refusalOfAwsError(error)
  if (!(known instanceof Refusal)) return { code: 'InternalError' }
  const { code, message } = known.error
  const document = documentOf(code, message)
  return { code, message, ...(document && { document }) }
}

const permission =
  /access|den(y|ied)|permi|authori[sz]|role|kms|key|bucket|policy|encrypt|public|Region/i

/** Whether the `ErrorInfo` of a job names what an administrator has to change. Source: XQ-09. */
export function namesPermission(errorInfo: string | null | undefined): boolean {
  return permission.test(errorInfo ?? '')
}

/** Returns the text of EXIT-09 that the `ErrorInfo` of a failed job is about. Source: EXIT-10. */
export function documentOfErrorInfo(errorInfo: string | null | undefined) {
  if (!namesPermission(errorInfo)) return undefined
  if (/assume|trust/i.test(errorInfo ?? '')) return 'trust'
  return /public|Region|not exist/i.test(errorInfo ?? '') ? 'settings' : 'permissions'
}
