import { useText } from '../../../kit/words/texts.ts'
import { EnableDialog } from '../EnableDialog.tsx'
import { useGroup } from './use-group.ts'

/** Enables a group. Source: GRP-04, GRP-15. */
export function EnableGroupDialog() {
  const text = useText('groups')
  const { group, input } = useGroup()
  const { name } = group
  return (
    <EnableDialog
      kind="groups"
      title={text('enableGroup', { group: name })}
      fixed={input}
      entity={group}
      enabled={text('enabled', { group: name })}
    />
  )
}
