import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type AccessControlRule, isOnlyAllow } from '@mailroom/schemas/access-control-rules'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../kit/data/query.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'
import { expectedOf, useRules, useRuleWords } from './use-rules.ts'

/** The question, about the rule as it was when the dialog was opened. */
function DeleteRule({ rule }: { rule: AccessControlRule }) {
  const text = useText('accessRules')
  const { scope, query } = useRules()
  const { conditions } = useRuleWords()
  const alias = useRead('organizations.describe', scope).data?.alias ?? ''
  const [seen] = useState(rule)
  const [rules] = useState(query.data ?? [])
  const { name } = seen
  const isLast = rules.length === 1 || isOnlyAllow(rules, name)
  return (
    <ConfirmDialog
      id="accessControlRules.delete"
      input={{ ...scope, name, expected: expectedOf(seen) }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      {...(isLast ? { typed: { label: text('typeAlias', { alias }), expected: alias } } : {})}
      done={text('deleted', { name })}
    >
      <SpaceBetween size="s">
        {isLast && (
          <Alert type="error" header={text('risk.lastAllow')}>
            {text('lastAllowDeleted')}
          </Alert>
        )}
        <div>{text('deleteExplanation')}</div>
        <div>
          {text(`effect.${seen.effect}`)}: {conditions(seen).join(' ')}
        </div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** Deletes the rule in the address. Source: ACR-24. */
export function DeleteRuleDialog() {
  const { name = '' } = useParams()
  const { query } = useRules()
  return (
    <Loaded query={useRow(query, name, (rule) => rule.name)} Frame={RouteDialog} title={name}>
      {(rule) => <DeleteRule rule={rule} />}
    </Loaded>
  )
}
