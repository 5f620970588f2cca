import type { Resource } from '@mailroom/schemas'
import { aliases } from './aliases.ts'
import { auditEntries } from './audit-entries.ts'
import { entities } from './entities.ts'
import type { Handlers } from './handlers.ts'
import { mailDomains } from './mail-domains.ts'
import { organizations } from './organizations.ts'
import { session } from './session.ts'
import { sessions } from './sessions.ts'
import { users } from './users.ts'

/** The handler of every operation that is declared; one that is missing does not compile. */
export const handlers: Handlers<Resource> = {
  ...session,
  ...organizations,
  ...mailDomains,
  ...users,
  ...aliases,
  ...entities,
  ...sessions,
  ...auditEntries,
}
