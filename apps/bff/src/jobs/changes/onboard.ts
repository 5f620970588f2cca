import { applyAddressPattern } from '@mailroom/schemas/apply-address-pattern'
import type { ImportRow } from '@mailroom/schemas/import-row'
import type { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
import { refusal } from '../../operations/refusal.ts'
import type { PlanRows } from './change.ts'
import { planImport } from './import-users.ts'

/** Returns a person's data, with the template's values for everything it leaves open. */
function withTemplate(user: ImportRow, template: OnboardingTemplate): ImportRow {
  const { department, groupIds, mailboxQuota, addressPattern, aliasPatterns, attributes } = template
  const email = user.email ?? applyAddressPattern(addressPattern, user)
  const aliases = aliasPatterns.flatMap((pattern) => applyAddressPattern(pattern, user) ?? [])
  const others = aliases.filter((alias) => alias !== email)
  return {
    ...attributes,
    ...(department === undefined ? {} : { department }),
    ...(mailboxQuota === undefined ? {} : { mailboxQuota }),
    ...user,
    ...(email === undefined ? {} : { email }),
    aliases: [...new Set([...(user.aliases ?? []), ...others])],
    groups: [...new Set([...(user.groups ?? []), ...groupIds])],
  }
}

/**
 * Plans an onboarding: creates a user as an import does, with the values of the template.
 * Errors: OnboardingTemplateNotFound.
 */
export const onboard: PlanRows<'onboard'> = async ({ templateId, user }, context) => {
  if (templateId === undefined) return planImport([user], false, context)
  const template = await context.template(templateId)
  if (!template)
    throw refusal('OnboardingTemplateNotFound', 'There is no such onboarding template any more.')
  return planImport([withTemplate(user, template)], false, context)
}
