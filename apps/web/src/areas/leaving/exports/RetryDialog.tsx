import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { useState } from 'react'
import { useLocation, useOutletContext } from 'react-router'
import * as z from 'zod/mini'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { watchExports } from '../../../shell/watched-jobs.ts'
import { Destination } from './Destination.tsx'
import { toRetry, useRunInput } from './use-run.ts'

/** The mailboxes that were chosen in the list. */
const Chosen = z.object({ entityIds: z.array(z.string()).check(z.minLength(1)) })

/**
 * Retries the chosen mailboxes of a run, or all that can be, with a reason: they are exported to
 * where the settings point now. Source: EXIT-02, XQ-13.
 */
export function RetryDialog() {
  const text = useText('exportQueue')
  const run = useOutletContext<DescribedExportRun>()
  const input = useRunInput()
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const { state } = useLocation()
  const [chosen] = useState(() => Chosen.safeParse(state).data?.entityIds)
  const query = useRead('exportSettings.describe', scope)
  const count = chosen?.length ?? toRetry(run)
  return (
    <RouteDialog title={text('retryAll', { count })}>
      <Loaded query={query}>
        {(settings) => (
          <OperationForm
            id="exportRuns.retry"
            fixed={{ ...input, ...(chosen ? { entityIds: chosen } : {}) }}
            submitLabel={text('retryConfirm')}
            onCancel={close}
            onDone={() => {
              watchExports(input)
              close()
            }}
          >
            <div>{text('retryMeaning')}</div>
            <div>{text('startMeaning')}</div>
            <Destination settings={settings} mailboxes={count} />
            <AppLink to={organizationPath(scope, 'exit/exports/setup')}>{text('toSetup')}</AppLink>
            <TextField
              name="reason"
              label={text('reason')}
              description={text('reasonMeaning')}
              constraint={text('reasonLimits')}
            />
          </OperationForm>
        )}
      </Loaded>
    </RouteDialog>
  )
}
