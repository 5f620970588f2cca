import './tokens.css'
import './Button.css'
import './hidden.css'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'button'>, 'className' | 'disabled'> & {
  variant?: 'normal' | 'primary' | 'link' | 'icon' | 'bar' | undefined
  disabled?: boolean | undefined
  /** True while what it started is running: it keeps the focus, and does nothing. */
  loading?: boolean | undefined
  /** The words that a screen reader says while it is loading. */
  loadingText?: string
}

/** A button in Cloudscape's look, without its measuring; submits no form unless `type` says so. */
export function Button(props: Props) {
  const { variant = 'normal', loading = false, loadingText, type = 'button', ...others } = props
  const { children, onClick, ...rest } = others
  return (
    <>
      <button
        {...rest}
        type={type}
        className={`button button-${variant}`}
        aria-disabled={loading || undefined}
        onClick={(event) => {
          if (loading) event.preventDefault()
          else onClick?.(event)
        }}
      >
        {loading && <span className="button-spinner" aria-hidden="true" />}
        {children}
      </button>
      {loadingText !== undefined && (
        <span role="status" className="visually-hidden">
          {loading && loadingText}
        </span>
      )}
    </>
  )
}

/** The buttons at the end of a dialog or a form, which wrap where there is no room. */
export function Buttons({ children }: { children: ComponentProps<'div'>['children'] }) {
  return <div className="buttons">{children}</div>
}
