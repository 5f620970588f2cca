import type { SignInReason } from '@mailroom/schemas/sign-in-reason'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useText } from '../../kit/words/texts.ts'
import { LonePage } from './LonePage.tsx'
import { localPath } from './local-path.ts'

/** The reasons for signing in (again), as the backend or the console names them in the address. */
const problems = [
  'denied',
  'noRole',
  'noRoleClaim',
  'noAccount',
  'emailNotVerified',
  'expired',
  'noCookie',
  'unreachable',
  'clientRefused',
  'noHttps',
  'tooMany',
  'unavailable',
  'failed',
] as const satisfies SignInReason[]

/** The reasons that a claim of the identity provider explains. */
const claimProblems = ['noRole', 'noRoleClaim', 'noAccount'] as const

/** Returns the name of the claim that the backend looked for at this browser's last sign-in. */
function useClaim(isNeeded: boolean): string | undefined {
  const [claim, setClaim] = useState<string>()
  useEffect(() => {
    if (!isNeeded) return
    const asking = new AbortController()
    const ask = async () => {
      const answer = await fetch('/auth/problem', { signal: asking.signal })
      const found: { claim?: unknown } = await answer.json()
      if (typeof found.claim === 'string') setClaim(found.claim)
    }
    // The reason is on the page; the claim is for the administrator.
    ask().catch(() => undefined)
    return () => asking.abort()
  }, [isNeeded])
  return claim
}

/** A link to the identity provider, and why the last attempt failed. */
export function SignInPage() {
  const text = useText('signIn')
  const [params] = useSearchParams()
  const problem = problems.find((known) => known === params.get('problem'))
  const claimProblem = claimProblems.find((known) => known === problem)
  const claim = useClaim(claimProblem !== undefined)
  const returnTo = localPath(params.get('returnTo'))
  return (
    <LonePage title={text('title')}>
      {problem ? (
        <div className="problem" role="alert">
          <p>{text(`problem.${problem}`)}</p>
          {claimProblem && claim !== undefined && <p>{text(`claim.${claimProblem}`, { claim })}</p>}
        </div>
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
