import './tokens.css'
import './CommandDialog.css'
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useDialogTitle } from './dialog-title.tsx'

export type Choice = { id: string; label: string; description?: string | undefined }
export type ChoiceGroup = { label: string; choices: readonly Choice[] }

type Props = {
  /** The name of the dialog and its field. */
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  /** Undefined while they are loaded; the arrow keys and Enter then wait for them. */
  groups: readonly ChoiceGroup[] | undefined
  onChoose: (id: string) => void
  onClose: () => void
  /** The number of results, or why there are none; read out as it changes. */
  status: ReactNode
}

/** How far each arrow key moves the mark. */
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/**
 * A field over the page that searches while a person types, and a list to choose from with the
 * arrow keys and Enter. Escape and a click beside it close it; the browser then returns the focus.
 * Pattern: WAI-ARIA APG, combobox with a listbox in a modal dialog.
 */
export function CommandDialog(props: Props) {
  const { label, placeholder, query, onQuery, groups = [], onChoose, onClose, status } = props
  const isLoaded = props.groups !== undefined
  const id = useId()
  useDialogTitle(label)
  const dialog = useRef<HTMLDialogElement>(null)
  const choices = groups.flatMap((group) => group.choices)
  const [wanted, setWanted] = useState<string>()
  const active = choices.find((choice) => choice.id === wanted) ?? choices[0]
  const elementId = (choice: Choice) => `${id}-${choice.id}`

  // Before the next key, which otherwise goes to the page below.
  useLayoutEffect(() => {
    dialog.current?.showModal()
  }, [])

  const choose = (choice: Choice) => {
    // The dialog closes before another page opens, whose title then takes the focus.
    dialog.current?.close()
    onChoose(choice.id)
  }
  const neighbor = (of: Choice | undefined, by: number) => {
    const from = of ? choices.indexOf(of) : -1
    return choices[(from + by + choices.length) % choices.length]
  }
  /** The arrow keys and Enters that were pressed before there were choices. */
  const early = useRef<string[]>([])
  useEffect(() => {
    if (!isLoaded) return
    let marked = active
    for (const key of early.current.splice(0)) {
      const by = steps[key]
      if (by !== undefined) marked = neighbor(marked, by)
      else if (marked) return choose(marked)
    }
    if (marked !== active) setWanted(marked?.id)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that only confirms the text of an input method chooses nothing.
    if (event.nativeEvent.isComposing) return
    const by = steps[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (!isLoaded) early.current.push(event.key)
    else if (by !== undefined) setWanted(neighbor(active, by)?.id)
    else if (active) choose(active)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is what Escape is on the keyboard.
    <dialog
      ref={dialog}
      className="command-dialog"
      aria-label={label}
      onClose={onClose}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current.close()
      }}
    >
      <div className="command-dialog-content">
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && elementId(active)}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={({ target }) => {
            early.current = []
            setWanted(undefined)
            onQuery(target.value)
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}-list`} role="listbox" aria-label={label}>
          {groups
            .filter((group) => group.choices.length > 0)
            .map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list box.
              <div key={group.label} role="group" aria-label={group.label}>
                <div className="command-dialog-group" aria-hidden="true">
                  {group.label}
                </div>
                {group.choices.map((choice) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
                  <div
                    key={choice.id}
                    ref={choice.id === active?.id ? intoView : null}
                    id={elementId(choice)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={choice.id === active?.id}
                    onMouseMove={() => setWanted(choice.id)}
                    onClick={() => choose(choice)}
                  >
                    <span>{choice.label}</span>
                    {choice.description !== undefined && <small>{choice.description}</small>}
                  </div>
                ))}
              </div>
            ))}
        </div>
        <div className="command-dialog-status" role="status">
          {status}
        </div>
      </div>
    </dialog>
  )
}
