import * as z from 'zod/mini'

/** The Regions in which WorkMail is available. Source: X-01. */
export const regions = ['us-east-1', 'us-west-2', 'eu-west-1'] as const

export const Region = z.enum(regions)
export type Region = z.infer<typeof Region>
