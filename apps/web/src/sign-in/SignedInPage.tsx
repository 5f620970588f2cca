import { useText } from '../app/texts/texts.ts'
import { LonePage } from './LonePage.tsx'

/** Where a sign-in in a second tab ends, so that the first keeps what was typed. */
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
