import { randomBytes } from 'node:crypto'

/** A DKIM token: 32 lower-case letters and digits. Source: EMB-03. */
export function newDkimToken(): string {
  return randomBytes(16).toString('hex')
}

/** An ownership token: 44 characters of Base64. Source: EMB-03. */
export function newVerificationToken(): string {
  return randomBytes(32).toString('base64')
}
