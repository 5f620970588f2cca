import { Region } from '@mailroom/schemas'
import * as z from 'zod'
import { hasCredentials, isConfidential } from '../loopback.ts'

/**
 * The configuration of an AWS account: how to reach it, and what is allowed there. A connection is
 * read-only unless it says otherwise. Source: design §5; decision 2.
 */
export const ConnectionSettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  name: z.string().min(1).max(100),
  region: z
    .union([z.enum(Region.options), z.array(z.enum(Region.options)).min(1)])
    .transform((region) => (Array.isArray(region) ? [...new Set(region)] : [region])),
  roleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/)
    .optional(),
  endpoint: z
    .url({ protocol: /^https?$/, abort: true })
    // Passwords of users travel to it, and every role sees it.
    .refine(isConfidential, 'has to be https, unless it is on this machine')
    .refine((address) => !hasCredentials(address), 'has to be without a user name or password')
    .optional(),
  readOnly: z.boolean().default(true),
  /**
   * The most requests per second that jobs and the search index send to AWS together. Requests of
   * people come on top.
   */
  requestsPerSecond: z.number().min(0.1).max(1_000).default(10),
})
export type ConnectionSettings = z.infer<typeof ConnectionSettings>
