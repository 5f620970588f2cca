import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import { useHref, useNavigate } from 'react-router'
import { openedHere } from './dialog/use-close-dialog.ts'

type Props = Pick<ButtonProps, 'variant' | 'children' | 'iconName' | 'ariaLabel'> & { to: string }

/** A link that looks like a button and leads to a page or a dialog of the console. */
export function AppButton({ to, ...rest }: Props) {
  const navigate = useNavigate()
  return (
    <Button
      {...rest}
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault()
        void navigate(to, { state: openedHere })
      }}
    />
  )
}
