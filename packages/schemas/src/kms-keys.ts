import * as z from 'zod/mini'
import { read } from './declare.ts'
import { inRegion } from './scope.ts'

/**
 * Why no organization can be created with a key: it is AWS's own, which WorkMail takes by itself; it
 * is not enabled; it is not for symmetric encryption; or AWS does not let the connection see it.
 * Source: ORG-14.
 */
export const unusableKey = ['awsManaged', 'notEnabled', 'notSymmetric', 'notReadable'] as const

/** A key of KMS under one of its aliases. Source: `ListAliases`, `DescribeKey`. */
export const KmsKey = z.object({
  /** With `alias/` before it. */
  aliasName: z.string(),
  keyArn: z.string(),
  description: z.optional(z.string()),
  /** A free text; known values: Enabled, Disabled, PendingDeletion, and more. */
  keyState: z.optional(z.string()),
  /** A free text; known values: SYMMETRIC_DEFAULT, RSA_2048, and more. */
  keySpec: z.optional(z.string()),
  unusable: z.optional(z.enum(unusableKey)),
})
export type KmsKey = z.infer<typeof KmsKey>

export const kmsKeys = {
  'kmsKeys.list': read({
    summary: 'List the keys of KMS in a Region that have an alias',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inRegion),
    output: z.object({ items: z.array(KmsKey) }),
    aws: [
      { action: 'kms:ListAliases', input: () => ({}) },
      { action: 'kms:DescribeKey', input: () => ({ keyId: '<TargetKeyId>' }) },
    ],
  }),
}
