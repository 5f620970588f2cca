import accessRules from './areas/access-rules/area.ts'
import apiReference from './areas/api-reference/area.ts'
import audit from './areas/audit/area.ts'
import connections from './areas/connections/area.ts'
import directory from './areas/directory/area.ts'
import domains from './areas/domains/area.ts'
import inboundDmarc from './areas/inbound-dmarc/area.ts'
import jobs from './areas/jobs/area.ts'
import organizationTags from './areas/organization-tags/area.ts'
import organizations from './areas/organizations/area.ts'
import sessions from './areas/sessions/area.ts'
import signIn from './areas/sign-in/area.ts'

/** All areas of the console, in the order of the menu. */
export const areas = [
  signIn,
  organizations,
  directory,
  jobs,
  domains,
  accessRules,
  inboundDmarc,
  organizationTags,
  connections,
  sessions,
  audit,
  apiReference,
]
