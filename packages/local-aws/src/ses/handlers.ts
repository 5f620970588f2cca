import type { HandlersOf } from '../handlers.ts'

/**
 * The operations of SES by their API name, typed by the SDK. Errors are thrown as AwsError with the
 * code on the wire.
 */
export type Handlers = HandlersOf<typeof import('@aws-sdk/client-ses')>
