import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the templates of the organization by name; `undefined` until they are loaded. */
export function useTemplates() {
  return useRead('onboardingTemplates.list', useOrganizationScope()).data?.items
}
