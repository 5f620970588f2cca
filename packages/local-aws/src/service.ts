import * as ses from '@aws-sdk/client-ses'
import * as workmail from '@aws-sdk/client-workmail'
import type { Context } from './handlers.ts'
import { AwsError } from './protocol/aws-error.ts'
import { operationsOf } from './protocol/operations.ts'
import { sesHandlers } from './ses/index.ts'
import { workmailHandlers } from './workmail/index.ts'

/** Every operation of the two services, built or not. */
export const awsOperations = { workmail: operationsOf(workmail), ses: operationsOf(ses) }

type Handler = (input: Record<string, unknown>, context: Context) => Record<string, unknown>

/**
 * Returns the handler of an operation. The cast is safe, because the input was checked against the
 * model that types the handler. Errors: NotImplementedException (501) for an operation of the model
 * that is not built yet.
 */
export function handlerOf(service: 'workmail' | 'ses', operation: string): Handler {
  const handlers: Record<string, unknown> = service === 'workmail' ? workmailHandlers : sesHandlers
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined
  if (typeof handler !== 'function')
    throw new AwsError('NotImplementedException', `The local AWS has no ${operation} yet.`, 501)
  return handler as Handler
}
