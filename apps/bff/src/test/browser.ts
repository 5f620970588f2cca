import { type IncomingMessage, request } from 'node:http'

/**
 * Sends a request with the given header `Host`, as proxies and attackers can; `fetch` always sends
 * the host of the address.
 */
async function requestTo(address: string, init: RequestInit & { headers: Headers }) {
  const host = init.headers.get('host')
  if (host === null || host === new URL(address).host) return fetch(address, init)
  const body = init.body == null ? undefined : await new Response(init.body).text()
  const headers = new Headers(init.headers)
  if (init.body instanceof URLSearchParams)
    headers.set('content-type', 'application/x-www-form-urlencoded')
  const options = { method: init.method ?? 'GET', headers: Object.fromEntries(headers) }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(address, { ...options, agent: false }, resolve)
      .on('error', reject)
      .end(body)
  })
  const received = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) received.append(name, value)
  const text = await answer.toArray()
  const status = answer.statusCode ?? 0
  return new Response(status === 204 ? null : Buffer.concat(text), { status, headers: received })
}

type Cookie = { value: string; path: string }

/** A proxy in front of the backend: the public address, and the address that answers it. */
type Proxy = { publicUrl: string; target: string }

/** A page that was reached: `url` is the address after all redirects, `text` its content. */
export type Page = { url: string; status: number; text: string; headers: Headers }

/**
 * Creates a browser without a screen. It keeps cookies by host (ignoring ports, as browsers do),
 * follows redirects and presses buttons. Tests that need a real browser are in `e2e`.
 */
export function createBrowser(proxy?: Proxy) {
  const jar = new Map<string, Cookie>()

  function keep(header: string): void {
    const [pair = '', ...attributes] = header.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const path = attributes.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/'
    const isGone = attributes.some((each) => /^expires=.* 1970 /i.test(each))
    if (isGone) jar.delete(`${name} ${path}`)
    else jar.set(`${name} ${path}`, { value, path })
  }

  function cookiesFor(path: string): string {
    return [...jar]
      .filter(([, cookie]) => `${path}/`.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ')
  }

  /** Sends one request and returns its answer, which may be a redirect. */
  async function send(address: string, init: RequestInit = {}): Promise<Response> {
    const isProxied = proxy !== undefined && address.startsWith(proxy.publicUrl)
    const headers = new Headers(init.headers)
    if (isProxied && !headers.has('x-forwarded-proto'))
      headers.set('x-forwarded-proto', new URL(proxy.publicUrl).protocol.slice(0, -1))
    const cookie = cookiesFor(new URL(address).pathname)
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie)
    const target = isProxied ? address.replace(proxy.publicUrl, proxy.target) : address
    if (isProxied && !headers.has('host')) headers.set('host', new URL(proxy.publicUrl).host)
    const response = await requestTo(target, { ...init, headers, redirect: 'manual' })
    for (const header of response.headers.getSetCookie()) keep(header)
    return response
  }

  /** Goes to an address and follows its redirects until `stopsAt` accepts an address. */
  async function visit(
    address: string,
    { stopsAt = () => false, ...init }: RequestInit & { stopsAt?: (url: string) => boolean } = {},
  ): Promise<Page> {
    const response = await send(address, init)
    const text = await response.text()
    const location = response.headers.get('location')
    const next = location === null ? undefined : new URL(location, address).href
    if (next === undefined)
      return { url: address, status: response.status, text, headers: response.headers }
    if (stopsAt(next))
      return { url: next, status: response.status, text, headers: response.headers }
    return visit(next, { stopsAt })
  }

  /** Sends the form of a page as the button with this value would do. */
  function press(page: Page, value: string, options: { stopsAt?: (url: string) => boolean } = {}) {
    const action = /<form[^>]* action="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const name = new RegExp(`<button[^>]*value="${value}"`).exec(page.text)?.[0] ?? ''
    const body = new URLSearchParams(hidden.map(([, key = '', text = '']) => [key, text]))
    body.set(/name="([^"]*)"/.exec(name)?.[1] ?? 'account', value)
    return visit(new URL(action, page.url).href, { method: 'POST', body, ...options })
  }

  return {
    send,
    visit,
    press,
    /** Returns a cookie's value by its name, for any host. */
    cookie: (name: string) => [...jar].find(([key]) => key.split(' ')[0] === name)?.[1].value,
    /** Returns the cookies of requests to operations, as a header has them. */
    cookies: () => cookiesFor('/api'),
    cookieNames: () => [...jar.keys()].map((key) => key.split(' ')[0] ?? ''),
  }
}
export type Browser = ReturnType<typeof createBrowser>
