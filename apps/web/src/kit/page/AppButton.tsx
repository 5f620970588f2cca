import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import { useHref } from 'react-router'
import { useOpen } from '../dialog/use-open.ts'

type Props = Pick<ButtonProps, 'variant' | 'children' | 'iconName' | 'ariaLabel'> & {
  to: string
  /** The reason why the button is disabled, which it shows. Source: GEN-07. */
  disabledReason?: string | undefined
}

/** A link that looks like a button and leads to a page or a dialog of the console. */
export function AppButton({ to, disabledReason, ...rest }: Props) {
  const open = useOpen()
  const href = useHref(to)
  if (disabledReason !== undefined)
    return <Button {...rest} disabled disabledReason={disabledReason} />
  return (
    <Button
      {...rest}
      href={href}
      onFollow={(event) => {
        event.preventDefault()
        open(to)
      }}
    />
  )
}
