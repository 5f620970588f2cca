import { randomUUID } from 'node:crypto'
import { OnboardingTemplate } from '@mailroom/schemas/onboarding-templates'
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

    /**
     * Replaces a template, after `check` has seen the former one, which nobody else can change
     * meanwhile. Returns false if there is no template with its id. Errors: those of `check`; then
     * nothing has changed.
     */
    replace(
      scope: Scope,
      template: OnboardingTemplate,
      check: (former: OnboardingTemplate) => void,
    ): Promise<boolean> {
      const { templateId } = template
      return store.transaction().execute(async (transaction) => {
        const own = transaction
          .updateTable('onboarding_template')
          .where('id', '=', templateId)
          .where('directory', '=', directoryOf(scope))
        // Writing the row keeps others from it, on both databases.
        const former = await own
          .set((row) => ({ content: row.ref('content') }))
          .returning('content')
          .executeTakeFirst()
        if (!former) return false
        check(OnboardingTemplate.parse(JSON.parse(former.content)))
        await own.set({ content: JSON.stringify(template) }).execute()
        return true
      })
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
