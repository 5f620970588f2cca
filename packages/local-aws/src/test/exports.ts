import type { LocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'

export const exportKeyArn =
  'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002'

/** Starts the export of a mailbox of the example into a bucket. Returns the id of the job. */
export async function startExport(
  { workmail }: Pick<LocalAws, 'workmail'>,
  options: { entity?: string; bucket?: string; prefix?: string; key?: string } = {},
): Promise<string> {
  const { JobId = '' } = await workmail.startMailboxExportJob({
    OrganizationId: sampleOrganizations.example,
    EntityId: options.entity ?? 'jurgen.muller',
    RoleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
    KmsKeyArn: options.key ?? exportKeyArn,
    S3BucketName: options.bucket ?? 'exports',
    S3Prefix: options.prefix ?? 'mailboxes',
    ClientToken: undefined,
  })
  return JobId
}

/** Asks a control of the buckets, `''` for all. Returns the status and the answer. */
export async function askBuckets(
  { endpoint }: Pick<LocalAws, 'endpoint'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const sent = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body)
  const init = sent === undefined ? { method } : { method, body: Buffer.from(sent as string) }
  const response = await fetch(`${endpoint}/__local/buckets${path}`, init)
  return { status: response.status, body: await response.json() }
}
