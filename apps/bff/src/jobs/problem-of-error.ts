import type { JobProblem } from '@mailroom/schemas/job-rows'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from '../operations/refusal.ts'
import { Interruption } from './interruption.ts'

/** Turns an error into the problem of a job, a row or a step. */
export function problemOfError(error: unknown): JobProblem {
  if (error instanceof Interruption) return error.problem
  const known = refusalOfAwsError(error)
  if (!(known instanceof Refusal))
    return { code: 'InternalError', message: 'Something went wrong in Mailroom itself.' }
  const { code, message, awsRequestId, missingAction, missingStatement, deniedBy } = known.error
  return {
    ...{ code, message },
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
    ...(missingAction === undefined ? {} : { missingAction }),
    ...(missingStatement === undefined ? {} : { missingStatement }),
    ...(deniedBy === undefined ? {} : { deniedBy }),
  }
}
