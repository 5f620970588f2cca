import * as z from 'zod/mini'
import { IamStatement } from './iam-statement.ts'

/** The problem of one field. The browser has the texts; `limit` is the number a text needs. */
export const FieldProblem = z.object({
  /**
   * `required`, `tooShort`, `tooLong`, `tooSmall`, `tooBig`, `format`, `choice`, `type`, `unknown`,
   * the problem of a refinement, or the name of an AWS error.
   */
  code: z.string(),
  limit: z.optional(z.number()),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/**
 * The value a person saw before an edit, and the value somebody else has saved in the meantime.
 * Source: USR-15.
 */
export const FieldConflict = z.object({ expected: z.unknown(), current: z.unknown() })
export type FieldConflict = z.infer<typeof FieldConflict>

/**
 * The form in which every refusal and failure reaches the browser. `code` is AWS's error name or
 * one of ours (`errorCodes`).
 */
export const ApiError = z.object({
  code: z.string(),
  /** For logs and people who read English: AWS's message or ours, without secrets. */
  message: z.string(),
  /** Our id of the request, in every log line of the request. */
  requestId: z.string(),
  /** AWS's id of the request, for a support case. */
  awsRequestId: z.optional(z.string()),
  /** The missing IAM action, if AWS denied access. Source: X-05. */
  missingAction: z.optional(z.string()),
  /** The statement that allows it, if adding one to the policy of the caller would help. */
  missingStatement: z.optional(IamStatement),
  /**
   * The kind of policy that denies it in AWS's words, e.g. `service control policy`, if no statement
   * in the policy of the caller would help. Source: 01 IAM-09.
   */
  deniedBy: z.optional(z.string()),
  /**
   * True if a write failed but may have been carried out, because its answer is lost, or if a part
   * of it was carried out. Absent if the refusal has changed nothing.
   */
  mayHaveChanged: z.optional(z.boolean()),
  /** With `mayHaveChanged`: the operation, which tells what to look at. */
  operation: z.optional(z.string()),
  /** With `Conflict`: the expected and the current values, by field; `null` for no value. */
  conflicts: z.optional(z.record(z.string(), FieldConflict)),
  /** Problems by the path of the field, e.g. `filters.state`. */
  fields: z.optional(z.record(z.string(), FieldProblem)),
})
export type ApiError = z.infer<typeof ApiError>

/**
 * The names that AWS's services have for throttling. LimitExceededException is not one: it is a
 * quota. PriorRequestNotComplete of Route 53 is about one hosted zone, and has words of its own.
 * Source: 06 §2.6; the SDK, `THROTTLING_ERROR_CODES`.
 */
export const throttlingCodes: readonly string[] = [
  ...['ThrottlingException', 'Throttling', 'ThrottledException', 'EC2ThrottledException'],
  ...['TooManyRequestsException', 'RequestLimitExceeded', 'RequestThrottled'],
  ...['RequestThrottledException', 'SlowDown', 'BandwidthLimitExceeded'],
]

/**
 * Our own error codes and their HTTP status. AWS's errors keep their names and come as 400, or as
 * 502 if AWS did not answer properly.
 */
export const errorCodes = {
  InvalidInput: 400,
  TooManyTargets: 400,
  NotSignedIn: 401,
  NotAllowed: 403,
  ReadOnlyConnection: 403,
  ServiceDisabled: 403,
  ApprovalNeeded: 403,
  OwnApproval: 403,
  ForgedRequest: 403,
  OperationNotFound: 404,
  ConnectionNotFound: 404,
  SessionNotFound: 404,
  AuditEntryNotFound: 404,
  JobNotFound: 404,
  OnboardingTemplateNotFound: 404,
  SnapshotNotFound: 404,
  ExportRunNotFound: 404,
  ExportJobNotFound: 404,
  ApprovalNotFound: 404,
  KitNotFound: 404,
  IdentityCenterNotFound: 404,
  Conflict: 409,
  JobStateConflict: 409,
  SnapshotUnderWay: 409,
  SnapshotIncomplete: 409,
  SnapshotDamaged: 409,
  UploadIncomplete: 409,
  UploadNotZip: 400,
  UnknownReceiptAction: 409,
  ExportNotConfigured: 409,
  ExportNotComplete: 409,
  EvidenceNotFound: 404,
  ArchivesNotRead: 409,
  EvidenceChanged: 409,
  KitRefused: 409,
  KitChanged: 409,
  ResultsNotReadable: 400,
  ResultsOfAnotherKit: 400,
  ViewerNotBuilt: 409,
  LogNotReadable: 400,
  LogOfOtherJob: 400,
  LogOfOtherExport: 400,
  LogDiffers: 400,
  ExportChecksFailed: 409,
  ExportChecksOpen: 409,
  ExportsEnded: 409,
  RunActive: 409,
  RunStateConflict: 409,
  MailboxInRun: 409,
  NothingToExport: 409,
  CountDiffers: 409,
  ExportJobConflict: 409,
  MailDomainNeeded: 409,
  CustomPolicyInUse: 409,
  PoliciesNotRead: 409,
  CutOverNotFound: 404,
  CutOverExists: 409,
  CutOverStateConflict: 409,
  GateClosed: 409,
  RecordsDiffer: 409,
  ReasonNeeded: 400,
  Gone: 410,
  BodyTooLarge: 413,
  UnsupportedMediaType: 415,
  TooManyRequests: 429,
  InternalError: 500,
  NoPublicApi: 501,
  UnexpectedAwsAnswer: 502,
  AwsUnreachable: 502,
  AwsBusy: 503,
  DirectoryNotListed: 503,
  StoreUnavailable: 503,
  Stopping: 503,
  Interrupted: 503,
} as const

export type ErrorCode = keyof typeof errorCodes

/**
 * The refusals that tell that what the person saw is old: something has changed in the meantime.
 * What they look at is read again.
 */
const staleCodes: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['Conflict', 'Gone', 'JobStateConflict', 'RunStateConflict', 'ExportJobConflict'] as const),
  ...(['RunActive', 'CountDiffers', 'NothingToExport', 'SnapshotUnderWay'] as const),
  ...(['EvidenceChanged', 'CutOverExists', 'CutOverStateConflict', 'GateClosed'] as const),
  ...(['RecordsDiffer', 'KitRefused'] as const),
])

export function tellsOfChange({ code }: Pick<ApiError, 'code'>): boolean {
  return staleCodes.has(code)
}
