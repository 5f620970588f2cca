import * as z from 'zod/mini'

/**
 * An endpoint for what Amazon WorkMail's API lacks, below `/__local/orgs/{organizationId}/` of the
 * local AWS. Source: NOAPI-04, 04 Z2.
 */
export type Endpoint<Parameters, Sent, Body, Told, Answer> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The path; words in braces stand for the parameters. */
  path: string
  parameters: z.ZodMiniType<Parameters, Parameters>
  /** What is sent: as JSON, or as the query of a GET. */
  in: z.ZodMiniType<Body, Sent>
  /** What comes back, as JSON. */
  out: z.ZodMiniType<Answer, Told>
}

/** No parameters, nothing sent, or an empty answer. */
export const nothing = z.strictObject({})

/** Declares an endpoint and infers its types. */
export function endpoint<Parameters, Sent, Body, Told, Answer>(
  declaration: Endpoint<Parameters, Sent, Body, Told, Answer>,
): Endpoint<Parameters, Sent, Body, Told, Answer> {
  return declaration
}
