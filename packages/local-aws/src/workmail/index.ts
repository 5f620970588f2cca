import { aliases } from './aliases.ts'
import { entities } from './entities.ts'
import type { Handlers } from './handlers.ts'
import { mailDomains } from './mail-domains.ts'
import { organizations } from './organizations.ts'
import { registration } from './registration.ts'
import { users } from './users.ts'

/** The WorkMail operations that are built, by name. */
export const workmailHandlers: Handlers = {
  ...organizations,
  ...mailDomains,
  ...users,
  ...registration,
  ...aliases,
  ...entities,
}
