import type { SignInReason } from '@mailroom/schemas/sign-in-reason'
import * as z from 'zod'

/**
 * Why a person could not be signed in; the web app has a text for each reason. Carries names of
 * claims, never their values.
 */
export class SignInProblem extends Error {
  readonly reason: SignInReason
  /** The account, if it is known. */
  readonly accountId: string
  /** The name of the claim that was looked for. */
  readonly claim: string | undefined

  constructor(
    reason: SignInReason,
    message: string,
    { accountId = '', claim, cause }: { accountId?: string; claim?: string; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.reason = reason
    this.accountId = accountId
    this.claim = claim
  }
}

/** The longest text of a provider that is logged, in characters. */
const maxText = 300

/** The longest answer that is read to find the reason in it, in bytes. */
const maxAnswerBytes = 10_000

/** What a provider answers if it refuses. Source: RFC 6749 §5.2. */
const Refused = z.object({
  error: z.string(),
  error_description: z.string().optional().catch(undefined),
})
const Coded = z.object({ code: z.string() })
const OtherIssuer = z.object({
  cause: z.object({ attribute: z.literal('issuer'), body: z.object({ issuer: z.string() }) }),
})
const Answered = z.object({ response: z.instanceof(Response) })

/** Returns an error and its causes, the outermost first. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause)
    chain.push(each)
  return chain
}

async function bodyOf({ body }: Response): Promise<unknown> {
  let text = ''
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.length > maxAnswerBytes) return undefined
  }
  return JSON.parse(text)
}

/**
 * Returns the provider's `error` and `error_description`. openid-client has not read the body of an
 * answer with the header `WWW-Authenticate`, so this reads it.
 */
async function refusalIn(chain: readonly Error[]) {
  for (const each of chain) {
    const { data } = Refused.safeParse(each)
    if (data) return data
  }
  const answered = chain.flatMap((each) => Answered.safeParse(each).data?.response ?? [])
  const [unread] = answered.filter(({ bodyUsed }) => !bodyUsed)
  return Refused.safeParse(unread && (await bodyOf(unread).catch(() => undefined))).data
}

function isUnreachable(chain: readonly Error[]): boolean {
  return chain.some(
    (each) =>
      each.message === 'fetch failed' ||
      Coded.safeParse(each).data?.code === 'OAUTH_TIMEOUT' ||
      (each.cause instanceof Response && each.cause.status >= 500),
  )
}

/** Returns why a sign-in failed, for an error of openid-client. */
function reasonOf(chain: readonly Error[], oauthError = ''): SignInReason {
  if (isUnreachable(chain)) return 'unreachable'
  if (oauthError === 'access_denied') return 'denied'
  const isOurs = ['invalid_client', 'unauthorized_client'].includes(oauthError)
  return isOurs ? 'clientRefused' : 'failed'
}

/** Returns what went wrong as a SignInProblem, and what the log needs to know about it. */
export async function explained(error: unknown, clientSecret: string | undefined) {
  const shortened = (text = '') =>
    (clientSecret === undefined ? text : text.replaceAll(clientSecret, '***')).slice(0, maxText)
  const chain = chainOf(error)
  const refused = await refusalIn(chain)
  const problem =
    error instanceof SignInProblem
      ? error
      : new SignInProblem(reasonOf(chain, refused?.error), 'see the causes')
  const details = {
    reason: problem.reason,
    claim: problem.claim,
    causes: chain.map(({ message }) => shortened(message)),
    code: chain.flatMap((each) => Coded.safeParse(each).data?.code ?? [])[0],
    // The commonest mistake: OIDC_ISSUER lacks a slash that the provider's own name has.
    discoveredIssuer: chain.flatMap(
      (each) => OtherIssuer.safeParse(each).data?.cause.body.issuer ?? [],
    )[0],
    // OAuth allows no secrets in them (RFC 6749 §5.2).
    oauthError: refused && shortened(refused.error),
    oauthErrorDescription: refused && shortened(refused.error_description),
  }
  return { problem, details }
}
