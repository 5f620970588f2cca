import './ButtonDropdown.css'
import { useCallback, useState } from 'react'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { Menu, type MenuItems } from './Menu.tsx'

type Props = {
  /** The words on the button. */
  children?: string | undefined
  /** The name of the button and its menu, where it has no words or needs more. */
  ariaLabel?: string
  /** `icon` for three dots instead of words; `bar` for one in the bar at the top. */
  variant?: 'normal' | 'icon' | 'bar'
  /** The icon before the words of one in the bar. */
  icon?: IconName | undefined
  items: MenuItems
  disabled?: boolean | undefined
  loading?: boolean | undefined
  onChoose: (id: string) => void
}

/** A button that opens a menu. Pattern: WAI-ARIA APG, menu button. */
export function ButtonDropdown(props: Props) {
  const { children, ariaLabel, variant = 'normal', icon, items, onChoose } = props
  const { disabled, loading } = props
  const [opened, setOpened] = useState<{ button: HTMLButtonElement; isFromEnd: boolean }>()
  const close = useCallback(() => setOpened(undefined), [])
  return (
    <span className="button-dropdown">
      <Button
        variant={variant}
        aria-haspopup="menu"
        {...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel })}
        disabled={disabled}
        loading={loading}
        onClick={({ currentTarget }) =>
          setOpened(opened ? undefined : { button: currentTarget, isFromEnd: false })
        }
        onKeyDown={(event) => {
          if (loading || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
          event.preventDefault()
          setOpened({ button: event.currentTarget, isFromEnd: event.key === 'ArrowUp' })
        }}
      >
        {icon && <Icon name={icon} />}
        {children !== undefined && <span>{children}</span>}
        {variant === 'icon' && <Icon name="dots" />}
        {children !== undefined && <Icon name="caret" />}
      </Button>
      {opened && (
        <Menu
          label={ariaLabel ?? children ?? ''}
          {...opened}
          items={items}
          onChoose={onChoose}
          onClose={close}
        />
      )}
    </span>
  )
}
