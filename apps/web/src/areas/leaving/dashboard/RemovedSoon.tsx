import Alert from '@cloudscape-design/components/alert'
import type { Output } from '@mailroom/schemas/operations'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Props = { removals: Output<'exit.describe'>['removals'] }

/** Names the mailboxes that AWS removes soon, each with the page that gets it out. Source: EXIT-05. */
export function RemovedSoon({ removals: { soon, first = [] } }: Props) {
  const text = useText('exitDashboard')
  return (
    <Alert type="warning" header={text('removedSoonCount', { count: soon })}>
      <div>{text('removedSoonMeaning')}</div>
      <ul>
        {first.map(({ id, name }) => (
          <li key={id}>
            <AppLink to={`mailboxes/${id}`}>{text('rescueOf', { name })}</AppLink>
          </li>
        ))}
        {soon > first.length && (
          <li>
            <AppLink to="?removal=soon">{text('showAllSoon', { count: soon })}</AppLink>
          </li>
        )}
      </ul>
    </Alert>
  )
}
