import { autodiscoverOrigin, autodiscoverPath } from '@mailroom/schemas/autodiscover'
import type { Region } from '@mailroom/schemas/region'

/**
 * The settings of a CloudFront distribution that passes AutoDiscover on, by their names in the
 * CloudFront console. Source: DOM-31.
 */
export function cloudFrontSettings(region: Region, host: string) {
  return [
    ['Origin Domain Name', autodiscoverOrigin(region)],
    ['Origin Protocol Policy', 'Match Viewer'],
    ['Origin Path', '(leave blank)'],
    ['Origin ID', '(keep the generated value)'],
    ['Viewer Protocol Policy', 'HTTPS Only'],
    ['Allowed HTTP Methods', 'GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE'],
    ['Cache Based on Selected Request Headers', 'All'],
    ['Forward Cookies', 'All'],
    ['Query String Forwarding and Caching', 'None (Improves Caching)'],
    ['Smooth Streaming', 'No'],
    ['Restrict Viewer Access', 'No'],
    ['Price Class', 'Use Only US, Canada and Europe'],
    ['Alternate Domain Names (CNAMEs)', host],
    ['SSL Certificate', 'Custom SSL Certificate (stored in IAM)'],
    ['Custom SSL Client Support', 'All Clients, or Only Clients that Support SNI'],
    ['Default Root Object', '(leave blank)'],
    ['Logging', 'On or Off'],
    ['Comment', `AutoDiscover type2 for ${host}`],
    ['Distribution State', 'Enabled'],
  ].map(([name = '', value = '']) => ({ name, value }))
}

/** The lines of Apache's TLS host that pass AutoDiscover on. Source: DOM-32. */
export function apacheLines(region: Region): string {
  return [
    'SSLProxyEngine on',
    `ProxyPass ${autodiscoverPath} https://${autodiscoverOrigin(region)}${autodiscoverPath}`,
  ].join('\n')
}

const schemas = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync'

/** The request of a mobile device. Source: DOM-34, A-11. */
export function requestXml(email: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="${schemas}/requestschema/2006">
  <Request>
    <EMailAddress>${email}</EMailAddress>
    <AcceptableResponseSchema>${schemas}/responseschema/2006</AcceptableResponseSchema>
  </Request>
</Autodiscover>`
}

/** The commands that try an endpoint, without and with the password that curl asks for. */
export function curlCommands(host: string, email: string) {
  const url = `https://${host}${autodiscoverPath}`
  return {
    unauthenticated: `curl -X POST -v ${url}`,
    authenticated: `curl -d @request.xml -u ${email} -v ${url}`,
  }
}

/** Returns the server that a good answer names. Source: 03 §3.1. */
export function activeSyncUrl(region: Region): string {
  return `https://mobile.mail.${region}.awsapps.com/Microsoft-Server-ActiveSync`
}
