import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * What the console never needs of the browser; scripts that got in would not have it either. It
 * keeps the clipboard, to copy and to clear a copied password, and the full screen. Features that some browsers do not know are left
 * out: Chromium without a screen logs an error for each.
 */
const permissions = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera'],
  ...['display-capture', 'encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid'],
  ...['identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone'],
  ...['midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'screen-wake-lock'],
  ...['serial', 'storage-access', 'usb', 'window-management', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/**
 * Whether a path is one of the parts of a page, which obey the policy of the page. A worker has the
 * policy of its own answer.
 */
function isPartOfPage(path: string): boolean {
  return path.startsWith('/assets/') && !path.includes('worker')
}

/**
 * Sets the headers of every answer: scripts, styles and requests of this origin only, nothing
 * inline, no framing. Trusted types keep the browser from turning text into markup. The only
 * trusted type policy starts workers from files of this origin. Parts of a page have only the
 * headers that browsers look at there.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const isSecure = publicUrl.startsWith('https:')
  const helmets = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['workers'],
      },
    },
    crossOriginEmbedderPolicy: true,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  return (request, response, next) => {
    if (isPartOfPage(request.path)) {
      response.setHeader('x-content-type-options', 'nosniff')
      response.setHeader('cross-origin-resource-policy', 'same-origin')
      response.setHeader('cross-origin-embedder-policy', 'require-corp')
      return next()
    }
    response.setHeader('permissions-policy', permissions)
    helmets(request, response, next)
  }
}
