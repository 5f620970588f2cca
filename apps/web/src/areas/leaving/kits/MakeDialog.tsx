import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type KitTarget, kitLanguages, kitTargets } from '@mailroom/schemas/kits'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { preferences } from '../../../kit/data/preferences.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useFindingWords } from '../linter/use-finding-words.ts'
import { KitCounts } from './KitCounts.tsx'
import { useKitWords } from './use-kit-words.ts'

type Preview = Output<'kits.preview'>

/** The first findings, each with its words. */
function Named({ findings, errors, warnings }: Preview) {
  const text = useText('kits')
  const words = useFindingWords()
  const left = errors + warnings - findings.length
  return (
    <ul>
      {findings.map((finding) => (
        <li key={finding.findingId}>
          {finding.rule}, {words(finding).object}: {words(finding).what}
        </li>
      ))}
      {left > 0 && <li>{text('moreFindings', { count: left })}</li>}
    </ul>
  )
}

/** Says what keeps the kit from being made and where it is mended, or what would be in it. */
function Shown({ preview, target }: { preview: Preview; target: KitTarget }) {
  const text = useText('kits')
  const scope = useOrganizationScope()
  const { errors, blockingErrors, warnings, findings, unknown, made } = preview
  const linter = (severity: string) =>
    organizationPath(scope, `exit/linter?target=${target}&severity=${severity}&accepted=no`)
  return (
    <SpaceBetween size="m">
      {errors > 0 && (
        <Alert type="error" header={text('errorsOpen', { count: errors })}>
          <div>{text(blockingErrors > 0 ? 'errorsBlock' : 'errorsMeaning')}</div>
          <AppLink to={linter('error')}>{text('showErrors')}</AppLink>
        </Alert>
      )}
      {warnings > 0 && (
        <Alert type="warning" header={text('warningsOpen', { count: warnings })}>
          <div>{text('warningsMeaning')}</div>
          <AppLink to={linter('warning')}>{text('showWarnings')}</AppLink>
        </Alert>
      )}
      {unknown.length > 0 && (
        <Alert type="warning" header={text('unknownDecisions', { count: unknown.length })}>
          {unknown.slice(0, 20).map(visible).join(', ')}
        </Alert>
      )}
      {findings.length > 0 && <Named {...preview} />}
      {made && (
        <>
          <Box>{text('wouldHave', { files: made.files, passwords: made.passwords })}</Box>
          <KitCounts counts={made.counts} />
        </>
      )}
    </SpaceBetween>
  )
}

function MakeForm({ target }: { target: KitTarget }) {
  const text = useText('kits')
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const navigate = useNavigate()
  const [errorsByHand, setErrorsByHand] = useState(false)
  const [confirmIncomplete, setConfirmed] = useState(false)
  const [needed, setNeeded] = useState({ confirmation: false, byHand: false })
  const { language } = preferences()
  const chosen = { target, errorsByHand, confirmIncomplete }
  const query = useRead('kits.preview', { ...scope, ...chosen, language })
  const { needsConfirmation = false, errors = 0, blockingErrors = 0 } = query.data ?? {}
  // What was offered once stays, so that it can be taken back.
  if (needsConfirmation && !needed.confirmation) setNeeded({ ...needed, confirmation: true })
  if (errors > blockingErrors && !needed.byHand) setNeeded({ ...needed, byHand: true })
  return (
    <OperationForm
      id="kits.generate"
      fixed={{ ...scope, ...chosen }}
      defaults={{ language }}
      submitLabel={text('make')}
      onCancel={close}
      onDone={({ kitId }) => void navigate(organizationPath(scope, `exit/kits/${kitId}`))}
    >
      <Box>{text('makeExplanation')}</Box>
      {needed.confirmation && (
        <Checkbox
          checked={confirmIncomplete}
          description={text('confirmIncompleteMeaning')}
          onChange={({ detail }) => setConfirmed(detail.checked)}
        >
          {text('confirmIncomplete')}
        </Checkbox>
      )}
      {needed.byHand && (
        <Checkbox
          checked={errorsByHand}
          description={text('errorsByHandMeaning')}
          onChange={({ detail }) => setErrorsByHand(detail.checked)}
        >
          {text('errorsByHand')}
        </Checkbox>
      )}
      <Loaded query={query}>{(preview) => <Shown preview={preview} target={target} />}</Loaded>
      <SelectField
        name="language"
        label={text('language')}
        description={text('languageMeaning')}
        options={kitLanguages.map((value) => ({ value, label: text(`language.${value}`) }))}
      />
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/** Shows what a kit would have in it or what keeps it from being made, and makes it. Source: KIT-01. */
export function MakeDialog() {
  const text = useText('kits')
  const words = useKitWords()
  const { kitTarget } = useParams()
  const target = kitTargets.find((each) => each === kitTarget)
  return (
    <RouteDialog
      title={target ? text('makeTitle', { name: words.target(target) }) : text('make')}
      size="large"
    >
      {target ? <MakeForm target={target} /> : <Box>{text('noSuchTarget')}</Box>}
    </RouteDialog>
  )
}
