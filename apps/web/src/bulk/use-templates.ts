import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/** The templates of the organization by name; `undefined` until they are there. */
export function useTemplates() {
  return useRead('onboardingTemplates.list', useOrganizationScope()).data?.items
}
