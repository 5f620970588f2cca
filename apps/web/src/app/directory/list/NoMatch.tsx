import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppButton } from '../../AppButton.tsx'
import { useText } from '../../texts/texts.ts'
import { useIsLive } from './LiveSwitch.tsx'

/** That nothing in a list matches, and the way back to all of it. */
export function NoMatch({ children }: { children: string }) {
  const text = useText('directory')
  const isLive = useIsLive()
  return (
    <SpaceBetween size="xs">
      {children}
      <AppButton to={isLive ? '?view=live' : '?'}>{text('clearFilters')}</AppButton>
    </SpaceBetween>
  )
}
