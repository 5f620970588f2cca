import * as z from 'zod/mini'
import type { OrganizationRecord } from '../../state/organizations.ts'
import type { Context } from '../../workmail/handlers.ts'

/** The organization a control is about, and what there is to work with. */
export type Place = { context: Context; organization: OrganizationRecord }

/**
 * What stands behind one method and path below `/__local/orgs/{organizationId}/`. `path` are the parameters in the path, `body` takes the JSON
 * that is sent, `answer` is what comes back. Errors are thrown as AwsError.
 */
export type OrganizationControl<Path, Sent, Body, Answer> = {
  /** One sentence in the infinitive. */
  summary: string
  path: z.ZodMiniType<Path>
  body: z.ZodMiniType<Body, Sent>
  /** Whether it answers whatever state the organization is in; otherwise it has to be Active. */
  inAnyState?: true
  answer(place: Place, path: Path, body: Body): Answer
}

/** Declares a control; its types follow from it. */
export function control<Path, Sent, Body, Answer>(
  declaration: OrganizationControl<Path, Sent, Body, Answer>,
): OrganizationControl<Path, Sent, Body, Answer> {
  return declaration
}

/** No parameters, or no body. */
export const nothing = z.strictObject({})

/** A moment as answers have it. */
export function isoTime(at: number): string {
  return new Date(at).toISOString()
}
