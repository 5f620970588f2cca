import * as z from 'zod/mini'
import { read } from './declare.ts'
import { Region } from './region.ts'
import { roles } from './role.ts'
import { connectionId } from './scope.ts'
import { timestamp } from './timestamp.ts'

/**
 * The part of an AWS account that the browser may see; credentials and the role to assume stay in
 * the backend.
 */
export const Connection = z.object({
  id: connectionId,
  name: z.string(),
  regions: z.array(Region),
  readOnly: z.boolean(),
  /** True if the local AWS answers: changes are simulated. */
  local: z.boolean(),
  /** The endpoint for the AWS CLI, if it is not AWS itself. */
  endpoint: z.optional(z.string()),
})
export type Connection = z.infer<typeof Connection>

export const session = {
  'session.describe': read({
    summary: 'Show who is signed in, their roles and the connections',
    roles,
    input: z.strictObject({}),
    output: z.object({
      account: z.object({ id: z.string(), name: z.string() }),
      roles: z.array(z.enum(roles)),
      /** Every request sends it in the header `x-csrf-token`. */
      csrfToken: z.string(),
      expiresAt: timestamp,
      connections: z.array(Connection),
      /** The day on which AWS ends WorkMail, as `YYYY-MM-DD`. Source: 00-index, decision 3. */
      endOfServiceDate: z.iso.date(),
    }),
    aws: [],
  }),
}
