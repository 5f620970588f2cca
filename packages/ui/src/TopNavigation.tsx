import './tokens.css'
import './TopNavigation.css'
import { ButtonDropdown } from './ButtonDropdown.tsx'
import { Icon, type IconName } from './Icon.tsx'
import type { MenuGroup, MenuItem, MenuItems } from './Menu.tsx'
import { useNarrow } from './use-narrow.ts'

type Named = {
  /** The words on the bar; without them there is only the icon. */
  text?: string
  ariaLabel: string
  icon?: IconName
}

export type Utility = Named &
  ({ onClick: () => void } | { items: MenuItems; onChoose: (id: string) => void })

type Props = {
  title: string
  href: string
  onFollow: () => void
  utilities: readonly Utility[]
  /** The words on the one menu in which the others are where the window is narrow. */
  menuLabel: string
}

/** Returns the items of all menus as the groups of one; an id begins with its menu's position. */
function merge(utilities: readonly Utility[]): MenuGroup[] {
  return utilities.flatMap((utility, index) => {
    if (!('items' in utility)) return []
    const single: MenuItem[] = []
    const groups: MenuGroup[] = []
    for (const entry of utility.items)
      if ('items' in entry) groups.push(entry)
      else single.push(entry)
    if (single.length > 0) groups.unshift({ text: utility.ariaLabel, items: single })
    return groups.map(({ text, items }) => ({
      text,
      items: items.map((item) => ({ ...item, id: `${index} ${item.id}` })),
    }))
  })
}

/**
 * The bar over every page: the product, and at its end buttons and menus. Where the window is
 * narrow, one menu has the items of all.
 */
export function TopNavigation({ title, href, onFollow, utilities, menuLabel }: Props) {
  const isNarrow = useNarrow()
  return (
    <header className="top-navigation awsui-context-top-navigation">
      <a
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onFollow()
        }}
      >
        {title}
      </a>
      <ul>
        {utilities.map((utility) => {
          const { text, ariaLabel, icon } = utility
          const isMenu = 'items' in utility
          if (isMenu && isNarrow) return null
          return (
            <li key={ariaLabel}>
              {isMenu ? (
                <ButtonDropdown
                  variant="bar"
                  icon={icon}
                  ariaLabel={ariaLabel}
                  items={utility.items}
                  onChoose={utility.onChoose}
                >
                  {text}
                </ButtonDropdown>
              ) : (
                <button type="button" aria-label={ariaLabel} onClick={utility.onClick}>
                  {icon && <Icon name={icon} />}
                  <span>{text}</span>
                </button>
              )}
            </li>
          )
        })}
        {isNarrow && (
          <li>
            <ButtonDropdown
              variant="bar"
              items={merge(utilities)}
              onChoose={(id) => {
                const space = id.indexOf(' ')
                const chosen = utilities[Number(id.slice(0, space))]
                if (chosen && 'items' in chosen) chosen.onChoose(id.slice(space + 1))
              }}
            >
              {menuLabel}
            </ButtonDropdown>
          </li>
        )}
      </ul>
    </header>
  )
}
