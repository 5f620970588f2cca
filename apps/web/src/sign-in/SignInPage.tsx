import { useSearchParams } from 'react-router'
import { useText } from '../app/texts/texts.ts'
import { LonePage } from './LonePage.tsx'
import { localPath } from './local-path.ts'

/** The reasons for signing in (again), as the backend or the console names them in the address. */
const problems = ['denied', 'noRole', 'expired', 'failed', 'unavailable'] as const

/** A link to the identity provider, and why the last attempt failed. */
export function SignInPage() {
  const text = useText('signIn')
  const [params] = useSearchParams()
  const problem = problems.find((known) => known === params.get('problem'))
  const returnTo = localPath(params.get('returnTo'))
  return (
    <LonePage title={text('title')}>
      {problem ? (
        <p className="problem" role="alert">
          {text(`problem.${problem}`)}
        </p>
      ) : (
        <p>
          {text('introduction')}
          <br />
          {text('abilities')}
        </p>
      )}
      {problem === 'unavailable' ? (
        <a className="primary" href={returnTo}>
          {text('tryAgain')}
        </a>
      ) : (
        <a className="primary" href={`/auth/sign-in?${new URLSearchParams({ returnTo })}`}>
          {text('signIn')}
        </a>
      )}
    </LonePage>
  )
}
