import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** Returns the templates of the organization by name; `undefined` until they are loaded. */
export function useTemplates() {
  return useRead('onboardingTemplates.list', useOrganizationScope()).data?.items
}
