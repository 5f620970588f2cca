import * as z from 'zod/mini'
import { AwsError } from '../protocol/aws-error.ts'

/** The longest policy, in bytes. Source: 06 PutIdentityPolicy. */
const maxBytes = 4096

const oneOrMore = <Item extends z.ZodMiniType>(item: Item) =>
  z.union([item, z.array(item).check(z.minLength(1))])

const AwsPrincipal = z
  .string()
  .check(z.regex(/^(\*|\d{12}|arn:aws:(iam|sts)::\d{12}:[\w+=,.@/*-]+)$/))
const ServicePrincipal = z.string().check(z.regex(/^[a-z0-9.-]+\.amazonaws\.com$/))

const Principal = z.union([
  z.literal('*'),
  z.strictObject({ AWS: oneOrMore(AwsPrincipal) }),
  z.strictObject({ Service: oneOrMore(ServicePrincipal) }),
])

const Statement = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Principal,
  Action: oneOrMore(z.string().check(z.regex(/^(\*|ses:[A-Za-z*]+)$/i))),
  Resource: oneOrMore(z.string()),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
})

const Policy = z.strictObject({
  Version: z.optional(z.enum(['2012-10-17', '2008-10-17'])),
  Id: z.optional(z.string()),
  Statement: oneOrMore(Statement),
})

function invalidPolicy(message: string): AwsError {
  return new AwsError('InvalidPolicy', message)
}

/**
 * Refuses a text that is not a policy of an identity. Errors: InvalidPolicy.
 * Source: 06 PutIdentityPolicy, DOM-41.
 */
export function refuseInvalidPolicy(text: string): void {
  if (Buffer.byteLength(text) > maxBytes)
    throw invalidPolicy(`A policy has ${maxBytes} bytes at most.`)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw invalidPolicy('The policy is not JSON.')
  }
  const { error } = Policy.safeParse(document)
  if (error) throw invalidPolicy(z.prettifyError(error))
}
