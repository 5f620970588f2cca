import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import type { ExportCheck, ExportCheckId } from '@mailroom/schemas/export-settings'
import { useEffect, useMemo } from 'react'
import { useOutletContext } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { watchExports } from '../../../shell/watched-jobs.ts'
import { NeedsApproval } from '../approvals/NeedsApproval.tsx'
import { Findings } from '../export-setup/Findings.tsx'
import { useCheckCounts } from '../export-setup/use-check-counts.ts'
import { Destination } from './Destination.tsx'
import { progressOf, useRunInput } from './use-run.ts'

/** Checks by name, each with what it has found. */
function Checks({ checks }: { checks: readonly ExportCheck[] }) {
  const setup = useText('exportSetup')
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.id}>
          {setup(`check.${check.id}`)}
          <Findings check={check} />
        </li>
      ))}
    </ul>
  )
}

type FieldProps = { name: string; checks: readonly ExportCheck[] }

/** What has a warning or could not be checked, by name, and that the person goes on all the same. Source: EXIT-11. */
function UncheckedField({ name, checks }: FieldProps) {
  const text = useText('exportQueue')
  const countWords = useCheckCounts()
  const open = useMemo(() => checks.map(({ id }) => id), [checks])
  const { value, change, errorText } = useField<ExportCheckId[]>(name, [])
  const isAccepted = open.every((id) => value.includes(id))
  // What was accepted of an older check does not count.
  useEffect(() => {
    if (value.some((id) => !open.includes(id))) change([])
  }, [value, open, change])
  return (
    <Alert type="warning" header={text('checkCounts', { counts: countWords(checks) })}>
      <Checks checks={checks} />
      <FormField errorText={errorText}>
        <Checkbox
          checked={isAccepted}
          onChange={({ detail }) => change(detail.checked ? [...open] : [])}
        >
          {text('acceptUnchecked')}
        </Checkbox>
      </FormField>
    </Alert>
  )
}

/** Starts a plan with a reason, after naming what nobody has checked. Source: EXIT-02, EXIT-11. */
export function StartRunDialog() {
  const text = useText('exportQueue')
  const countWords = useCheckCounts()
  const run = useOutletContext<DescribedExportRun>()
  const input = useRunInput()
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const query = useRead('exportSettings.describe', scope)
  return (
    <RouteDialog title={text('startTitle', { count: progressOf(run).all })}>
      <Loaded query={query}>
        {({ checks = [] }) => {
          const failed = checks.filter(({ state }) => state === 'failed')
          const open = checks.filter(({ state }) => state !== 'passed' && state !== 'failed')
          if (failed.length > 0)
            return (
              <Alert
                type="error"
                header={text('checkCounts', { counts: countWords(checks) })}
                action={
                  <AppButton to={organizationPath(scope, 'exit/exports/setup')}>
                    {text('toSetup')}
                  </AppButton>
                }
              >
                <Checks checks={failed} />
                {text('checksFailedMeaning')}
              </Alert>
            )
          return (
            <NeedsApproval
              operation="exportRuns.start"
              subjectId={run.runId}
              isNeeded={progressOf(run).all > 1}
            >
              <OperationForm
                id="exportRuns.start"
                fixed={input}
                defaults={{ acceptUnchecked: [] }}
                submitLabel={text('start')}
                onCancel={close}
                onDone={() => {
                  watchExports(input)
                  close()
                }}
              >
                <div>{text('startMeaning')}</div>
                <Destination settings={run.settings} mailboxes={progressOf(run).all} />
                {open.length > 0 && <UncheckedField name="acceptUnchecked" checks={open} />}
                <TextField
                  name="reason"
                  label={text('reason')}
                  description={text('reasonMeaning')}
                  constraint={text('reasonLimits')}
                />
              </OperationForm>
            </NeedsApproval>
          )
        }}
      </Loaded>
    </RouteDialog>
  )
}
