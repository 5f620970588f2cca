import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { useState } from 'react'
import { useLocation, useOutletContext } from 'react-router'
import * as z from 'zod/mini'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useRunInput } from './use-run.ts'

/** The mailboxes that were chosen in the list. */
const Chosen = z.object({ entityIds: z.array(z.string()).check(z.minLength(1)) })

/** How many of the chosen mailboxes are named. */
const named = 5

/** The names of the chosen mailboxes, and how many more there are. */
function Names({ ids }: { ids: readonly string[] }) {
  const text = useText('exportQueue')
  const known = useEntities(ids.slice(0, named))
  const names = ids.slice(0, named).map((id) => {
    const entity = known.get(id)
    return entity ? nameOf(entity) : id
  })
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
      {ids.length > named && <li>{text('andMore', { count: ids.length - named })}</li>}
    </ul>
  )
}

/**
 * Cancels the chosen mailboxes, or a whole run after the number of its running exports was typed.
 * Source: XQ-13.
 */
export function CancelRunDialog() {
  const text = useText('exportQueue')
  const run = useOutletContext<DescribedExportRun & { onCancelled?: () => void }>()
  const input = useRunInput()
  const { state } = useLocation()
  const [chosen] = useState(() => Chosen.safeParse(state).data?.entityIds)
  const waiting = (run.counts.WAITING ?? 0) + (run.counts.PLANNED ?? 0)
  const running = (run.counts.RUNNING ?? 0) + (run.counts.STARTING ?? 0)
  return (
    <ConfirmDialog
      id="exportRuns.cancel"
      input={{ ...input, ...(chosen ? { entityIds: chosen } : { count: running }) }}
      title={chosen ? text('cancelChosen', { count: chosen.length }) : text('cancelTitle')}
      confirmLabel={text('cancelConfirm')}
      cancelLabel={text('keepRunning')}
      done={text('cancelDone', { count: chosen?.length ?? running + waiting })}
      {...(chosen || running === 0
        ? {}
        : { typed: { label: text('typeRunning'), expected: String(running) } })}
      {...(run.onCancelled ? { onDone: run.onCancelled } : {})}
    >
      <SpaceBetween size="s">
        {chosen && <Names ids={chosen} />}
        {!chosen && running > 0 && <div>{text('cancelMeaning', { count: running })}</div>}
        {!chosen && running === 0 && <div>{text('cancelWaiting', { count: waiting })}</div>}
        {(chosen !== undefined || running > 0) && <div>{text('cancelCost')}</div>}
      </SpaceBetween>
    </ConfirmDialog>
  )
}
