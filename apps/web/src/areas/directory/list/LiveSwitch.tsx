import Toggle from '@cloudscape-design/components/toggle'
import { Hint } from '@mailroom/ui/Hint'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Returns whether the address asks for a live list: read from AWS page by page instead of from the
 * index.
 */
export function useIsLive(): boolean {
  return useChoice('view', ['live'])[0] !== undefined
}

/**
 * Switches between the whole directory from the index and the live list from AWS, with an
 * explanation.
 */
export function LiveSwitch() {
  const text = useText('directory')
  const [view, setView] = useChoice('view', ['live'])
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
