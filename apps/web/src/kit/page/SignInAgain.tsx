import Link from '@cloudscape-design/components/link'
import { useText } from '../words/texts.ts'

/**
 * Explains how to continue after a session has ended without losing typed text: the person signs in
 * in another tab.
 */
export function SignInAgain() {
  const text = useText('app')
  return (
    <p>
      {text('sessionEndedKept')}{' '}
      <Link href="/auth/sign-in?returnTo=/signed-in" variant="primary" target="_blank" external>
        {text('signInAgain')}
      </Link>
    </p>
  )
}
