import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Reads the templates of the organization, by name. */
export function useTemplates() {
  const query = useRead('onboardingTemplates.list', useOrganizationScope())
  return { ...query, data: query.data?.items }
}
