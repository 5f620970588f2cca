import { randomUUID } from 'node:crypto'
import { OnboardingTemplate } from '@mailroom/schemas'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from './open-store.ts'

/** Reads and writes the onboarding templates of the organizations. */
export function onboardingTemplatesOf(store: Store) {
  const ofScope = (scope: Scope) =>
    store
      .selectFrom('onboarding_template')
      .select('content')
      .where('directory', '=', directoryOf(scope))

  return {
    async list(scope: Scope): Promise<OnboardingTemplate[]> {
      const found = await ofScope(scope).execute()
      return found
        .map(({ content }) => OnboardingTemplate.parse(JSON.parse(content)))
        .sort((a, b) => a.name.localeCompare(b.name))
    },

    async find(scope: Scope, id: string): Promise<OnboardingTemplate | undefined> {
      const found = await ofScope(scope).where('id', '=', id).executeTakeFirst()
      return found && OnboardingTemplate.parse(JSON.parse(found.content))
    },

    async add(scope: Scope, fields: Omit<OnboardingTemplate, 'templateId'>): Promise<string> {
      const templateId = randomUUID()
      const content = JSON.stringify({ templateId, ...fields })
      await store
        .insertInto('onboarding_template')
        .values({ id: templateId, directory: directoryOf(scope), content })
        .execute()
      return templateId
    },

    /** Returns false if there is no template with its id. */
    async replace(scope: Scope, template: OnboardingTemplate): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('onboarding_template')
        .set({ content: JSON.stringify(template) })
        .where('id', '=', template.templateId)
        .where('directory', '=', directoryOf(scope))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Returns false if there is no template with this id. */
    async delete(scope: Scope, id: string): Promise<boolean> {
      const { numDeletedRows } = await store
        .deleteFrom('onboarding_template')
        .where('id', '=', id)
        .where('directory', '=', directoryOf(scope))
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
