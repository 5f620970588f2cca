import { MIMEType } from 'node:util'
import express, { type Request } from 'express'
import { refusal } from '../operations/refusal.ts'

/**
 * The largest request, in bytes, unless the operation declares another limit: enough for a form.
 */
const formBytes = 65_536

function createParser(limit: number) {
  return express.json({ limit, strict: true, inflate: false })
}

const parseForm = createParser(formBytes)

function notUtf8() {
  return refusal('UnsupportedMediaType', 'The request has to be JSON in UTF-8, not compressed.')
}

/** Whether a request says that it is in UTF-8, or nothing; the parser would accept UTF-16, too. */
function isUtf8(request: Request): boolean {
  try {
    const { params } = new MIMEType(request.get('content-type') ?? '')
    return (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8'
  } catch {
    return false
  }
}

/**
 * Translates the body parser's errors. Their messages quote the body, so they are not passed on.
 */
function refusalOf(error: unknown) {
  const type = error instanceof Error && 'type' in error ? error.type : undefined
  if (type === 'entity.too.large') return refusal('BodyTooLarge', 'The request is too large.')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return notUtf8()
  return refusal('InvalidInput', 'The request is not a JSON object.')
}

/**
 * Reads and parses a request's body of at most `maxBytes`. Errors: UnsupportedMediaType,
 * BodyTooLarge, InvalidInput.
 */
export function readBody(request: Request, maxBytes?: number): Promise<unknown> {
  const parse = maxBytes === undefined ? parseForm : createParser(maxBytes)
  return new Promise((resolve, reject) => {
    const { res: response } = request
    if (!response) return reject(new Error('The request has no response'))
    if (!request.is('application/json'))
      return reject(refusal('UnsupportedMediaType', 'The request has to be JSON.'))
    if (!isUtf8(request)) return reject(notUtf8())
    parse(request, response, (error?: unknown) =>
      error === undefined ? resolve(request.body) : reject(refusalOf(error)),
    )
  })
}
