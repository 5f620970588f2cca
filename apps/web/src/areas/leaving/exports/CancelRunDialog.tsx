import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { useState } from 'react'
import { useLocation, useOutletContext } from 'react-router'
import * as z from 'zod/mini'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useRunInput } from './use-run.ts'

/** The mailboxes that were chosen in the list. */
const Chosen = z.object({ entityIds: z.array(z.string()).check(z.minLength(1)) })

/**
 * Cancels the chosen mailboxes, or a whole run after the number of its running exports was typed.
 * Source: XQ-13.
 */
export function CancelRunDialog() {
  const text = useText('exportQueue')
  const run = useOutletContext<DescribedExportRun>()
  const input = useRunInput()
  const close = useCloseDialog()
  const { state } = useLocation()
  const [chosen] = useState(() => Chosen.safeParse(state).data?.entityIds)
  const running = (run.counts.RUNNING ?? 0) + (run.counts.STARTING ?? 0)
  return (
    <ConfirmDialog
      id="exportRuns.cancel"
      input={{ ...input, ...(chosen ? { entityIds: chosen } : { count: running }) }}
      title={chosen ? text('cancelChosen', { count: chosen.length }) : text('cancelTitle')}
      confirmLabel={text('cancelConfirm')}
      cancelLabel={text('keepRunning')}
      {...(chosen ? {} : { typed: { label: text('typeRunning'), expected: String(running) } })}
      onDone={close}
    >
      <SpaceBetween size="s">
        {!chosen && <div>{text('cancelMeaning', { count: running })}</div>}
        <div>{text('cancelCost')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
