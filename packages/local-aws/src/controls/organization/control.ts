import type { Endpoint } from '@mailroom/schemas/console-only/endpoint'
import * as z from 'zod/mini'
import type { OrganizationRecord } from '../../state/organizations.ts'
import type { Context } from '../../workmail/handlers.ts'

/** The organization of a control, and the context to work with. */
export type Place = { context: Context; organization: OrganizationRecord }

/**
 * The control behind one method and path below `/__local/orgs/{organizationId}/`. `path` parses the
 * parameters in the path, `body` the JSON that is sent; `answer` returns the answer. Errors are
 * thrown as AwsError.
 */
export type OrganizationControl<Path, Sent, Body, Answer> = {
  /** One sentence in the infinitive. */
  summary: string
  path: z.ZodMiniType<Path>
  body: z.ZodMiniType<Body, Sent>
  /**
   * True if the control answers in every state of the organization; otherwise it must be Active.
   */
  inAnyState?: true
  answer(place: Place, path: Path, body: Body): Answer
}

/** Declares a control and infers its types. */
export function control<Path, Sent, Body, Answer>(
  declaration: OrganizationControl<Path, Sent, Body, Answer>,
): OrganizationControl<Path, Sent, Body, Answer> {
  return declaration
}

type Implementation<Path, Body, Answer> = Pick<
  OrganizationControl<Path, unknown, Body, Answer>,
  'summary' | 'inAnyState' | 'answer'
>

/**
 * Implements an endpoint that the backend calls by the same declaration: the answer fits what it
 * says. Returns the control by its method and path.
 */
export function implementing<Path, Sent, Body, Told, Answer>(
  { method, path, parameters, in: body }: Endpoint<Path, Sent, Body, Told, Answer>,
  implementation: Implementation<Path, Body, Told>,
) {
  return { [`${method} ${path}`]: control({ path: parameters, body, ...implementation }) }
}

/** No parameters, or no body. */
export const nothing = z.strictObject({})

/** Returns a time as answers show it. */
export function isoTime(at: number): string {
  return new Date(at).toISOString()
}
