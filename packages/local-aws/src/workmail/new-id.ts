import { randomBytes, randomUUID } from 'node:crypto'

/** Ids as the service makes them. Source: GEN-02, 06 §3. */
export const newId = {
  organization: () => `m-${randomBytes(16).toString('hex')}`,
  directory: () => `d-${randomBytes(5).toString('hex')}`,
  /** Users and groups of a WorkMail directory. */
  entity: () => randomUUID(),
}

/** A DKIM token: 32 lower-case letters and digits. Source: EMB-03. */
export function newDkimToken(): string {
  return randomBytes(16).toString('hex')
}

/** An ownership token: 44 characters of Base64. Source: EMB-03. */
export function newVerificationToken(): string {
  return randomBytes(32).toString('base64')
}
