import { randomBytes, randomUUID } from 'node:crypto'

/** Creates ids as the service does. Source: GEN-02, 06 §3. */
export const newId = {
  organization: () => `m-${randomBytes(16).toString('hex')}`,
  directory: () => `d-${randomBytes(5).toString('hex')}`,
  /** Users and groups of a WorkMail directory. */
  entity: () => randomUUID(),
  resource: () => `r-${randomBytes(16).toString('hex')}`,
}
