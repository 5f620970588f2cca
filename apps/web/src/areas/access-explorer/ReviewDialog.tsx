import Box from '@cloudscape-design/components/box'
import { type AccessEntry, unreviewedStates } from '@mailroom/schemas/access-paths'
import type { Input } from '@mailroom/schemas/operations'
import { useOutletContext } from 'react-router'
import { notify } from '../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'
import { entryKey, viaOf } from './entry-key.ts'
import { useReviewFilter } from './use-access-filter.ts'
import { useWayWords } from './use-way-words.ts'

/** How many ways are named. */
const maxNamed = 10

type Chosen = { chosen: readonly AccessEntry[]; forget: () => void }

type What = Pick<Input<'accessReviews.put'>, 'entries' | 'filter' | 'total'>

type Props = { what: What; named: readonly AccessEntry[]; onDone: () => void }

function Form({ what, named, onDone }: Props) {
  const text = useText('accessExplorer')
  const { way, rights } = useWayWords()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  if (what.total === 0) return <Box>{text('noneWaiting')}</Box>
  return (
    <OperationForm
      id="accessReviews.put"
      fixed={{ ...scope, ...what }}
      submitLabel={text('markReviewed')}
      onCancel={close}
      onDone={({ reviewed }) => {
        notify({ type: 'success', content: text('reviewedNow', { count: reviewed }) })
        onDone()
        close()
      }}
    >
      <ul>
        {named.slice(0, Math.min(what.total, maxNamed)).map((entry) => (
          <li key={entryKey(entry)}>
            {text('wayOf', {
              ...{ mailbox: entry.mailboxName, who: entry.holderName },
              ...{ way: way(entry), rights: rights(entry) },
            })}
          </li>
        ))}
        {what.total > maxNamed && <li>{text('more', { count: what.total - maxNamed })}</li>}
      </ul>
      <Box>{text('reviewExplanation')}</Box>
      <TextField name="until" label={text('until')} constraint={text('untilHint')} optional />
      <TextField name="note" label={text('note')} constraint={text('noteHint')} optional />
    </OperationForm>
  )
}

function All({ onDone }: Pick<Props, 'onDone'>) {
  const scope = useOrganizationScope()
  const filter = useReviewFilter()
  const query = useRead('accessPaths.list', { ...scope, filter, byReview: true, limit: maxNamed })
  return (
    <Loaded query={query}>
      {({ items, total: all, reviews }) => {
        const total = filter.review
          ? all
          : unreviewedStates.reduce((sum, state) => sum + reviews[state], 0)
        return <Form what={{ filter, total }} named={items} onDone={onDone} />
      }}
    </Loaded>
  )
}

/** Marks the chosen ways as reviewed, or all that the list shows. */
export function ReviewDialog() {
  const text = useText('accessExplorer')
  const { chosen, forget } = useOutletContext<Chosen>()
  const entries = chosen.map((entry) => {
    const { mailboxId, holderId, kind, rights } = entry
    return { mailboxId, holderId, kind, rights, via: viaOf(entry) }
  })
  return (
    <RouteDialog title={text('markReviewed')}>
      {entries.length > 0 ? (
        <Form what={{ entries, total: entries.length }} named={chosen} onDone={forget} />
      ) : (
        <All onDone={forget} />
      )}
    </RouteDialog>
  )
}
