import * as z from 'zod/mini'

/** A time as ISO 8601 text in UTC. */
export const timestamp = z.iso.datetime()
