import Toggle from '@cloudscape-design/components/toggle'
import { Hint } from '@mailroom/ui/Hint'
import { useFilter } from '../../table/list-address.ts'
import { useText } from '../../texts/texts.ts'

/** Whether a list is read from AWS page by page instead of from the index, as the address says it. */
export function useIsLive(): boolean {
  return useFilter('view')[0] === 'live'
}

/** Between the whole directory as the index knows it, and what AWS says now; what that means is told beside it. */
export function LiveSwitch() {
  const text = useText('directory')
  const [view, setView] = useFilter('view')
  return (
    <div className="live-switch">
      <Toggle
        checked={view === 'live'}
        onChange={({ detail }) => setView(detail.checked ? 'live' : '')}
      >
        {text('liveFromAws')}
      </Toggle>
      <Hint label={text('aboutLive')}>{text('liveFromAwsExplanation')}</Hint>
    </div>
  )
}
