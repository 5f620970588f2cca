import * as z from 'zod/mini'

/** What is wrong with one field. The words are the browser's; `limit` is the number they need. */
export const FieldProblem = z.object({
  /** `required`, `tooShort`, `tooLong`, `tooSmall`, `tooBig`, `format`, `choice`, `type`, `unknown`, a refinement's own word, or the name of an AWS error. */
  code: z.string(),
  limit: z.optional(z.number()),
})
export type FieldProblem = z.infer<typeof FieldProblem>

/** What somebody saw before changing it, and what somebody else made of it meanwhile. Source: USR-15. */
export const FieldConflict = z.object({ expected: z.unknown(), current: z.unknown() })
export type FieldConflict = z.infer<typeof FieldConflict>

/** How every refusal and failure reaches the browser. `code` is AWS's error name or one of ours (`errorCodes`). */
export const ApiError = z.object({
  code: z.string(),
  /** For logs and people who read English: AWS's words or ours, without secrets. */
  message: z.string(),
  /** Ours, in every log line of the request. */
  requestId: z.string(),
  /** AWS's, for a support case. */
  awsRequestId: z.optional(z.string()),
  /** The IAM action that is missing, where AWS denied access. Source: X-05. */
  missingAction: z.optional(z.string()),
  /**
   * With a failure of a write: whether it may have been carried out all the same, because its answer is lost. Absent where a refusal
   * has changed nothing.
   */
  mayHaveChanged: z.optional(z.boolean()),
  /** With `Conflict`: what somebody saw and what AWS has by now, by field; `null` where there is nothing. */
  conflicts: z.optional(z.record(z.string(), FieldConflict)),
  /** Problems by the path of the field, e.g. `filters.state`. */
  fields: z.optional(z.record(z.string(), FieldProblem)),
})
export type ApiError = z.infer<typeof ApiError>

/** Our own error codes and their HTTP status; AWS's keep their names and come as 400, or 502 where AWS did not answer properly. */
export const errorCodes = {
  InvalidInput: 400,
  TooManyTargets: 400,
  NotSignedIn: 401,
  NotAllowed: 403,
  ReadOnlyConnection: 403,
  ForgedRequest: 403,
  OperationNotFound: 404,
  ConnectionNotFound: 404,
  SessionNotFound: 404,
  JobNotFound: 404,
  OnboardingTemplateNotFound: 404,
  Conflict: 409,
  JobStateConflict: 409,
  BodyTooLarge: 413,
  UnsupportedMediaType: 415,
  TooManyRequests: 429,
  InternalError: 500,
  NoPublicApi: 501,
  UnexpectedAwsAnswer: 502,
  AwsUnreachable: 502,
  DirectoryNotListed: 503,
} as const

export type ErrorCode = keyof typeof errorCodes
