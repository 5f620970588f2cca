import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useLockOutGuard } from '../../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../../kit/words/texts.ts'
import { RuleConsequences, rulesWith } from './RuleConsequences.tsx'
import { RuleFields } from './RuleFields.tsx'
import { recipeNames, recipes, ruleNaming } from './recipes.ts'
import { deviceIn } from './rule-address.ts'
import { riskOf, typedRule } from './rule-form-values.ts'
import { useDeviceRules } from './use-device-rules.ts'

/** Returns the values of the recipe in the address, or of what the address says of a device. */
function useStart() {
  const [search] = useSearchParams()
  const recipe = recipeNames.find((each) => each === search.get('recipe'))
  return recipe ? { recipe, values: recipes[recipe] } : { values: ruleNaming(deviceIn(search)) }
}

function CreateRule({ rules }: { rules: readonly Rule[] }) {
  const text = useText('deviceRules')
  const { scope } = useDeviceRules()
  const close = useCloseDialog()
  const client = useQueryClient()
  const { guard, isGiven } = useLockOutGuard()
  const { recipe, values } = useStart()
  // The same wish, sent again after a lost answer, makes no second rule. Source: MDAR-04.
  const [clientToken] = useState(() => crypto.randomUUID())
  return (
    <OperationForm
      id="mobileDeviceAccessRules.create"
      fixed={{ ...scope, clientToken }}
      defaults={{ ...values }}
      submitLabel={text('create')}
      mayBeSent={async (input) => {
        const { items } = await client.fetchQuery({
          ...readOptions('mobileDeviceAccessRules.list', scope),
          staleTime: 0,
        })
        const rule = typedRule(input)
        return !rule || riskOf(items, rulesWith(items, rule), rule) === undefined || isGiven()
      }}
      onCancel={close}
      onDone={(_, { name }) => {
        notify({ type: 'success', content: text('created', { name }) })
        close()
      }}
    >
      {recipe && <div>{text(`caution.${recipe}`)}</div>}
      <RuleFields />
      <RuleConsequences rules={rules} guard={guard} />
    </OperationForm>
  )
}

/**
 * Creates a rule: from nothing, from the recipe in the address, or from what it says of a device.
 * Source: MDAR-04, MDAR-13.
 */
export function CreateRuleDialog() {
  const text = useText('deviceRules')
  const { query } = useDeviceRules()
  return (
    <RouteDialog title={text('create')} size="large">
      <Loaded query={query}>{(rules) => <CreateRule rules={rules} />}</Loaded>
    </RouteDialog>
  )
}
