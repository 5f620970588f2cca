import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { plainText } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The longest prefix: the model's 1,023 less what a run and AWS add. Source: EXIT-08, XQ-06. */
const maxPrefixLength = 800

/** Source: EXIT-08; the model of WorkMail accepts more names than S3 has. */
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

const keyArn = /^arn:aws[-a-z]*:kms:([a-z0-9-]+):\d{12}:key\/[\w-]{1,128}$/
const aliasArn = /^(?:arn:aws[-a-z]*:kms:[a-z0-9-]*:\d*:)?alias\//
const roleArn = /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/

/** Where exports go, and with which key and role. Source: EXIT-08. */
const settings = {
  /** Problem: `bucketName`. */
  bucket: z.string().check(z.trim(), plainText, z.regex(bucketName, { error: 'bucketName' })),
  /** Ends with exactly one slash. Problems: `exportPrefix`, `leadingSlash`, `dotSegment`. */
  prefix: z.string().check(
    z.trim(),
    plainText,
    z.minLength(1),
    z.refine((prefix) => !prefix.startsWith('/'), { error: 'leadingSlash' }),
    z.regex(/^[A-Za-z0-9!_.*'()/-]+$/, { error: 'exportPrefix' }),
    // Programs resolve such a path, and then look for the files somewhere else.
    z.refine((prefix) => !/(?:^|\/)\.{1,2}(?:\/|$)/.test(prefix), { error: 'dotSegment' }),
    z.overwrite((prefix) => prefix.replace(/\/*$/, '/')),
    z.maxLength(maxPrefixLength),
  ),
  /** Problems: `keyAlias` for an alias, `kmsKeyArn`; `keyRegion` for a key of another Region. */
  kmsKeyArn: z.string().check(
    z.trim(),
    plainText,
    z.refine((arn) => !aliasArn.test(arn), { error: 'keyAlias', abort: true }),
    z.regex(keyArn, { error: 'kmsKeyArn' }),
  ),
  /** Problem: `roleArn`. */
  roleArn: z.string().check(z.trim(), plainText, z.regex(roleArn, { error: 'roleArn' })),
}

export const ExportSettings = z.object(settings)
export type ExportSettings = z.infer<typeof ExportSettings>

/** What is looked at before exports, in this order. Source: EXIT-10. */
export const exportCheckIds = [
  'bucket',
  'region',
  'publicAccess',
  'encryption',
  'lifecycle',
  'versioning',
  'prefix',
  'key',
  'role',
] as const
export type ExportCheckId = (typeof exportCheckIds)[number]

/** What a check can find, and how bad it is. Source: EXIT-08, EXIT-10. */
export const exportFindings = {
  noBucket: 'failed',
  otherRegion: 'failed',
  public: 'failed',
  publicBlocks: 'warning',
  otherKey: 'warning',
  bucketKey: 'warning',
  expires: 'failed',
  notVersioned: 'advice',
  foreignObjects: 'warning',
  noKey: 'failed',
  keyNotEnabled: 'failed',
  keyNotSymmetric: 'failed',
  otherAccount: 'warning',
} as const
export type ExportFinding = keyof typeof exportFindings

/** The shortest time that exports have to stay, in days. Source: EXIT-10. */
export const minKeptDays = 365

/**
 * The result of one check. `notAllowed` names the IAM actions without which it cannot look;
 * `notReachable` the code of the error, or `otherRegion` if the bucket is in another
 * Region. Only `failed` stands in the way of exports.
 */
export const ExportCheck = z.object({
  id: z.enum(exportCheckIds),
  state: z.enum(['passed', 'advice', 'warning', 'failed', 'notAllowed', 'notReachable']),
  findings: z.array(
    z.object({
      code: z.enum(Object.keys(exportFindings) as [ExportFinding, ...ExportFinding[]]),
      /** What was found, such as the other Region. */
      value: z.optional(z.string()),
    }),
  ),
  missingActions: z.optional(z.array(z.string())),
  reason: z.optional(z.string()),
})
export type ExportCheck = z.infer<typeof ExportCheck>

const checked = { checkedAt: timestamp, checks: z.array(ExportCheck) }

const KeyAndRegion = z.object({ kmsKeyArn: z.string(), region: z.string() })

export const exportSettings = {
  'exportSettings.describe': read({
    summary: 'Show where the mailboxes of an organization are exported to, and the latest checks',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inOrganization),
    /** Empty if nothing was set; without `checks` if nothing was checked since the last change. */
    output: z.object({
      ...z.partial(ExportSettings).shape,
      changedAt: z.optional(timestamp),
      changedBy: z.optional(z.string()),
      ...z.partial(z.object(checked)).shape,
    }),
    aws: [],
  }),

  'exportSettings.put': write({
    summary: 'Set the bucket, prefix, key and role for exports of mailboxes; Mailroom keeps them',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...inOrganization,
        ...settings,
        /** What the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
        expected: z.partial(z.strictObject(ExportSettings.shape)),
      })
      .check(
        z.refine(({ kmsKeyArn, region }) => (keyArn.exec(kmsKeyArn)?.[1] ?? region) === region, {
          path: ['kmsKeyArn'],
          error: 'keyRegion',
          // Also beside problems of other fields, so that a person is told all of them at once.
          when: ({ value }) => KeyAndRegion.safeParse(value).success,
        }),
      ),
    output: z.void(),
    aws: [],
  }),

  /** It reads AWS alone, and keeps what it found. Errors: `ExportNotConfigured`, `Conflict`. */
  'exportSettings.check': write({
    summary: 'Check whether the bucket, the key and the role for exports are fit for it',
    roles: ['administrator'],
    input: z.strictObject(inOrganization),
    output: z.object(checked),
    aws: [
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
      ...(
        [
          'HeadBucket',
          'GetBucketLocation',
          'GetBucketPolicyStatus',
          'GetPublicAccessBlock',
          'GetBucketEncryption',
          'GetBucketLifecycleConfiguration',
          'GetBucketVersioning',
        ] as const
      ).map((operation) => ({
        action: `s3:${operation}` as const,
        input: () => ({ bucket: '<Bucket>' }),
      })),
      { action: 's3:ListObjectsV2', input: () => ({ bucket: '<Bucket>', prefix: '<Prefix>' }) },
      { action: 'kms:DescribeKey', input: () => ({ keyId: '<KmsKeyArn>' }) },
    ],
  }),
}
