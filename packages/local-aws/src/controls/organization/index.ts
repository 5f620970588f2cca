import { exportFiles } from './export-files.ts'
import { interoperability } from './interoperability.ts'
import { journaling } from './journaling.ts'
import { mailFlowRules } from './mail-flow-rules.ts'
import { migration } from './migration.ts'
import { mobileDevices } from './mobile-devices.ts'
import { mobilePolicy } from './mobile-policy.ts'
import { smtpGateways } from './smtp-gateways.ts'
import { state } from './state.ts'

/**
 * The features of WorkMail without a public API, by method and path below
 * `/__local/orgs/{organizationId}/`. A client derives its types from this table:
 * `z.input<Table[Address]['body']>` is sent, `ReturnType<Table[Address]['answer']>` comes back, as
 * JSON. Source: NOAPI-04, 04 Z2, 06 §9.
 */
export const organizationControls = {
  ...mailFlowRules,
  ...smtpGateways,
  ...journaling,
  ...mobilePolicy,
  ...mobileDevices,
  ...migration,
  ...interoperability,
  ...exportFiles,
  ...state,
}
