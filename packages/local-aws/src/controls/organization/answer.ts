import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import { readBody } from '../../protocol/body.ts'
import type { Parts } from '../../server.ts'
import { findActiveOrganization, findOrganization } from '../../workmail/find-organization.ts'
import { contextOf } from '../organization-context.ts'
import type { Place } from './control.ts'
import { organizationControls } from './index.ts'

type AnyControl = {
  path: z.ZodMiniType
  body: z.ZodMiniType
  inAnyState?: true
  answer(place: Place, path: unknown, body: unknown): unknown
}

const routes = Object.entries<AnyControl>(organizationControls).map(([address, control]) => {
  const [method = '', path = ''] = address.split(' ')
  return { method, template: path.split('/'), control }
})

/**
 * Returns the parameters of a path that fits a template. Fixed words go before parameters, because
 * no id is one of them.
 */
function parametersOf(template: readonly string[], segments: readonly string[]) {
  if (template.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = segment
    else if (part !== segment) return undefined
  }
  return parameters
}

function routeOf(method: string | undefined, segments: readonly string[]) {
  const fitting = routes.flatMap((route) => {
    const parameters = parametersOf(route.template, segments)
    return parameters ? [{ ...route, parameters }] : []
  })
  const route = fitting.find((one) => one.method === method)
  if (route) return route
  const path = segments.join('/')
  if (fitting.length === 0)
    throw new AwsError('ResourceNotFoundException', `An organization has no ${path}.`)
  const methods = fitting.map((one) => one.method).join(', ')
  throw new AwsError('MethodNotAllowedException', `${path} is for ${methods}.`, 405)
}

/** Returns the HTTP status of an error; WorkMail itself answers all of them with 400. */
function statusOf({ code, status }: AwsError): number {
  if (code.endsWith('NotFoundException')) return 404
  const isConflict = /(?:State|InUse|NameAvailability)Exception$/.test(code)
  return isConflict ? 409 : status
}

function refusal(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof AwsError)
    return { status: statusOf(error), code: error.code, message: error.message }
  if (error instanceof z.core.$ZodError)
    return { status: 400, code: 'InvalidParameterException', message: z.prettifyError(error) }
  if (error instanceof SyntaxError || error instanceof URIError)
    return { status: 400, code: 'SerializationException', message: 'The request cannot be read.' }
  return { status: 500, code: 'InternalFailure', message: 'The local AWS has a fault.' }
}

/** Returns what is sent: JSON, or the query of the address of a read. */
async function sentWith(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString()
  if (text !== '') return JSON.parse(text)
  const { searchParams } = new URL(request.url ?? '', 'http://localhost')
  return request.method === 'GET' ? Object.fromEntries(searchParams) : {}
}

async function callControl(parts: Parts, request: IncomingMessage, path: string): Promise<unknown> {
  const [organizationId = '', ...segments] = path.split('/').map(decodeURIComponent)
  const { control, parameters } = routeOf(request.method, segments)
  const body = control.body.parse(await sentWith(request))
  const named = control.path.parse(parameters)
  const answer = () => {
    const context = contextOf(parts, organizationId)
    const find = control.inAnyState ? findOrganization : findActiveOrganization
    const organization = find(context, organizationId)
    return control.answer({ context, organization }, named, body)
  }
  return parts.database.transaction(answer).immediate()
}

/**
 * Answers requests below `/__local/orgs/`: 200 with JSON, or an error as `{ code, message }`: 400
 * for an invalid request, 404 for an unknown organization, path or object, 405, 409 if the state of
 * things forbids the request, 413.
 */
export async function answerOrganizationControl(
  parts: Parts,
  request: IncomingMessage,
  path: string,
): Promise<{ status: number; body: unknown }> {
  try {
    return { status: 200, body: await callControl(parts, request, path) }
  } catch (error) {
    const { status, code, message } = refusal(error)
    return { status, body: { code, message } }
  }
}
