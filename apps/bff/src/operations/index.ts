import { merged, type Resource } from '@mailroom/schemas/operations'
import { createAccessExplorer } from '../access-explorer/access-explorer.ts'
import type { Connection } from '../aws/clients.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { exitOf } from '../exit/exit.ts'
import type { Linter } from '../lint/linter.ts'
import type { Lines } from '../snapshots/lines.ts'
import { accessPaths } from './access-paths.ts'
import { type AuditProof, auditEntries } from './audit-entries.ts'
import { cutOvers } from './cut-overs.ts'
import { entities } from './entities.ts'
import { exit } from './exit.ts'
import { exitChecklist } from './exit-checklist.ts'
import type { Handlers } from './handlers.ts'
import { impersonationRoles } from './impersonation-roles.ts'
import { lintFindings } from './lint-findings.ts'
import { mailboxPermissions } from './mailbox-permissions.ts'
import { mobileDevices } from './mobile-devices.ts'
import { mobilePolicy } from './mobile-policy.ts'
import * as plainHandlers from './plain-handlers.ts'
import { receiptRules } from './receipt-rules.ts'
import { session } from './session.ts'
import { users } from './users.ts'

type Services = {
  directoryIndex: DirectoryIndex
  lines: Lines
  linter: Linter
  connections: readonly Connection[]
  endOfServiceDate: string
  auditProof: AuditProof
}

/**
 * Makes the handlers of all operations except those on jobs, which themselves perform these, on
 * snapshots, archives, exports of mailboxes and their evidence, which work in the background, too, on
 * their approvals, and on kits and announcements, whose files are downloaded. A missing handler does
 * not compile.
 */
export function operationHandlers(
  services: Services,
): Handlers<
  Exclude<
    Resource,
    | ('jobs' | 'jobRows' | 'snapshots' | 'archives' | 'approvals' | 'kits' | 'kitResults')
    | ('exportRuns' | 'exportJobs' | 'exportEvidence')
    | ('announcements' | 'announcementTexts')
  >
> {
  const { directoryIndex, auditProof } = services
  const dashboard = exitOf(directoryIndex, services.lines, services.endOfServiceDate)
  return {
    ...merged(plainHandlers),
    ...session(services),
    ...users(directoryIndex),
    ...mailboxPermissions(directoryIndex),
    ...impersonationRoles(directoryIndex),
    ...mobileDevices(services.connections),
    ...mobilePolicy(services.connections),
    ...accessPaths(createAccessExplorer(directoryIndex)),
    ...entities(directoryIndex),
    ...exit(dashboard),
    ...exitChecklist(dashboard),
    ...lintFindings(services.linter),
    ...cutOvers(services.linter),
    ...receiptRules(),
    ...auditEntries(auditProof),
  }
}
