import type { CallContext, HandlersOf } from '../handlers.ts'
import type { Content } from '../protocol/protocol.ts'
import { bucketSettings } from './bucket-settings.ts'
import { listObjects } from './list-objects.ts'
import { objects } from './objects.ts'

type Typed = HandlersOf<typeof import('@aws-sdk/client-s3'), CallContext>

/** An answer whose body is read while it is sent, where the SDK's type has the body as received. */
type Streamed<Output> = Omit<Output, 'Body'> & { Body: Content }

/** The operations of S3 by their API name, typed by the SDK. */
export type Handlers = Omit<Typed, 'GetObject'> & {
  GetObject?: (
    ...call: Parameters<NonNullable<Typed['GetObject']>>
  ) => Streamed<ReturnType<NonNullable<Typed['GetObject']>>>
}

/** The S3 operations that are built, by name. */
export const s3Handlers: Handlers = { ...bucketSettings, ...listObjects, ...objects }
