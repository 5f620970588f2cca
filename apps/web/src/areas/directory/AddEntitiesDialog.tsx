import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import type { Input, WriteId } from '@mailroom/schemas/operations'
import { type ReactNode, useState } from 'react'
import { useWriteEach } from '../../kit/data/use-write-each.ts'
import { DialogActions } from '../../kit/dialog/DialogActions.tsx'
import { useSending } from '../../kit/dialog/in-dialog.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { EntitiesPicker } from '../../kit/entity/EntitiesPicker.tsx'
import { nameOf } from '../../kit/entity/entity-name.ts'
import type { Offered, WhyNot } from '../../kit/entity/use-entity-options.ts'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { distinct, PasteEntities, usePastedEntities } from './PasteEntities.tsx'

type Props<Id extends WriteId> = {
  id: Id
  /** Returns the input for each selected entity. */
  inputOf: (entity: Entity) => Input<Id>
  title: string
  label: string
  submitLabel: string
  offered: Offered
  whyNot: WhyNot
  onDone: (added: readonly Entity[]) => void
  /** The consequences of being added. */
  children: ReactNode
}

/**
 * Adds several users or groups to something at once: selected ones, and ones whose names or
 * addresses are pasted. Refused ones stay selected, and entries with no match stay in the field,
 * with the reason. A child route of the page below it.
 */
export function AddEntitiesDialog<Id extends WriteId>(props: Props<Id>) {
  const { id, inputOf, title, label, submitLabel, offered, whyNot, onDone, children } = props
  const text = useText('directory')
  const errorWords = useErrorWords()
  const close = useCloseDialog()
  const write = useWriteEach(id, inputOf)
  const sending = useSending()
  const { isSending, isSendingNow, setSending } = sending
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const pasted = usePastedEntities(offered, whyNot)
  const [nothing, setNothing] = useState(false)
  const [outcome, setOutcome] = useState<{ added: number; left: readonly string[] }>()

  /** Looks up the pasted entries that are still typed; undefined if that failed. */
  const findPasted = async () =>
    pasted.typed.trim() === ''
      ? { found: [], left: [], later: [] }
      : await pasted.find().catch(() => undefined)

  const add = async () => {
    if (isSendingNow() || pasted.search.isPending) return
    setOutcome(undefined)
    const lookedUp = await findPasted()
    if (!lookedUp) return
    const all = distinct([...chosen, ...lookedUp.found])
    const notFound = [...lookedUp.left.map(({ wanted }) => wanted), ...lookedUp.later]
    setChosen(all)
    setNothing(all.length === 0 && notFound.length === 0)
    if (all.length === 0) {
      if (notFound.length > 0) setOutcome({ added: 0, left: notFound })
      return
    }
    setSending(true)
    write.mutate(all, {
      onError: () => setSending(false),
      onSuccess: (refused) => {
        setSending(false)
        const left = refused.map(({ item }) => item)
        setChosen(left)
        const added = all.filter((entity) => !left.includes(entity))
        if (added.length > 0) onDone(added)
        if (notFound.length > 0) setOutcome({ added: added.length, left: notFound })
        else if (left.length === 0) close()
      },
    })
  }
  const [first] = chosen
  return (
    <RouteDialog
      title={title}
      sending={sending}
      footer={
        <DialogActions
          submitLabel={submitLabel}
          isSending={isSending || pasted.search.isPending}
          isHeld={isSending}
          onSubmit={() => void add()}
          onCancel={close}
          outcome={
            outcome &&
            text('paste.outcome', { count: outcome.added, list: outcome.left.join(', ') })
          }
        />
      }
    >
      <SpaceBetween size="m">
        {write.data && write.data.length > 0 && (
          <div role="alert">
            <Alert type="error" header={text('notAdded')}>
              <ul>
                {write.data.map(({ item, error }) => (
                  <li key={item.id}>
                    {nameOf(item)}: {errorWords(error)}
                    {error.code.endsWith('Exception') && <span lang="en"> {error.message}</span>}
                  </li>
                ))}
              </ul>
            </Alert>
          </div>
        )}
        <div>{children}</div>
        <EntitiesPicker
          label={label}
          offered={offered}
          whyNot={whyNot}
          chosen={chosen}
          errorText={nothing && chosen.length === 0 ? text('chooseSomebody') : undefined}
          onChange={setChosen}
        />
        <PasteEntities
          pasted={pasted}
          onFound={(found) => setChosen(distinct([...chosen, ...found]))}
        />
        {first && <CliCommand id={id} input={inputOf(first)} />}
      </SpaceBetween>
    </RouteDialog>
  )
}
