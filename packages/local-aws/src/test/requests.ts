import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { WorkMail } from '@aws-sdk/client-workmail'
import type { LocalAws } from '../local-aws.ts'

/** Returns the outcome of a call: the name of its error, or `done`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}

/** Creates an SDK client for another Region. */
export function workmailIn(region: string, { endpoint }: LocalAws): WorkMail {
  return new WorkMail({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
}

/** A well-formed header; the local AWS does not recompute signatures. */
export function signedFor(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
}

export const authorization = signedFor('workmail')

type Answer = { status: number; headers: Headers; text: string; code: string }

/**
 * Sends bytes that no SDK would send; an undefined header is omitted. `code` is the code of the
 * error, or empty.
 */
export async function post(
  { endpoint }: LocalAws,
  body: string,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  const given = Object.entries({ authorization, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )
  const response = await fetch(endpoint, { method: 'POST', body, headers: given })
  const text = await response.text()
  const [, json, xml] = /"__type":"(\w+)"|<Code>(\w+)<\/Code>/.exec(text) ?? []
  const code = json ?? xml ?? ''
  return { status: response.status, headers: response.headers, text, code }
}

/** Sends an operation of WorkMail with any body. */
export function postWorkMail(
  aws: LocalAws,
  operation: string,
  body: unknown,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  return post(aws, typeof body === 'string' ? body : JSON.stringify(body), {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `WorkMailService.${operation}`,
    ...headers,
  })
}

/** Sends an operation of SES as a form. */
export function postSes(
  aws: LocalAws,
  form: string,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  return post(aws, form, {
    authorization: signedFor('ses'),
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })
}

/** Writes bytes to the server and reads until it closes the connection. */
export async function converse(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  return text(socket)
}
