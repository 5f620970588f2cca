import { DirectoryService } from '@aws-sdk/client-directory-service'
import { IAM } from '@aws-sdk/client-iam'
import { Identitystore } from '@aws-sdk/client-identitystore'
import { KMS } from '@aws-sdk/client-kms'
import { Route53 } from '@aws-sdk/client-route-53'
import { S3 } from '@aws-sdk/client-s3'
import { SES } from '@aws-sdk/client-ses'
import { SSOAdmin } from '@aws-sdk/client-sso-admin'
import { STS } from '@aws-sdk/client-sts'
import { WorkMail } from '@aws-sdk/client-workmail'
import type { LocalAws } from '../local-aws.ts'

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** Creates SDK clients that sign with an access key, by default for us-east-1; they do not retry. */
export function clientsOf(
  { endpoint }: Pick<LocalAws, 'endpoint'>,
  key: string | Credentials,
  region = 'us-east-1',
) {
  const credentials = typeof key === 'string' ? { accessKeyId: key, secretAccessKey: 'local' } : key
  const connection = { endpoint, region, credentials, maxAttempts: 1 }
  return {
    workmail: new WorkMail(connection),
    ses: new SES(connection),
    sts: new STS(connection),
    iam: new IAM(connection),
    route53: new Route53(connection),
    ds: new DirectoryService(connection),
    kms: new KMS(connection),
    sso: new SSOAdmin(connection),
    identitystore: new Identitystore(connection),
    s3: new S3({ ...connection, forcePathStyle: true }),
  }
}

/** Sets the profiles of a local AWS. Returns the status and the answer. */
export async function setProfiles(
  { endpoint }: Pick<LocalAws, 'endpoint'>,
  profiles: unknown,
): Promise<{ status: number; body: unknown }> {
  const body = JSON.stringify(profiles)
  const response = await fetch(`${endpoint}/__local/profiles`, { method: 'POST', body })
  return { status: response.status, body: await response.json() }
}

/** Signs in as a role. Returns clients with its temporary credentials, and the credentials. */
export async function assume(
  aws: Pick<LocalAws, 'endpoint'>,
  role: string,
  options: { key?: string | Credentials; Policy?: string; DurationSeconds?: number } = {},
) {
  const { key = 'local', ...more } = options
  const RoleArn = `arn:aws:iam::123456789012:role/${role}`
  const { sts } = clientsOf(aws, key)
  const { Credentials } = await sts.assumeRole({ RoleArn, RoleSessionName: 'mailroom', ...more })
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
  return { ...clientsOf(aws, credentials), credentials }
}

/** Returns what a refused call says: the error's name, status and message. */
export async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('The call was not refused.'),
    (reason: unknown) => reason,
  )
  const { name, message, $metadata } = error as Error & {
    $metadata?: { httpStatusCode?: number }
  }
  return { name, message, status: $metadata?.httpStatusCode }
}
