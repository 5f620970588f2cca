import Box from '@cloudscape-design/components/box'
import { type LintDecisions, lintTargets, mailWays } from '@mailroom/schemas/lint-findings'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { LinesField } from '../../../kit/form/LinesField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { decisionLists } from './Decisions.tsx'

/** The decisions between yes and no. */
const booleans = ['automapping', 'aliasGroups'] as const

function EditDecisions({ decisions }: { decisions: LintDecisions }) {
  const text = useText('linter')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { domains, verified, quotas, countries, ways, innerGroups } = decisions
  const { byHand, excluded, names, automapping = true } = decisions
  const { aliasGroups = false, swapDate } = decisions
  const [original] = useState({
    ...{ domains, verified, quotas, countries, ways, innerGroups },
    ...{ byHand, excluded, names, automapping, aliasGroups, swapDate },
  })
  const known = [...decisionLists, ...booleans, 'swapDate' as const]
  return (
    <EditForm
      id="lintDecisions.put"
      fixed={useOrganizationScope()}
      original={original}
      replacesAll
      fieldWords={{
        label: (name) => {
          const decision = known.find((each) => each === name)
          return decision ? text(`decision.${decision}`) : name
        },
        value: (_, value) => (Array.isArray(value) ? value.join('; ') : undefined),
      }}
      submitLabel={shared('save')}
      saved={() => text('decisionsSaved')}
      onClose={close}
    >
      <Box>{text('decisionsMeaning', { targets: lintTargets.join(', ') })}</Box>
      {decisionLists.map((name) => (
        <LinesField
          key={name}
          name={name}
          label={text(`decision.${name}`)}
          constraint={text(`decisionHint.${name}`, { ways: mailWays.join(', ') })}
          wrong={text(`decisionWrong.${name}`)}
          optional
        />
      ))}
      {booleans.map((name) => (
        <CheckboxField key={name} name={name} label={text(`decision.${name}`)} />
      ))}
      <TextField
        name="swapDate"
        label={text('decision.swapDate')}
        constraint={text('decisionHint.swapDate')}
        optional
      />
    </EditForm>
  )
}

/** Asks what the rules cannot read anywhere: where domains go, and what the targets hold. */
export function DecisionsDialog() {
  const text = useText('linter')
  const query = useRead('lintDecisions.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('decisionsTitle')}>
      <Loaded query={query}>{(decisions) => <EditDecisions decisions={decisions} />}</Loaded>
    </RouteDialog>
  )
}
