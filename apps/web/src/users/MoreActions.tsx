import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useNavigate } from 'react-router'
import { useCan } from '../app/Can.tsx'
import { openedHere } from '../app/dialog/use-close-dialog.ts'
import { useText } from '../app/texts/texts.ts'

/** What is done to a user in several steps. Source: issue 4, off-boarding. */
export function MoreActions() {
  const text = useText('users')
  const navigate = useNavigate()
  if (!useCan()('jobs.plan')) return null
  return (
    <ButtonDropdown
      items={[{ id: 'offboard', text: text('offboard') }]}
      onItemClick={({ detail }) => void navigate(detail.id, { state: openedHere })}
    >
      {text('more')}
    </ButtonDropdown>
  )
}
