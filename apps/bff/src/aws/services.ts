import type { DirectoryService } from '@aws-sdk/client-directory-service'
import type { IAM } from '@aws-sdk/client-iam'
import type { Identitystore } from '@aws-sdk/client-identitystore'
import type { KMS } from '@aws-sdk/client-kms'
import type { Route53 } from '@aws-sdk/client-route-53'
import type { S3 } from '@aws-sdk/client-s3'
import type { SES } from '@aws-sdk/client-ses'
import type { SSOAdmin } from '@aws-sdk/client-sso-admin'
import type { STS } from '@aws-sdk/client-sts'
import type { WorkMail, WorkMailClientConfig } from '@aws-sdk/client-workmail'
import type { AwsServiceId } from '@mailroom/schemas/aws-call'
import type { Client } from '@smithy/core/client'

/** The SDK's client of each AWS service that Mailroom calls. */
export type ServiceClients = {
  workmail: WorkMail
  ses: SES
  sts: STS
  iam: IAM
  route53: Route53
  ds: DirectoryService
  kms: KMS
  s3: S3
  sso: SSOAdmin
  identitystore: Identitystore
}

type AnyClient = Client<never, never, { $metadata: object }, never>

/** What the clients of all services have in common; some take no input that lacks members. */
export type SdkClient = Pick<AnyClient, 'destroy'> & {
  middlewareStack: Pick<AnyClient['middlewareStack'], 'add'>
}

/** The settings that each client is made with; they are the same for all services. */
export type ClientSettings = Pick<
  WorkMailClientConfig,
  'region' | 'credentials' | 'retryStrategy' | 'requestHandler' | 'endpoint' | 'cacheMiddleware'
>

type Service<Made> = {
  /** Makes a client; the SDK's code is loaded when the first one is made. */
  make(settings: ClientSettings): Promise<Made>
  /** Set if the service is global: then its calls are signed for this Region. */
  region?: 'us-east-1'
}

/** The AWS services that Mailroom calls: one line for each id of `awsServices`. */
export const services: { [Id in AwsServiceId]: Service<ServiceClients[Id]> } = {
  workmail: {
    make: async (settings) => new (await import('@aws-sdk/client-workmail')).WorkMail(settings),
  },
  ses: { make: async (settings) => new (await import('@aws-sdk/client-ses')).SES(settings) },
  sts: { make: async (settings) => new (await import('@aws-sdk/client-sts')).STS(settings) },
  iam: {
    make: async (settings) => new (await import('@aws-sdk/client-iam')).IAM(settings),
    region: 'us-east-1',
  },
  route53: {
    make: async (settings) => new (await import('@aws-sdk/client-route-53')).Route53(settings),
    region: 'us-east-1',
  },
  ds: {
    make: async (settings) =>
      new (await import('@aws-sdk/client-directory-service')).DirectoryService(settings),
  },
  kms: { make: async (settings) => new (await import('@aws-sdk/client-kms')).KMS(settings) },
  s3: {
    // Only AWS has a host name for each bucket.
    make: async (settings) =>
      new (await import('@aws-sdk/client-s3')).S3({
        ...settings,
        forcePathStyle: settings.endpoint !== undefined,
      }),
  },
  sso: {
    make: async (settings) => new (await import('@aws-sdk/client-sso-admin')).SSOAdmin(settings),
  },
  identitystore: {
    make: async (settings) =>
      new (await import('@aws-sdk/client-identitystore')).Identitystore(settings),
  },
}
