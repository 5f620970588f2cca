import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExitItem } from '@mailroom/schemas/exit-checklist'
import type { Output } from '@mailroom/schemas/operations'
import { Button } from '@mailroom/ui/Button'
import { Status } from '@mailroom/ui/Status'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { CheckDns } from './CheckDns.tsx'
import { knownItem, useItemWords } from './use-item-words.ts'

/**
 * Looks at AWS as the page opens, and whenever somebody asks to; what was seen is read again.
 * Source: EXIT-12.
 */
function useLook() {
  const client = useQueryClient()
  const query = useRead('leftOvers.check', useOrganizationScope())
  const { dataUpdatedAt } = query
  useEffect(() => {
    if (dataUpdatedAt > 0)
      void client.invalidateQueries({ queryKey: ['exitChecklist.describe'], type: 'active' })
  }, [client, dataUpdatedAt])
  return query
}

/** What a person can say about an item. */
function Actions({ item: { item, state, record } }: { item: ExitItem }) {
  const text = useText('leftOvers')
  const words = useItemWords()
  const can = useCan()
  const known = knownItem(item)
  if (!known || !can('exitChecklist.put')) return null
  const isSaid = record !== undefined && record.state !== 'open'
  const actions = [
    ...(state === 'open' ? (['close', 'waive'] as const) : []),
    ...(isSaid ? (['reopen'] as const) : []),
  ]
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {actions.map((action) => (
        <AppButton
          key={action}
          to={`items/${item}/${action}`}
          ariaLabel={text('actionOn', { action: text(action), item: words.name(known.id) })}
        >
          {text(action)}
        </AppButton>
      ))}
    </SpaceBetween>
  )
}

type Described = Output<'exitChecklist.describe'>

function Items({ described: { items, domains } }: { described: Described }) {
  const text = useText('leftOvers')
  const words = useItemWords()
  const can = useCan()
  const scope = useOrganizationScope()
  const checks = items.flatMap((item): Check[] => {
    const known = knownItem(item.item)
    if (!known) return []
    const { id } = known
    const state = words.state(item)
    const said = [words.live(item), ...words.known(item), item.isBack ? text('isBack') : undefined]
    said.push(words.record(item), words.although(item))
    return [
      {
        ...{ id, name: words.name(id) },
        // Its sign and words come from `status`.
        state: 'unasked',
        status: <Status type={state.sign}>{state.words}</Status>,
        explanation: text(`about.${id}`),
        details: (
          <SpaceBetween size="xs">
            {said.map((sentence) => sentence && <div key={sentence}>{sentence}</div>)}
            {(id === 'dns' || id === 'spf') && domains.length > 0 && <CheckDns domains={domains} />}
            <Actions item={item} />
          </SpaceBetween>
        ),
        ...('next' in known && (!('needs' in known) || can(known.needs))
          ? { next: { to: organizationPath(scope, known.next), text: text(`next.${known.id}`) } }
          : {}),
      },
    ]
  })
  return <CheckList label={text('items')} checks={checks} />
}

/** When AWS was asked, and the button that asks again. */
function Look() {
  const text = useText('leftOvers')
  const { dateTime } = useFormats()
  const { data, error, isFetching, refetch } = useLook()
  return (
    <SpaceBetween size="xs">
      <div aria-live="polite">
        {isFetching
          ? text('looking')
          : data && text('lookedAt', { at: dateTime(data.lookedAt), refused: data.refused })}
      </div>
      {error && !isFetching && <ErrorAlert error={apiErrorOf(error)} />}
      <Button loading={isFetching} onClick={() => void refetch()}>
        {text('lookAgain')}
      </Button>
    </SpaceBetween>
  )
}

/**
 * What remains once the mail is elsewhere: what can be looked at is looked at, the rest is what people
 * recorded. Source: EXIT-12.
 */
export function LeftOversPage() {
  const text = useText('leftOvers')
  const query = useRead('exitChecklist.describe', useOrganizationScope())
  return (
    <Page title={text('title')} description={text('description')}>
      <Look />
      <Loaded query={query}>
        {(described) => (
          <SpaceBetween size="l">
            {described.hasEnded && <Alert type="info">{text('hasEnded')}</Alert>}
            <div>{text('left', { left: described.left, total: described.total })}</div>
            <Items described={described} />
          </SpaceBetween>
        )}
      </Loaded>
      <Outlet />
    </Page>
  )
}
