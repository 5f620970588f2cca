import { awsServices } from '@mailroom/schemas/aws-call'
import { Region } from '@mailroom/schemas/region'
import * as z from 'zod'
import { hasCredentials, isConfidential } from '../loopback.ts'

/** The address of a service. Passwords of users travel to it, and every role sees it. */
const endpoint = z
  .url({ protocol: /^https?$/, abort: true })
  .refine(isConfidential, 'has to be https, unless it is on this machine')
  .refine((address) => !hasCredentials(address), 'has to be without a user name or password')
  .optional()

const OptionalService = z.strictObject({ enabled: z.boolean().optional(), endpoint }).optional()

/** The settings of the AWS services that differ from the connection's, by service. */
const Services = z.strictObject(
  {
    workmail: z.strictObject({ enabled: z.literal(true).optional(), endpoint }).optional(),
    ses: OptionalService,
    sts: OptionalService,
    iam: OptionalService,
    route53: OptionalService,
    ds: OptionalService,
    kms: OptionalService,
    s3: OptionalService,
    sso: OptionalService,
    identitystore: OptionalService,
  } satisfies Record<(typeof awsServices)[number], z.ZodType>,
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `${keys?.join(', ')}: there is no such service; there are ${awsServices.join(', ')}`
        : undefined,
  },
)

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
  /** The address of all services, if it is not AWS's own. */
  endpoint,
  services: Services.optional(),
  readOnly: z.boolean().default(true),
  /**
   * The most requests per second that jobs and the search index send to AWS together. Requests of
   * people come on top.
   */
  requestsPerSecond: z.number().min(0.1).max(1_000).default(10),
})
export type ConnectionSettings = z.infer<typeof ConnectionSettings>
