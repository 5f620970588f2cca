import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startLocalIdentityProvider } from './identity-provider.ts'

/** Sends a request with headers that `fetch` does not send. Returns the status. */
function send(url: string, method: string, headers: Record<string, string>) {
  return new Promise<number | undefined>((resolve, reject) => {
    request(url, { method, headers })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

test.each([
  ['GET', { host: 'evil.example' }, 403],
  ['POST', { host: 'evil.example', origin: 'http://evil.example' }, 403],
  ['POST', { origin: 'http://evil.example' }, 403],
  ['POST', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['POST', { origin: 'null', 'sec-fetch-site': 'same-site' }, 403],
  ['POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 400],
  ['POST', {}, 400],
  ['GET', { 'sec-fetch-site': 'same-site' }, 400],
] as const)(
  'S2 the local identity provider answers %s with %o with %i',
  async (method, headers, status) => {
    const provider = await startLocalIdentityProvider(0, 'http://127.0.0.1:4100')
    onTestFinished(provider.close)
    const url = `${provider.settings.issuer}/interaction/none`
    expect(await send(url, method, headers)).toBe(status)
  },
)
