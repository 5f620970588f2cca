import Link, { type LinkProps } from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { useHref, useNavigate } from 'react-router'
import { openedHere } from './dialog/use-close-dialog.ts'

type Props = {
  to: string
  children: ReactNode
  variant?: LinkProps.Variant
  ariaLabel?: string
}

/** A link to a page of the console: Cloudscape's look, the router's navigation; modified clicks stay the browser's. */
export function AppLink({ to, ...rest }: Props) {
  const navigate = useNavigate()
  // Cloudscape checks addresses with `new URL`, which is slow to say that a relative one is none.
  const { href } = new URL(useHref(to), location.origin)
  return (
    <Link
      {...rest}
      href={href}
      onFollow={(event) => {
        event.preventDefault()
        void navigate(to, { state: openedHere })
      }}
    />
  )
}
