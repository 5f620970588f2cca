import { dsHandlers } from './ds/index.ts'
import type { CallContext } from './handlers.ts'
import { iamHandlers } from './iam/index.ts'
import { identitystoreHandlers } from './identitystore/index.ts'
import { kmsHandlers } from './kms/index.ts'
import { AwsError } from './protocol/aws-error.ts'
import { jsonProtocol } from './protocol/json-protocol.ts'
import { type Operations, operationsOf } from './protocol/operations.ts'
import type { Protocol } from './protocol/protocol.ts'
import { queryProtocol } from './protocol/query-protocol.ts'
import { restXmlProtocol } from './protocol/rest-xml-protocol.ts'
import { route53Handlers } from './route53/index.ts'
import { s3Handlers } from './s3/index.ts'
import { s3Protocol } from './s3/s3-protocol.ts'
import { sesHandlers } from './ses/index.ts'
import { ssoHandlers } from './sso/index.ts'
import { stsHandlers } from './sts/index.ts'
import { workmailHandlers } from './workmail/index.ts'

export type ServiceName =
  | ('workmail' | 'ses' | 'sts' | 'iam' | 'route53' | 'ds' | 'kms' | 's3')
  | ('sso' | 'identitystore')

/** A service of the local AWS. */
export type Service = {
  /** Its name in words. */
  title: string
  /** Returns every operation of the service, built or not; its schemas are loaded by the first call. */
  operations: () => Promise<Operations>
  /** The operations that are built, by name. */
  handlers: Readonly<Record<string, unknown>>
  protocol: Protocol
}

/** Returns a function that loads a client once, and reads the operations from its schemas. */
function loaded(load: () => Promise<object>): () => Promise<Operations> {
  let operations: Promise<Operations> | undefined
  return () => {
    operations ??= load().then(operationsOf)
    return operations
  }
}

/** The services by the prefix of their IAM actions. */
export const services: Readonly<Record<ServiceName, Service>> = {
  workmail: {
    title: 'WorkMail',
    operations: loaded(() => import('@aws-sdk/client-workmail')),
    handlers: workmailHandlers,
    protocol: jsonProtocol({ target: 'WorkMailService', version: '1.1', model: 'workmail' }),
  },
  ses: {
    title: 'SES',
    operations: loaded(() => import('@aws-sdk/client-ses')),
    handlers: sesHandlers,
    protocol: queryProtocol({
      namespace: 'http://ses.amazonaws.com/doc/2010-12-01/',
      version: '2010-12-01',
      model: 'ses',
    }),
  },
  sts: {
    title: 'STS',
    operations: loaded(() => import('@aws-sdk/client-sts')),
    handlers: stsHandlers,
    protocol: queryProtocol({
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      version: '2011-06-15',
    }),
  },
  iam: {
    title: 'IAM',
    operations: loaded(() => import('@aws-sdk/client-iam')),
    handlers: iamHandlers,
    protocol: queryProtocol({
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      version: '2010-05-08',
    }),
  },
  route53: {
    title: 'Route 53',
    operations: loaded(() => import('@aws-sdk/client-route-53')),
    handlers: route53Handlers,
    protocol: restXmlProtocol({
      namespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
      invalidCode: 'InvalidInput',
    }),
  },
  ds: {
    title: 'Directory Service',
    operations: loaded(() => import('@aws-sdk/client-directory-service')),
    handlers: dsHandlers,
    protocol: jsonProtocol({ target: 'DirectoryService_20150416', version: '1.1' }),
  },
  kms: {
    title: 'KMS',
    operations: loaded(() => import('@aws-sdk/client-kms')),
    handlers: kmsHandlers,
    protocol: jsonProtocol({ target: 'TrentService', version: '1.1' }),
  },
  s3: {
    title: 'S3',
    operations: loaded(() => import('@aws-sdk/client-s3')),
    handlers: s3Handlers,
    protocol: s3Protocol,
  },
  sso: {
    title: 'IAM Identity Center',
    operations: loaded(() => import('@aws-sdk/client-sso-admin')),
    handlers: ssoHandlers,
    protocol: jsonProtocol({ target: 'SWBExternalService', version: '1.1' }),
  },
  identitystore: {
    title: 'Identity Store',
    operations: loaded(() => import('@aws-sdk/client-identitystore')),
    handlers: identitystoreHandlers,
    protocol: jsonProtocol({ target: 'AWSIdentityStore', version: '1.1' }),
  },
}

/**
 * Returns the service for which a request is signed. SES has a second name in signatures, and shares
 * its first one with SES v2, which has paths.
 */
export function serviceSignedAs(name: string, path: string): ServiceName | undefined {
  if (name === 'ses' && path.startsWith('/v2/')) return undefined
  if (name === 'email') return 'ses'
  return Object.hasOwn(services, name) ? (name as ServiceName) : undefined
}

/**
 * Whether an operation only reads, as CloudTrail tells it apart: by its name, and all of STS. A REST
 * operation that is not built is its method and path.
 */
export function isRead(service: string, operation: string): boolean {
  return (
    service === 'sts' ||
    /^(?:Describe|Get|Head|List|Lookup|Search|Simulate|Test|GET |HEAD )/.test(operation)
  )
}

type Handler = (input: Record<string, unknown>, context: CallContext) => Record<string, unknown>

/**
 * Returns the error of what is not built: the service and the operation, for whoever tries it.
 * NotImplementedException, 501, which no client repeats.
 */
export function notImplemented(service: string, operation: string): AwsError {
  const built = Object.values(services).map(({ title }) => title)
  return new AwsError(
    'NotImplementedException',
    `Not implemented here: ${service} ${operation}. The local AWS has ${built.join(', ')}, and their operations as docs/local-aws.md lists them.`,
    501,
  )
}

/**
 * Returns the handler of an operation. The cast is safe, because the input was checked against the
 * model that types the handler. Errors: NotImplementedException (501) for an operation of the model
 * that is not built.
 */
export function handlerOf(name: ServiceName, operation: string): Handler {
  const { handlers, title } = services[name]
  const handler = Object.hasOwn(handlers, operation) ? handlers[operation] : undefined
  if (typeof handler !== 'function') throw notImplemented(title, operation)
  return handler as Handler
}
