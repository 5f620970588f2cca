import { useText } from '../../kit/words/texts.ts'
import { LonePage } from './LonePage.tsx'

/** The end of a sign-in in a second tab, so that the first one keeps the typed text. */
export function SignedInPage() {
  const text = useText('signIn')
  return (
    <LonePage title={text('signedInTitle')}>
      <p>{text('signedInExplanation')}</p>
      <a className="primary" href="/">
        {text('toConsole')}
      </a>
    </LonePage>
  )
}
