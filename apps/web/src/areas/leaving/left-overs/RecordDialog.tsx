import Box from '@cloudscape-design/components/box'
import type { ExitItem } from '@mailroom/schemas/exit-checklist'
import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { knownItem, useItemWords } from './use-item-words.ts'

const words = {
  closed: { submit: 'close', explanation: 'closeExplanation', done: 'closedDone' },
  waived: { submit: 'waive', explanation: 'waiveExplanation', done: 'waivedDone' },
  open: { submit: 'reopen', explanation: 'reopenExplanation', done: 'reopenedDone' },
} as const

type Said = keyof typeof words
const saids = ['closed', 'waived', 'open'] as const satisfies readonly Said[]

function Form({ item, said }: { item: ExitItem; said: Said }) {
  const text = useText('leftOvers')
  const itemWords = useItemWords()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { live, record } = item
  const isThere = said === 'closed' && live !== undefined && live.finding !== 'done'
  const { submit, explanation, done } = words[said]
  return (
    <OperationForm
      id="exitChecklist.put"
      fixed={{ ...scope, item: item.item, state: said, version: record?.version ?? 0 }}
      required={[...(said === 'open' ? [] : ['note']), ...(isThere ? ['although'] : [])]}
      submitLabel={text(submit)}
      onCancel={close}
      onDone={() => {
        notify({ type: 'success', content: text(done) })
        close()
      }}
    >
      {live && said !== 'open' && <Box>{itemWords.live(item)}</Box>}
      {said !== 'open' &&
        itemWords.known(item).map((sentence) => <Box key={sentence}>{sentence}</Box>)}
      {record && said === 'open' && <Box>{itemWords.record(item)}</Box>}
      <Box>{text(isThere ? 'closeAlthough' : explanation)}</Box>
      <TextField
        name="note"
        label={text(said === 'closed' ? 'note' : 'reason')}
        constraint={text(said === 'closed' ? 'noteLimits' : 'reasonLimits')}
        optional={said === 'open'}
      />
      {isThere && (
        <TextField name="although" label={text('although')} constraint={text('reasonLimits')} />
      )}
    </OperationForm>
  )
}

/**
 * Closes an item with a note – and with a reason, too, if it is still there –, waives it with a
 * reason, or opens it again. Source: EXIT-12.
 */
export function RecordDialog() {
  const text = useText('leftOvers')
  const itemWords = useItemWords()
  const { item: id = '', act } = useParams()
  const query = useRead('exitChecklist.describe', useOrganizationScope())
  const said = saids.find((each) => words[each].submit === act)
  const known = knownItem(id)
  if (!known || !said)
    return (
      <RouteDialog title={text('title')}>
        <Box>{text('noItem')}</Box>
      </RouteDialog>
    )
  return (
    <RouteDialog title={text(`titleOf.${words[said].submit}`, { item: itemWords.name(known.id) })}>
      <Loaded query={query}>
        {({ items }) =>
          items
            .filter((each) => each.item === id)
            .map((item) => <Form key={item.item} item={item} said={said} />)
        }
      </Loaded>
    </RouteDialog>
  )
}
