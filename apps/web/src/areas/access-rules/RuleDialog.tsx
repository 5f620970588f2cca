import { useParams } from 'react-router'
import { useRow } from '../../kit/data/query.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'
import { RuleForm } from './RuleForm.tsx'
import { useRules } from './use-rules.ts'

/** Creates a rule, or edits the one in the address. Source: ACR-21 to ACR-23. */
export function RuleDialog() {
  const text = useText('accessRules')
  const { name } = useParams()
  const { query } = useRules()
  const row = useRow(query, name, (rule) => rule.name)
  const title = name === undefined ? text('create') : text('editTitle', { name })
  return (
    <RouteDialog title={title} size="large">
      {name === undefined ? (
        <Loaded query={query}>{() => <RuleForm />}</Loaded>
      ) : (
        <Loaded query={row}>{(rule) => <RuleForm rule={rule} />}</Loaded>
      )}
    </RouteDialog>
  )
}
