import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Loading } from '@mailroom/ui/Loading'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EnableFirst } from './EnableFirst.tsx'
import { RecipientsTable } from './RecipientsTable.tsx'
import { useGroup } from './use-group.ts'

type Found = Output<'groups.listRecipients'>

function Recipients({ found }: { found: Found }) {
  const text = useText('groups')
  const { items, cycles, notEnabled, more } = found
  const reached = items.filter(({ state }) => state === 'ENABLED').length
  const unreached = items.length - reached
  return (
    <SpaceBetween size="m">
      {cycles.map((cycle) => (
        <Alert key={cycle.join()} type="warning" header={text('cycle')}>
          {text('cycleExplanation', { path: cycle.join(' → ') })}
        </Alert>
      ))}
      {notEnabled.length > 0 && (
        <Alert type="warning" header={text('endsHere')}>
          <ul>
            {notEnabled.map(({ groupId, name }) => (
              <li key={groupId}>
                <EntityLink type="GROUP" id={groupId}>
                  {name}
                </EntityLink>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {more && <Alert type="info">{text('moreRecipients')}</Alert>}
      <RecipientsTable
        people={items}
        description={text('recipientsDescription', { reached, unreached })}
      />
    </SpaceBetween>
  )
}

/**
 * The recipients of mail to a group: everybody in it and in nested groups, with every path, and
 * where a path ends.
 * Source: GRP-07, GRP-08.
 */
export function RecipientsTab() {
  const text = useText('app')
  const { group, input } = useGroup()
  const query = useRead('groups.listRecipients', input)
  if (group.state !== 'ENABLED') return <EnableFirst />
  return (
    <Loaded query={query} outline={<Loading label={text('loading')} />}>
      {(found) => <Recipients found={found} />}
    </Loaded>
  )
}
