import './RowMenu.css'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'

export type RowAction = {
  id: string
  text: string
  /** True if the action cannot be undone; it is separate, at the end. */
  isDanger?: boolean
  onChoose: () => void
}

type Props = {
  label: string
  /** The button that opened the menu. The menu is placed at it, and the focus returns to it. */
  button: HTMLButtonElement
  actions: readonly RowAction[]
  onClose: () => void
}

/** Places the menu below the button, or above it if there is no room, within the window. */
function placeAt(menu: HTMLElement, button: HTMLElement) {
  const { top, bottom, right } = button.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const fits = bottom + height <= document.documentElement.clientHeight
  menu.style.insetBlockStart = `${fits ? bottom : Math.max(0, top - height)}px`
  menu.style.insetInlineStart = `${Math.max(0, right - width)}px`
}

/** The actions on one row, as a menu for the pointer and the arrow keys. */
export function RowMenu({ label, button, actions, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!menu.current) return
    placeAt(menu.current, button)
    menu.current.querySelector('button')?.focus({ preventScroll: true })
    button.setAttribute('aria-expanded', 'true')
    return () => button.removeAttribute('aria-expanded')
  }, [button])
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target) && !button.contains(target))
        onClose()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('scroll', onClose, { capture: true, passive: true })
    window.addEventListener('resize', onClose)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('scroll', onClose, { capture: true })
      window.removeEventListener('resize', onClose)
    }
  }, [button, onClose])

  const leave = () => {
    button.focus({ preventScroll: true })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = items.findIndex((item) => item.matches(':focus'))
    const to = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') leave()
    else if (to !== undefined) items[to]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className="row-menu"
      onKeyDown={onKeyDown}
    >
      {actions.map(({ id, text, isDanger, onChoose }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-danger={isDanger}
          onClick={() => {
            leave()
            onChoose()
          }}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
