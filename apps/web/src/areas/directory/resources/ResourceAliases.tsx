import { AliasesTab } from '../aliases/AliasesTab.tsx'
import { useResource } from './use-resource.ts'

/** The addresses of a resource. Source: RES-09, RES-10. */
export function ResourceAliases() {
  const { resource } = useResource()
  return resource && <AliasesTab owner={{ ...resource, id: resource.resourceId }} />
}
