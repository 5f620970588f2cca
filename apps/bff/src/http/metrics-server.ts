import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './metrics.ts'

/** Requests without a body have no reason to be slow. Milliseconds. */
const arrivalTimeoutMs = 10_000

/**
 * Serves the metrics at `/metrics` on a port of their own, which only the monitoring reaches; port
 * 0 takes a free one. A web page does not reach them through a browser of this network. Errors: a
 * port in use.
 */
export async function serveMetrics(metrics: Metrics, port: number, host: string) {
  const timeouts = { headersTimeout: arrivalTimeoutMs, requestTimeout: arrivalTimeoutMs }
  const server = createServer(timeouts, async (request, response) => {
    const { method, url, headers } = request
    const isPage = headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none'
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    if (isPage) return response.writeHead(403).end()
    if (method !== 'GET' || url !== '/metrics') return response.writeHead(404).end()
    const text = await metrics.text().catch(() => undefined)
    if (text === undefined) return response.writeHead(500).end()
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    // The address of a TCP server is never a string.
    port: (server.address() as AddressInfo).port,
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}
