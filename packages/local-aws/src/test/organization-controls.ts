import type { LocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'

type ControlAnswer = { status: number; body: Record<string, unknown> & { code?: string } }

/**
 * Calls a control of an organization, by default of the sample's: `GET journaling`. A text is sent
 * unchanged.
 */
export async function askControl(
  { endpoint }: LocalAws,
  address: string,
  body?: unknown,
  organizationId: string = sampleOrganizations.example,
): Promise<ControlAnswer> {
  const [method = '', path = ''] = address.split(' ')
  const response = await fetch(`${endpoint}/__local/orgs/${organizationId}/${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  return { status: response.status, body: answer as ControlAnswer['body'] }
}

/** Returns the outcome of an answer: its status and the code of an error. */
export function outcome({ status, body }: ControlAnswer): string {
  return body.code === undefined ? String(status) : `${status} ${body.code}`
}
