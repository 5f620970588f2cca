import { account } from './account.ts'
import { configurationSets } from './configuration-sets.ts'
import { dkim } from './dkim.ts'
import { eventDestinations } from './event-destinations.ts'
import type { Handlers } from './handlers.ts'
import { identities } from './identities.ts'
import { identityPolicies } from './identity-policies.ts'
import { mailFrom } from './mail-from.ts'
import { notifications } from './notifications.ts'
import { receiptFilters } from './receipt-filters.ts'
import { receiptRuleSets } from './receipt-rule-sets.ts'
import { receiptRules } from './receipt-rules.ts'
import { trackingOptions } from './tracking-options.ts'

/** The SES operations that a WorkMail console needs, by name. Source: 06 §8. */
export const sesHandlers: Handlers = {
  ...identities,
  ...dkim,
  ...identityPolicies,
  ...mailFrom,
  ...account,
  ...receiptRuleSets,
  ...receiptRules,
  ...receiptFilters,
  ...notifications,
  ...configurationSets,
  ...eventDestinations,
  ...trackingOptions,
}
