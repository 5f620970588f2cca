import { onboardingTemplatesOf } from '../store/onboarding-templates.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

function notFound() {
  return refusal('OnboardingTemplateNotFound', 'There is no such onboarding template any more.')
}

export const onboardingTemplates: Handlers<'onboardingTemplates'> = {
  'onboardingTemplates.list': async (scope, { store }) => ({
    items: await onboardingTemplatesOf(store).list(scope),
  }),

  'onboardingTemplates.put': async (input, { store }) => {
    const { connectionId, region, organizationId, templateId, ...fields } = input
    const scope = { connectionId, region, organizationId }
    const templates = onboardingTemplatesOf(store)
    if (templateId === undefined) return { templateId: await templates.add(scope, fields) }
    if (!(await templates.replace(scope, { templateId, ...fields }))) throw notFound()
    return { templateId }
  },

  'onboardingTemplates.delete': async ({ templateId, ...scope }, { store }) => {
    if (!(await onboardingTemplatesOf(store).delete(scope, templateId))) throw notFound()
  },
}
