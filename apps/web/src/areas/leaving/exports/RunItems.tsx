import {
  type DescribedExportRun,
  type ExportItem,
  retriableExportStates,
} from '@mailroom/schemas/export-runs'
import { Button } from '@mailroom/ui/Button'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { useCan } from '../../../kit/access/Can.tsx'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice, useFilter } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { isExportOver } from '../../../shell/watched-jobs.ts'
import { itemStates } from './states.tsx'
import { useItemColumns } from './use-item-columns.tsx'
import { useRunInput } from './use-run.ts'

type Props = { run: DescribedExportRun }
type ItemsProps = Props & {
  /** The ids of the chosen mailboxes, which the dialogs of the page also change. */
  selected: ReadonlySet<string>
  setSelected: (selected: ReadonlySet<string>) => void
}

/** Filters the mailboxes by state, with the number of each. */
function StateFilter({ run }: Props) {
  const text = useText('exportQueue')
  const { number } = useFormats()
  const [state, choose] = useChoice('state', itemStates)
  const option = (value: string, label: string, count: number) => ({
    value,
    label: text('counted', { label, count: number(count) }),
  })
  const options = [
    option('', text('anyState'), run.total),
    ...itemStates
      .filter((each) => (run.counts[each] ?? 0) > 0 || each === state)
      .map((each) => option(each, text(`item.${each}`), run.counts[each] ?? 0)),
  ]
  return (
    <Select ariaLabel={text('state')} options={options} value={state ?? ''} onChange={choose} />
  )
}

const retriable = new Set<string>(retriableExportStates)
const cancellable = new Set(['PLANNED', 'WAITING', 'STARTING', 'RUNNING'])

function suits({ state, isMismatch }: ExportItem, isRetry: boolean): boolean {
  return isRetry ? isMismatch || retriable.has(state) : cancellable.has(state)
}

/** Returns what may be done with chosen mailboxes of a run in its state. */
function actionOf(run: Props['run']): 'retry' | 'cancel' | undefined {
  if (isExportOver(run)) return run.state === 'FAILED' ? undefined : 'retry'
  return run.state === 'RUNNING' || run.state === 'PAUSED' ? 'cancel' : undefined
}

/** The button that retries or cancels the chosen mailboxes. Source: XQ-13. */
function ChosenAction({ action, ids }: { action: 'retry' | 'cancel'; ids: readonly string[] }) {
  const text = useText('exportQueue')
  const open = useOpen()
  return (
    <Button disabled={ids.length === 0} onClick={() => open(action, { entityIds: ids })}>
      {text(action === 'retry' ? 'retryChosen' : 'cancelChosen', { count: ids.length })}
    </Button>
  )
}

/** The mailboxes of a plan or run, in its order, with their states. Source: XQ-08, XQ-11. */
export function RunItems({ run, selected, setSelected }: ItemsProps) {
  const text = useText('exportQueue')
  const { number } = useFormats()
  const can = useCan()
  const [state] = useChoice('state', itemStates)
  const [searched, search] = useFilter('text')
  const trimmed = searched.trim()
  const source = useLiveSource({
    operation: 'exportRuns.listItems',
    as: 'part',
    input: {
      ...useRunInput(),
      ...(state === undefined ? {} : { states: [state] }),
      ...(trimmed === '' ? {} : { text: trimmed }),
    },
    columns: useItemColumns(run),
  })
  const action = actionOf(run)
  const isRetry = action === 'retry'
  const selection = useMemo(
    () => ({
      kind: 'multi' as const,
      selected,
      onChange: setSelected,
      label: ({ name }: ExportItem) => text('select', { name }),
      disabledReason: (item: ExportItem) => (suits(item, isRetry) ? undefined : text('notNow')),
    }),
    [selected, setSelected, isRetry, text],
  )
  const isAllowed = action !== undefined && can(`exportRuns.${action}`)
  return (
    <ListTable
      source={{
        ...source,
        total: number(state === undefined ? run.total : (run.counts[state] ?? 0)),
        isNarrowed: trimmed !== '' || state !== undefined,
        search: {
          ...{ text: searched, onChange: search, marked: searched },
          placeholder: text('searchPlaceholder'),
        },
      }}
      title={text('mailboxes')}
      fileLabel={text('downloadList')}
      filter={<StateFilter run={run} />}
      actions={isAllowed && <ChosenAction action={action} ids={[...selected]} />}
      {...(isAllowed ? { selection } : {})}
      empty={text('noMailboxes')}
      rowKey={({ entityId }) => entityId}
    />
  )
}
