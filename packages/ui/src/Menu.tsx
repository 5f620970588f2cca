import './tokens.css'
import './Menu.css'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'

export type MenuItem = {
  id: string
  text: string
  /** More words at the end of the line, such as a key. */
  secondaryText?: string
  /** Whether the item is the chosen one of its group; undefined for an item that is no choice. */
  isChecked?: boolean
  /** The reason why the item cannot be chosen, which it shows. Source: GEN-07. */
  disabledReason?: string | undefined
  /** True if the action cannot be undone; it is separate, at the end. */
  isDanger?: boolean
}

export type MenuGroup = { text: string; items: readonly MenuItem[] }
export type MenuItems = readonly (MenuItem | MenuGroup)[]

type ItemProps = { item: MenuItem; onChoose: () => void }

function Item({ item, onChoose }: ItemProps) {
  const { text, secondaryText, isChecked, disabledReason, isDanger } = item
  const id = useId()
  const isDisabled = disabledReason !== undefined
  return (
    <button
      type="button"
      {...(isChecked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemradio', 'aria-checked': isChecked })}
      aria-disabled={isDisabled || undefined}
      {...(isDisabled ? { 'aria-labelledby': id, 'aria-describedby': `${id}-reason` } : {})}
      tabIndex={-1}
      data-danger={isDanger || undefined}
      onClick={() => {
        if (!isDisabled) onChoose()
      }}
    >
      <span id={id}>{text}</span>
      {secondaryText !== undefined && <small>{secondaryText}</small>}
      {isDisabled && (
        <small id={`${id}-reason`} className="menu-reason">
          {disabledReason}
        </small>
      )}
    </button>
  )
}

/** Places the menu below the button, or above it if there is no room, within the window. */
function placeAt(menu: HTMLElement, button: HTMLElement) {
  const { top, bottom, left, right } = button.getBoundingClientRect()
  const { width, height } = menu.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const isBelow = bottom + height <= clientHeight
  menu.style.insetBlockStart = `${isBelow ? bottom : Math.max(0, top - height)}px`
  menu.style.insetInlineStart = `${left + width <= clientWidth ? left : Math.max(0, right - width)}px`
}

type Props = {
  label: string
  /** The button that opened the menu. The menu is placed at it, and the focus returns to it. */
  button: HTMLButtonElement
  items: MenuItems
  /** True if the last item gets the focus at first, not the first one. */
  isFromEnd?: boolean
  onChoose: (id: string) => void
  onClose: () => void
}

/**
 * An open menu of actions or settings, over everything, for the pointer and the keyboard.
 * Pattern: WAI-ARIA APG, menu button.
 */
export function Menu({ label, button, items, isFromEnd = false, onChoose, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const entries = () => [...(menu.current?.querySelectorAll('button') ?? [])]
  useLayoutEffect(() => {
    const { current } = menu
    if (!current) return
    current.showPopover()
    placeAt(current, button)
    const buttons = [...current.querySelectorAll('button')]
    buttons.at(isFromEnd ? -1 : 0)?.focus({ preventScroll: true })
    button.setAttribute('aria-expanded', 'true')
    return () => button.removeAttribute('aria-expanded')
  }, [button, isFromEnd])
  useEffect(() => {
    const isOutside = ({ target }: Event) =>
      !(target instanceof Node && menu.current?.contains(target))
    const closeOutside = (event: Event) => {
      if (isOutside(event) && !(event.target instanceof Node && button.contains(event.target)))
        onClose()
    }
    const before = button.getBoundingClientRect()
    const closeAsPageScrolls = (event: Event) => {
      // The event of a scroll before the menu was opened may follow, such as to the button itself.
      const { top, left } = button.getBoundingClientRect()
      const isMoved = top !== before.top || left !== before.left
      if (isMoved && isOutside(event)) onClose()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('scroll', closeAsPageScrolls, { capture: true, passive: true })
    window.addEventListener('resize', onClose)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('scroll', closeAsPageScrolls, { capture: true })
      window.removeEventListener('resize', onClose)
    }
  }, [button, onClose])

  const leave = () => {
    button.focus({ preventScroll: true })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const at = all.findIndex((entry) => entry.matches(':focus'))
    const to = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') leave()
    else if (to !== undefined) all[to]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const itemOf = (item: MenuItem) => (
    <Item
      key={item.id}
      item={item}
      onChoose={() => {
        leave()
        onChoose(item.id)
      }}
    />
  )
  return (
    <div
      ref={menu}
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className="menu"
      onKeyDown={onKeyDown}
    >
      {items.map((entry) => {
        if (!('items' in entry)) return itemOf(entry)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu.
          <div key={entry.text} role="group" aria-label={entry.text}>
            <div className="menu-group" aria-hidden="true">
              {entry.text}
            </div>
            {entry.items.map(itemOf)}
          </div>
        )
      })}
    </div>
  )
}
