import { aliasLimit } from '@mailroom/schemas/directory-rules'
import { AliasesTab } from '../aliases/AliasesTab.tsx'
import { useUser } from './use-user.ts'

/** The addresses of a user; at most 100 are aliases. Source: USR-09…11, QUOTA-11. */
export function UserAliases() {
  const { user } = useUser()
  return <AliasesTab owner={{ ...user, id: user.userId }} limit={aliasLimit} />
}
