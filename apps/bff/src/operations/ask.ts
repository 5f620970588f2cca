import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from './refusal.ts'

/** What came of asking a service: its answer or its refusal. */
type Asked<Answer> = { answer: Answer; refused?: never } | { answer?: never; refused: Refusal }

/** Asks a service. Throws an error that is neither AWS's nor ours: it is a fault of Mailroom. */
export async function ask<Answer>(call: () => Promise<Answer>): Promise<Asked<Answer>> {
  try {
    return { answer: await call() }
  } catch (error) {
    const refused = refusalOfAwsError(error)
    if (refused instanceof Refusal) return { refused }
    throw error
  }
}
