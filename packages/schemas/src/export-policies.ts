import type { ExportSettings } from './export-settings.ts'

/** What the documents are filled in with. */
export type ExportPlace = ExportSettings & {
  /** The ARN of the organization, which tells its account and Region. */
  organizationArn: string
  /**
   * Whether the bucket has a key of its own: then S3 tells KMS the bucket, and not the object, for
   * its encryption context. Source: EXIT-10.
   */
  isBucketKeyUsed?: boolean
}

type Statement = {
  Sid: string
  Effect: 'Allow'
  Action: string[]
  Resource: string | string[]
  Condition?: Record<string, Record<string, string>>
}

function policy(...Statement: Statement[]) {
  return { Version: '2012-10-17', Statement }
}

/** What WorkMail's exports are called as a principal. Source: 04/EXP-03. */
const exportService = 'export.workmail.amazonaws.com'

function partsOf({ bucket, prefix, organizationArn, isBucketKeyUsed }: ExportPlace) {
  const [, partition = 'aws', , region = '', accountId = ''] = organizationArn.split(':')
  const bucketArn = `arn:${partition}:s3:::${bucket}`
  return {
    ...{ region, accountId, bucketArn, belowPrefix: `${bucketArn}/${prefix}*` },
    /** The use of the key by S3, for what is below the prefix. */
    throughS3: {
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      StringLike: {
        'kms:EncryptionContext:aws:s3:arn': isBucketKeyUsed ? bucketArn : `${bucketArn}/${prefix}*`,
      },
    },
  }
}

/** Returns who may assume the role of exports: WorkMail, for this organization. Source: EXIT-09, 1. */
export function exportTrustPolicy(place: ExportPlace) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: exportService },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': partsOf(place).accountId },
          ArnLike: { 'aws:SourceArn': place.organizationArn },
        },
      },
    ],
  }
}

/**
 * Returns what the role of exports may do: write below the prefix, with the one key. As in AWS's
 * guide it may write to the whole bucket. Source: EXIT-09, 2; 04/EXP-03.
 */
