import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import sirv from 'sirv'

/** Where the build of the web app puts it. */
export const builtWebApp = fileURLToPath(new URL('../../../web/dist/app', import.meta.url))

const notBuilt: RequestHandler = (_request, response) => {
  response
    .status(503)
    .type('text/plain')
    .send('The web app is not built. Run `npm start` or `npm run build`.\n')
}

function filesOf(folder: string): RequestHandler {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    single: true,
    // Looks for a file when it is asked for: one that a new build has replaced is not found instead of ending the process.
    dev: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
}

/** Serves the built web app: its files for ever, because their names change with them; its page fresh, for every address. */
export function webApp(folder: string): RequestHandler {
  const serve = existsSync(join(folder, 'index.html')) ? filesOf(folder) : notBuilt
  return (request, response, next) =>
    ['GET', 'HEAD'].includes(request.method) ? serve(request, response, next) : next()
}
