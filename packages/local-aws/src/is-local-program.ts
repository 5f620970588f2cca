import type { IncomingMessage } from 'node:http'

const here = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/**
 * Whether a request comes from a program on this machine. A web page does not count: any site could
 * send it through the browser, even to a name of its own that leads here (DNS rebinding). Browsers
 * send no `Origin` with images and addresses, but `Sec-Fetch-Site`, which is `none` only for what a
 * person typed.
 */
export function isLocalProgram({ socket, headers }: IncomingMessage): boolean {
  return (
    here.includes(socket.remoteAddress ?? '') &&
    /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(headers.host ?? '') &&
    headers.origin === undefined &&
    (headers['sec-fetch-site'] ?? 'none') === 'none'
  )
}
