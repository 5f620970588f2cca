import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import sirv from 'sirv'

/** The folder of the built web app. */
export const builtWebApp = fileURLToPath(new URL('../../../web/dist/app', import.meta.url))

const notBuilt: RequestHandler = (_request, response) => {
  response
    .status(503)
    .type('text/plain')
    .send('The web app is not built. Run `npm start` or `npm run build`.\n')
}

/** Returns how long browsers keep a file without asking again: pages not at all. */
function cachingOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  return path === '/favicon.svg' ? 'public, max-age=86400' : 'no-cache'
}

/** What people read while the page cannot be read: during an upgrade in place, for a moment. */
const notNow = {
  en: ['Mailroom cannot be shown at the moment', 'Try again'],
  de: ['Mailroom kann gerade nicht angezeigt werden', 'Noch einmal versuchen'],
  id: ['Mailroom tidak dapat ditampilkan saat ini', 'Coba lagi'],
} as const

const explainNotNow: RequestHandler = (request, response) => {
  const known = request.acceptsLanguages('en', 'de', 'id')
  const language = known === 'de' || known === 'id' ? known : 'en'
  const [title, again] = notNow[language]
  response
    .status(503)
    .set({ 'cache-control': 'no-store', 'retry-after': '5' })
    .type('html')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title>` +
        `<meta name="viewport" content="width=device-width"><h1>${title}</h1>` +
        `<p><a href="">${again}</a></p></html>\n`,
    )
}

function filesOf(folder: string, isPage: boolean): RequestHandler {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    ...(isPage ? { single: true, ignores: false } : {}),
    // Looks up each file on request. If a new build has replaced a file, it is not found; the
    // process goes on.
    dev: true,
    setHeaders: (response, path) => response.setHeader('cache-control', cachingOf(path)),
  })
}

/** The first parts of addresses that belong to the backend, which answers them before. */
const reserved = ['api', 'auth', 'healthz', 'livez', 'metrics', 'readyz']

/**
 * Whether an address can be a page or a file of the web app: it can be decoded, no part is hidden
 * (`.git`) or leads out of the folder (`..`), and the backend does not use it.
 */
function mayBePage(path: string): boolean {
  try {
    const parts = decodeURIComponent(path).toLowerCase().split(/[/\\]/)
    return !reserved.includes(parts[1] ?? '') && !parts.some((part) => part.startsWith('.'))
  } catch {
    return false
  }
}

/**
 * Matches the address of a file: one that is missing is not found. The last part of a page's address
 * may look like a file, too: the page of a mail domain ends in its name.
 */
const file = /^\/assets\/|^\/[^/]+\.\w+$/

/**
 * Serves the built web app. Its files are cached for ever, because their names change with their
 * content; its page is never cached and answers every address that can be one of the console. A
 * browser that opens another address gets the page, too, with the status 404: it says in words that
 * there is nothing. Programs, which do not ask for HTML, get an error in JSON.
 */
export function webApp(folder: string): RequestHandler {
  const isBuilt = existsSync(join(folder, 'index.html'))
  const serveFile = isBuilt ? filesOf(folder, false) : notBuilt
  const servePage = isBuilt ? filesOf(folder, true) : notBuilt
  const explain: RequestHandler = (request, response, next) => {
    if (!isBuilt || !request.headers.accept?.includes('text/html')) return next()
    response.setHeader('cache-control', 'no-cache')
    const asIs = { etag: false, lastModified: false, acceptRanges: false, cacheControl: false }
    response.status(404).sendFile('index.html', { root: folder, ...asIs }, (error) => {
      if (error && !response.headersSent) explainNotNow(request, response, next)
    })
  }
  return (request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method)) return next()
    if (!mayBePage(request.path)) return explain(request, response, next)
    const serve = file.test(request.path) ? serveFile : servePage
    return serve(request, response, () => explain(request, response, next))
  }
}
