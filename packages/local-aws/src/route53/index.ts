import type { HandlersOf } from '../handlers.ts'
import { hostedZones } from './hosted-zones.ts'
import { recordSets } from './record-sets.ts'

/** The operations of Route 53 by their API name, typed by the SDK. */
export type Handlers = HandlersOf<typeof import('@aws-sdk/client-route-53')>

/** The Route 53 operations that are built, by name. */
export const route53Handlers: Handlers = { ...hostedZones, ...recordSets }
