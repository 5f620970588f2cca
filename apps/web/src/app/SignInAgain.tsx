import Link from '@cloudscape-design/components/link'
import { useText } from './texts/texts.ts'

/** Tells how to go on after a session has ended without losing what was typed: signing in happens in another tab. */
export function SignInAgain() {
  const text = useText('app')
  return (
    <p>
      {text('sessionEndedKept')}{' '}
      <Link href="/auth/sign-in?returnTo=/signed-in" target="_blank" external>
        {text('signInAgain')}
      </Link>
    </p>
  )
}
