import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { Dialog } from '@mailroom/ui/Dialog'
import { useState } from 'react'
import { useText } from '../kit/words/texts.ts'
import { helpKeyIsOn, turnHelpKey } from './help-key.ts'
import { searchKeys } from './overlays.ts'

/**
 * The keyboard shortcuts beyond Tab and Enter, by place; the keys are written as on the keyboard.
 */
const keys = {
  everywhere: [
    [searchKeys, 'keyboard.search'],
    ['?', 'keyboard.help'],
    ['Esc', 'keyboard.close'],
  ],
  lists: [
    ['↑ ↓', 'keyboard.arrows'],
    ['Enter', 'keyboard.open'],
    ['Shift', 'keyboard.range'],
  ],
  pages: [['← →', 'keyboard.tabs']],
} as const

type Props = { onClose: () => void }

/** Lists the keyboard shortcuts of the console. */
export function KeyboardHelpDialog({ onClose }: Props) {
  const text = useText('app')
  const [isOn, setOn] = useState(helpKeyIsOn)
  return (
    <Dialog title={text('keyboard.title')} closeLabel={text('closeDialog')} onClose={onClose}>
      <SpaceBetween size="l">
        {(['everywhere', 'lists', 'pages'] as const).map((place) => (
          <div key={place}>
            <Box variant="h3">{text(`keyboard.${place}`)}</Box>
            <dl className="keys">
              {keys[place].map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{text(does)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
        <Toggle
          checked={isOn}
          onChange={({ detail }) => {
            turnHelpKey(detail.checked)
            setOn(detail.checked)
          }}
        >
          {text('keyboard.helpKey')}
        </Toggle>
      </SpaceBetween>
    </Dialog>
  )
}
