import { isIPv4 } from 'node:net'
import type { AvailabilityProvider } from '../state/availability-configurations.ts'

/** Host labels and endings of function names that simulate failures. Source: AVAIL-10. */
const unreachableLabel = 'unreachable'
const badLoginLabel = 'badlogin'
const openPolicyEnd = '-open-policy'
const noPermissionEnd = '-no-permission'

const privateAddress = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./

/**
 * Whether a host can be reached over the Internet, as an Exchange server must be. Source: AVAIL-01.
 */
function isPublicHost(host: string): boolean {
  if (isIPv4(host)) return !privateAddress.test(host)
  return host.includes('.') && !/\.(?:local|internal|localhost|lan)$/.test(host)
}

function ewsFailure(endpoint: string, username: string): string | undefined {
  const { protocol, hostname } = new URL(endpoint)
  const labels = hostname.split('.')
  if (protocol !== 'https:') return 'The EWS endpoint does not use HTTPS.'
  if (!isPublicHost(hostname) || labels.includes(unreachableLabel))
    return `The EWS endpoint ${hostname} cannot be reached from the internet.`
  if (!/^[^@\\]+(?:@[^@\\]+|\\[^@\\]+)$/.test(username))
    return 'The user name is neither an email address nor of the form DOMAIN\\username.'
  return labels.includes(badLoginLabel)
    ? 'The EWS endpoint refused the user name and password (401 Unauthorized).'
    : undefined
}

function lambdaFailure(arn: string): string | undefined {
  const [, , , , , , name = ''] = arn.split(':')
  if (name.endsWith(noPermissionEnd))
    return 'Amazon WorkMail has no permission to invoke the Lambda function.'
  return name.endsWith(openPolicyEnd)
    ? 'The policy of the Lambda function lets anybody invoke it; restrict it by source ARN or source account.'
    : undefined
}

/**
 * Tests a provider as far as that is possible here: an EWS endpoint must be public, use HTTPS and
 * accept the user; only WorkMail may be allowed to invoke a Lambda function. Source: AVAIL-01,
 * AVAIL-07, AVAIL-10, A-07.
 */
export function testAvailability({ EwsProvider, LambdaProvider }: AvailabilityProvider): {
  TestPassed: boolean
  FailureReason: string | undefined
} {
  const reason = EwsProvider
    ? ewsFailure(EwsProvider.EwsEndpoint, EwsProvider.EwsUsername)
    : lambdaFailure(LambdaProvider?.LambdaArn ?? '')
  return { TestPassed: reason === undefined, FailureReason: reason }
}