export function exportRolePolicy(place: ExportPlace, { asInGuide }: { asInGuide: boolean }) {
  const { bucketArn, belowPrefix, throughS3 } = partsOf(place)
  const write = ['s3:AbortMultipartUpload', 's3:PutObject']
  const useKey: Statement = {
    ...{ Sid: 'EncryptExports', Effect: 'Allow' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    ...{ Resource: place.kmsKeyArn, Condition: throughS3 },
  }
  if (asInGuide)
    return policy(
      {
        ...{ Sid: 'WriteExports', Effect: 'Allow' },
        Action: [...write, 's3:GetBucketPolicyStatus'],
        Resource: [bucketArn, `${bucketArn}/*`],
      },
      useKey,
    )
  return policy(
    { Sid: 'WriteExports', Effect: 'Allow', Action: write, Resource: belowPrefix },
    {
      ...{ Sid: 'SeeThatTheBucketIsPrivate', Effect: 'Allow' },
      ...{ Action: ['s3:GetBucketPolicyStatus'], Resource: bucketArn },
    },
    useKey,
  )
}

/**
 * Returns what Mailroom's own role needs for exports: start and watch them, hand the role over, read
 * their logs, and check the bucket and the key. Source: EXIT-09, 3; EXIT-10; 04/EXP-11.
 */
export function exportCallerPolicy(place: ExportPlace) {
  const { prefix, kmsKeyArn, roleArn, organizationArn } = place
  const { bucketArn, belowPrefix, throughS3 } = partsOf(place)
  return policy(
    {
      ...{ Sid: 'RunExports', Effect: 'Allow' },
      Action: [
        'workmail:StartMailboxExportJob',
        'workmail:DescribeMailboxExportJob',
        'workmail:ListMailboxExportJobs',
        'workmail:CancelMailboxExportJob',
      ],
      Resource: organizationArn,
    },
    {
      ...{ Sid: 'HandTheRoleToExports', Effect: 'Allow' },
      ...{ Action: ['iam:PassRole'], Resource: roleArn },
      Condition: { StringEquals: { 'iam:PassedToService': exportService } },
    },
    {
      ...{ Sid: 'ListExports', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: bucketArn },
      Condition: { StringLike: { 's3:prefix': `${prefix}*` } },
    },
    {
      ...{ Sid: 'ReadLogs', Effect: 'Allow', Action: ['s3:GetObject'] },
      Resource: `${belowPrefix}.json`,
    },
    {
      ...{ Sid: 'DecryptLogs', Effect: 'Allow', Action: ['kms:Decrypt'], Resource: kmsKeyArn },
      Condition: throughS3,
    },
    {
      ...{ Sid: 'CheckTheBucket', Effect: 'Allow' },
      Action: [
        's3:GetBucketLocation',
        's3:GetBucketPolicyStatus',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketVersioning',
        's3:GetEncryptionConfiguration',
        's3:GetLifecycleConfiguration',
      ],
      Resource: bucketArn,
    },
    {
      ...{ Sid: 'CheckTheKey', Effect: 'Allow' },
      ...{ Action: ['kms:DescribeKey'], Resource: kmsKeyArn },
    },
  )
}

/**
 * Returns what lets Mailroom read the archives, and with them mail: for verification from level 2 on
 * only. Source: EXIT-09; VER-01.
 */
export function exportReaderPolicy(place: ExportPlace) {
  return policy({
    ...{ Sid: 'ReadArchives', Effect: 'Allow' },
    ...{ Action: ['s3:GetObject'], Resource: partsOf(place).belowPrefix },
  })
}

/** The files that the commands read the documents from. */
export const exportPolicyFiles = {
  trust: 'mailbox-export-trust-policy.json',
  role: 'mailbox-export-policy.json',
  caller: 'mailroom-exports-policy.json',
  reader: 'mailroom-archives-policy.json',
} as const

/** Returns the commands that make a bucket fit for exports. Source: EXIT-10. */
export function exportBucketCommands({
  bucket,
  kmsKeyArn,
  organizationArn,
}: ExportPlace): string[] {
  const region = organizationArn.split(':')[3] ?? ''
  const of = `--bucket ${bucket} --region ${region}`
  // S3 refuses the Region that it takes by itself.
  const location =
    region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`
  const encryption = `Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms,KMSMasterKeyID=${kmsKeyArn}}}]`
  return [
    `aws s3api create-bucket ${of}${location}`,
    `aws s3api put-public-access-block ${of} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    `aws s3api put-bucket-encryption ${of} --server-side-encryption-configuration '${encryption}'`,
    `aws s3api put-bucket-versioning ${of} --versioning-configuration Status=Enabled`,
  ]
}

/** Returns the commands that make the role of exports, from the files of the documents. */
export function exportRoleCommands({ roleArn }: ExportPlace): string[] {
  const [, ...path] = (roleArn.split(':').at(-1) ?? '').split('/')
  const name = path.pop() ?? ''
  const below = path.length > 0 ? ` --path /${path.join('/')}/` : ''
  return [
    `aws iam create-role --role-name ${name}${below} --assume-role-policy-document file://${exportPolicyFiles.trust}`,
    `aws iam put-role-policy --role-name ${name} --policy-name MailboxExport --policy-document file://${exportPolicyFiles.role}`,
  ]
}

/** Returns the command that gives Mailroom's own role a document; the role's name is a variable. */
export function exportCallerCommands(document: 'caller' | 'reader'): string[] {
  const name = document === 'caller' ? 'MailroomExports' : 'MailroomArchives'
  return [
    `aws iam put-role-policy --role-name "$MAILROOM_ROLE" --policy-name ${name} --policy-document file://${exportPolicyFiles[document]}`,
  ]
}
