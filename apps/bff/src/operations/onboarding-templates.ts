import { onboardingTemplatesOf } from '../store/onboarding-templates.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

function notFound() {
  return refusal('Gone', 'There is no such onboarding template any more.')
}

export const onboardingTemplates: Handlers<'onboardingTemplates'> = {
  'onboardingTemplates.list': async (scope, { store }) => ({
    items: await onboardingTemplatesOf(store).list(scope),
  }),

  'onboardingTemplates.put': async (input, { store, note }) => {
    const { connectionId, region, organizationId, templateId, expected = {}, ...fields } = input
    const scope = { connectionId, region, organizationId }
    const templates = onboardingTemplatesOf(store)
    const { name } = fields
    const named = (await templates.list(scope)).filter((each) => each.name === name)
    const refuseTaken = () => {
      if (named.some((each) => each.templateId !== templateId))
        throw refusal('InvalidInput', `There is an onboarding template ${name}.`, {
          name: { code: 'templateNameTaken' },
        })
    }
    if (templateId === undefined) {
      refuseTaken()
      return { templateId: await templates.add(scope, fields) }
    }
    const isThere = await templates.replace(scope, { templateId, ...fields }, (former) => {
      const seen = { department: null, mailboxQuota: null, ...expected }
      const wanted = { department: null, mailboxQuota: null, ...fields }
      guardEdit(note, { current: { ...former }, expected: seen, wanted })
      // Templates that have had one name since before it was refused stay editable.
      if (former.name !== name) refuseTaken()
    })
    if (!isThere) throw notFound()
    return { templateId }
  },

  'onboardingTemplates.delete': async ({ templateId, ...scope }, { store, note }) => {
    const templates = onboardingTemplatesOf(store)
    const deleted = await templates.find(scope, templateId)
    if (deleted)
      note({
        target: { kind: 'ONBOARDING_TEMPLATE', id: templateId, name: deleted.name },
        before: { ...deleted },
      })
    if (!(await templates.delete(scope, templateId))) throw notFound()
  },
}
