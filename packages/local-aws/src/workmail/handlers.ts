import type { HandlersOf } from '../handlers.ts'

export type { Context } from '../handlers.ts'

/**
 * The operations of WorkMail by their API name, typed by the SDK. Errors are thrown as AwsError.
 */
export type Handlers = HandlersOf<typeof import('@aws-sdk/client-workmail')>
