import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useIsLive } from './LiveSwitch.tsx'

/** Says that nothing in a list matches, and clears the filters. */
export function NoMatch({ children }: { children: string }) {
  const text = useText('directory')
  const isLive = useIsLive()
  return (
    <SpaceBetween size="xs">
      <div>{children}</div>
      <AppButton to={isLive ? '?view=live' : '?'}>{text('clearFilters')}</AppButton>
    </SpaceBetween>
  )
}
