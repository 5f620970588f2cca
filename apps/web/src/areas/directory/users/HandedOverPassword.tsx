import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { usePreferences } from '../../../kit/data/preferences.ts'
import { ExactText, hasBlank } from '../../../kit/page/ExactText.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { spelled } from './spelling.ts'

type Props = {
  label: string
  password: string
  /** The id of the instructions, which are read out with the password. */
  explanationId: string
  /** True after copying has failed; the password is then selected again. */
  hasToBeCopiedByHand: boolean
  /** Called for Enter, and when the person copies the password by hand. */
  onCopy: () => void
  onCopied: () => void
}

function select(element: Element | null): void {
  if (element) getSelection()?.selectAllChildren(element)
}

function isEnter({ key, repeat }: KeyboardEvent): boolean {
  return key === 'Enter' && !repeat
}

/**
 * A password to read out: it has the focus, is selected, and can be spelled in the reader's
 * language. Source: USR-25.
 */
export function HandedOverPassword(props: Props) {
  const { label, password, explanationId, hasToBeCopiedByHand, onCopy, onCopied } = props
  const text = useText('users')
  const { language } = usePreferences()
  const listId = useId()
  const box = useRef<HTMLDivElement>(null)
  const [isSpelled, setSpelled] = useState(false)
  useEffect(
    () =>
      // By then the dialog has moved the focus to its first control, and no key has been pressed.
      queueMicrotask(() => {
        box.current?.focus()
        select(box.current)
      }),
    [],
  )
  useEffect(() => {
    // The attempt to copy may have moved the selection.
    if (hasToBeCopiedByHand) select(box.current)
  }, [hasToBeCopiedByHand])
  const counted = new Map<string, number>()
  const characters = [...password].map((character) => {
    const count = (counted.get(character) ?? 0) + 1
    counted.set(character, count)
    return { character, key: `${character} ${count}` }
  })
  return (
    <SpaceBetween size="s">
      {/* biome-ignore lint/a11y/useSemanticElements: an input could not mark blanks, and would not wrap. */}
      <div
        ref={box}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={label}
        aria-describedby={explanationId}
        tabIndex={0}
        className="handed-over-password"
        onCopy={onCopied}
        onKeyDown={(event) => {
          if (!isEnter(event)) return
          event.preventDefault()
          onCopy()
        }}
      >
        <ExactText>{password}</ExactText>
      </div>
      {hasBlank(password) && <div>{text('blankLegend')}</div>}
      <Button
        iconName={isSpelled ? 'angle-up' : 'angle-down'}
        ariaExpanded={isSpelled}
        ariaControls={listId}
        onClick={() => setSpelled(!isSpelled)}
      >
        {text('spellOut')}
      </Button>
      <div id={listId}>
        {isSpelled && (
          <ol className="spelled" aria-label={text('spelledOut')}>
            {characters.map(({ character, key }) => (
              <li key={key}>
                <strong aria-hidden="true">
                  <ExactText>{character}</ExactText>
                </strong>{' '}
                {spelled(character, language)}
              </li>
            ))}
          </ol>
        )}
      </div>
    </SpaceBetween>
  )
}
