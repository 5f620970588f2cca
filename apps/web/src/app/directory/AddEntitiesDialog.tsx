import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity, Input, WriteId } from '@mailroom/schemas'
import { type ReactNode, useState } from 'react'
import { useWriteEach } from '../api/use-write-each.ts'
import { CliCommand } from '../CliCommand.tsx'
import { useSending } from '../dialog/in-dialog.ts'
import { RouteDialog } from '../dialog/RouteDialog.tsx'
import { useCloseDialog } from '../dialog/use-close-dialog.ts'
import { useErrorWords } from '../errors.ts'
import { useText } from '../texts/texts.ts'
import { EntitiesPicker } from './EntitiesPicker.tsx'
import { nameOf } from './entity-name.ts'
import { PasteEntities } from './PasteEntities.tsx'
import type { Offered, WhyNot } from './use-entity-options.ts'

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
 * Adds several users or groups to something at once; refused ones stay selected, with the reason. A
 * child route of the page below it.
 */
export function AddEntitiesDialog<Id extends WriteId>(props: Props<Id>) {
  const { id, inputOf, title, label, submitLabel, offered, whyNot, onDone, children } = props
  const shared = useText('app')
  const text = useText('directory')
  const errorWords = useErrorWords()
  const close = useCloseDialog()
  const write = useWriteEach(id, inputOf)
  const sending = useSending()
  const { isSending, isSendingNow, setSending } = sending
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const [nothing, setNothing] = useState(false)
  const add = () => {
    setNothing(chosen.length === 0)
    if (chosen.length === 0 || isSendingNow()) return
    setSending(true)
    write.mutate(chosen, {
      onError: () => setSending(false),
      onSuccess: (refused) => {
        setSending(false)
        const left = refused.map(({ item }) => item)
        setChosen(left)
        const added = chosen.filter((entity) => !left.includes(entity))
        if (added.length > 0) onDone(added)
        if (left.length === 0) close()
      },
    })
  }
  const [first] = chosen
  return (
    <RouteDialog
      title={title}
      sending={sending}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" disabled={isSending} onClick={close}>
              {shared('cancel')}
            </Button>
            <Button
              variant="primary"
              loading={isSending}
              loadingText={shared('sending')}
              onClick={add}
            >
              {submitLabel}
            </Button>
          </SpaceBetween>
        </Box>
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
          offered={offered}
          whyNot={whyNot}
          onFound={(found) =>
            setChosen([...new Map([...chosen, ...found].map((each) => [each.id, each])).values()])
          }
        />
        {first && <CliCommand id={id} input={inputOf(first)} />}
      </SpaceBetween>
    </RouteDialog>
  )
}
