import { expect, test } from 'vitest'
import {
  type ExportPlace,
  exportBucketCommands,
  exportCallerPolicy,
  exportReaderPolicy,
  exportRoleCommands,
  exportRolePolicy,
  exportTrustPolicy,
} from './export-policies.ts'

const place: ExportPlace = {
  bucket: 'mail-exports',
  prefix: 'leaving/2027/',
  kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555',
  roleArn: 'arn:aws:iam::123456789012:role/exports/WorkmailMailboxExportRole',
  organizationArn: `arn:aws:workmail:eu-west-1:123456789012:organization/m-${'0'.repeat(32)}`,
}

const documents = [
  ['trust', exportTrustPolicy(place)],
  ['role', exportRolePolicy(place, { asInGuide: false })],
  ['role as in the guide', exportRolePolicy(place, { asInGuide: true })],
  ['caller', exportCallerPolicy(place)],
  ['reader', exportReaderPolicy(place)],
] as const

test.each(documents)(
  'EXIT-09 the document %s names no wildcard action or resource',
  (_, document) => {
    const actions = document.Statement.flatMap(({ Action }) => Action)
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
    const resources = document.Statement.flatMap((statement) =>
      'Resource' in statement ? statement.Resource : [],
    )
    for (const resource of resources) expect(resource).toMatch(/^arn:aws:(?:s3|kms|iam|workmail):/)
    const text = JSON.stringify(document)
    for (const forbidden of ['"*"', 's3:*', 'kms:*"', 'arn:aws:s3:::*'])
      expect(text).not.toContain(forbidden)
  },
)

test('EXIT-09 the role writes below the prefix alone, unless it is as in AWS’s guide', () => {
  const resourceOf = (asInGuide: boolean) =>
    exportRolePolicy(place, { asInGuide }).Statement.find(({ Action }) =>
      Action.includes('s3:PutObject'),
    )?.Resource
  expect(resourceOf(false)).toBe('arn:aws:s3:::mail-exports/leaving/2027/*')
  expect(resourceOf(true)).toEqual(['arn:aws:s3:::mail-exports', 'arn:aws:s3:::mail-exports/*'])
})

test('EXIT-09 EXIT-10 KMS is told the object, or the bucket if it has a key of its own', () => {
  const contextOf = (isBucketKeyUsed: boolean) =>
    exportRolePolicy({ ...place, isBucketKeyUsed }, { asInGuide: false }).Statement.at(-1)
      ?.Condition
  expect(contextOf(false)).toEqual({
    StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    StringLike: {
      'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::mail-exports/leaving/2027/*',
    },
  })
  expect(contextOf(true)?.StringLike).toEqual({
    'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::mail-exports',
  })
})

test('EXIT-09 WorkMail assumes the role for this organization alone', () => {
  expect(exportTrustPolicy(place).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'export.workmail.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': place.organizationArn },
      },
    },
  ])
})

test('EXIT-09 Mailroom hands the role to exports alone, and reads logs but no archives', () => {
  const { Statement } = exportCallerPolicy(place)
  const of = (action: string) => Statement.filter(({ Action }) => Action.includes(action))
  expect(of('iam:PassRole')).toMatchObject([
    {
      Resource: place.roleArn,
      Condition: { StringEquals: { 'iam:PassedToService': 'export.workmail.amazonaws.com' } },
    },
  ])
  expect(of('s3:GetObject').map(({ Resource }) => Resource)).toEqual([
    'arn:aws:s3:::mail-exports/leaving/2027/*.json',
  ])
  expect(of('s3:ListBucket')).toMatchObject([
    { Condition: { StringLike: { 's3:prefix': 'leaving/2027/*' } } },
  ])
})

test('EXIT-09 the commands make the bucket in its Region, and the role below its path', () => {
  expect(exportBucketCommands(place)[0]).toBe(
    'aws s3api create-bucket --bucket mail-exports --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1',
  )
  const organizationArn = place.organizationArn.replace('eu-west-1', 'us-east-1')
  expect(exportBucketCommands({ ...place, organizationArn })[0]).not.toContain('Constraint')
  expect(exportRoleCommands(place)[0]).toBe(
    'aws iam create-role --role-name WorkmailMailboxExportRole --path /exports/ --assume-role-policy-document file://mailbox-export-trust-policy.json',
  )
})
