import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { ExactText, hasBlank } from '../../../kit/page/ExactText.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  person: string
  email: string | undefined
  password: string
  /** The address of the organization's web app. */
  address: string | undefined
  /** Called after the browser has printed it, or has not. */
  onPrinted: () => void
}

/**
 * A slip of paper with a new password. It is on the page only while the browser prints, and the
 * only thing printed. Source: USR-25.
 */
export function PasswordSlip({ person, email, password, address, onPrinted }: Props) {
  const text = useText('users')
  useEffect(() => {
    addEventListener('afterprint', onPrinted)
    return () => removeEventListener('afterprint', onPrinted)
  }, [onPrinted])
  useEffect(() => {
    print()
  }, [])
  return createPortal(
    <div className="password-slip" aria-hidden="true">
      <h1>{text('slipTitle', { user: person })}</h1>
      {email !== undefined && (
        <p>
          {text('email')}: {email}
        </p>
      )}
      <p>
        {text('password')}:{' '}
        <strong>
          <ExactText>{password}</ExactText>
        </strong>
      </p>
      {hasBlank(password) && <p>{text('blankLegend')}</p>}
      {address !== undefined && <p>{text('slipSignIn', { address })}</p>}
      <p>{text('slipChange')}</p>
    </div>,
    document.body,
  )
}
