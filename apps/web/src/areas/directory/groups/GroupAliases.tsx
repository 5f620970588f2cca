import { AliasesTab } from '../aliases/AliasesTab.tsx'
import { useGroup } from './use-group.ts'

/** The addresses of a group. Source: GRP-11, GRP-12. */
export function GroupAliases() {
  const { group } = useGroup()
  return group && <AliasesTab owner={{ ...group, id: group.groupId }} />
}
