import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { AwsError } from '../protocol/aws-error.ts'
import { readBody } from '../protocol/body.ts'
import { seedSample } from '../sample/sample.ts'
import type { Parts } from '../server.ts'
import { changeBucket, setBucket, showBuckets } from './buckets.ts'
import { changeDns, setResolvers, showDns, showResolvers } from './dns.ts'
import { Fault } from './faults.ts'
import { setLifecycle, showLifecycle } from './lifecycle.ts'
import { answerMtaSts } from './mta-sts.ts'
import { answerOrganizationControl } from './organization/answer.ts'
import { setProfiles, showProfiles } from './profiles.ts'
import { exportState, importState, resetState } from './state-file.ts'
import { postSignIn, postToken } from './tokens.ts'

// Without it zod/mini says of everything that is wrong nothing but "Invalid input".
z.config(z.locales.en())

/** The largest body, in bytes: the state of a few hundred thousand users. */
const maxBytes = 512 * 1024 * 1024

/** The longest move of the clock, in seconds: ten years. */
const maxAdvance = 10 * 365 * 24 * 60 * 60

/** The prefix of the features of an organization that have no public API. Source: NOAPI-04. */
const organizations = '/__local/orgs/'

/** The prefix of one bucket and its objects. Source: 07/S3L-05. */
const bucket = '/__local/buckets/'

/** The prefix of the MTA-STS policies of domains. Source: CUT-10. */
const mtaSts = '/__local/mta-sts/'

const Advance = z.coerce.number().check(z.minimum(0), z.maximum(maxAdvance))

/** How many calls are shown at most, and by default. */
const CallCount = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 100)

type Control = (parts: Parts, query: URLSearchParams, body: unknown) => unknown

/** The controls by method and path. Source: 00-index, decision 16. */
const controls: Record<string, Control> = {
  'GET buckets': showBuckets,
  'POST buckets': (parts, _, body) => setBucket(parts, body),
  'GET clock': ({ clock }) => ({ now: clock.now.toISOString() }),
  'POST clock': ({ clock }, query) => {
    clock.advance(Advance.parse(query.get('advance') || undefined))
    return { now: clock.now.toISOString() }
  },
  'GET dns': showDns,
  'POST dns': changeDns,
  'GET dns/resolver': showResolvers,
  'POST dns/resolver': (parts, _, body) => setResolvers(parts, body),
  'GET faults': ({ faults }) => faults.get(),
  'POST faults': ({ faults }, _, body) => {
    faults.set(z.array(Fault).parse(body))
    return faults.get()
  },
  'GET calls': ({ calls }, query) => calls.latest(CallCount.parse(query.get('limit') ?? undefined)),
  'GET lifecycle': showLifecycle,
  'POST lifecycle': (parts, _, body) => setLifecycle(parts, body),
  'GET profiles': showProfiles,
  'POST profiles': (parts, _, body) => setProfiles(parts, body),
  'POST sign-in': (parts, _, body) => postSignIn(parts, body),
  'GET state': ({ state }) => exportState(state),
  'POST state': (parts, query, body) => {
    const action = z.enum(['import', 'reset', 'seed']).parse(query.get('action'))
    parts.database
      .transaction(() => {
        resetState(parts.database)
        if (action === 'import') importState(parts.state, body)
        if (action === 'seed') seedSample(parts.state, parts.clock.now)
      })
      .immediate()
    return {}
  },
  'POST tokens': postToken,
}

function refusal(error: unknown): { status: number; message: string } {
  if (error instanceof AwsError) return { status: error.status, message: error.message }
  if (error instanceof z.core.$ZodError) return { status: 400, message: z.prettifyError(error) }
  if (error instanceof SyntaxError) return { status: 400, message: 'The body is not JSON.' }
  return { status: 500, message: 'The local AWS has a fault.' }
}

/**
 * Answers `/__local/<control>`. A GET changes nothing. Errors: 400 with what is wrong, 404, 405.
 */
export async function answerControl(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const name = `${request.method} ${pathname.slice('/__local/'.length)}`
  const control = Object.hasOwn(controls, name) ? controls[name] : undefined
  if (pathname.startsWith(organizations)) {
    const path = pathname.slice(organizations.length)
    const answer = await answerOrganizationControl(parts, request, path)
    return send(answer.status, answer.body)
  }
  const isBucket = pathname.startsWith(bucket)
  const isPolicy = pathname.startsWith(mtaSts)
  if (!control && !isBucket && !isPolicy)
    return send(404, { message: `There is no control ${name}.` })
  try {
    if (isPolicy) {
      const text = await answerMtaSts(parts, request, pathname.slice(mtaSts.length))
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
      return void response.end(text)
    }
    if (!control) {
      const path = pathname.slice(bucket.length)
      return send(200, await changeBucket(parts, request, path, searchParams))
    }
    const text = (await readBody(request, maxBytes)).toString()
    send(200, control(parts, searchParams, text === '' ? undefined : JSON.parse(text)))
  } catch (error) {
    const { status, message } = refusal(error)
    send(status, { message })
  }
}
