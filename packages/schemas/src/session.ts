import * as z from 'zod/mini'
import { read } from './declare.ts'
import { Region } from './region.ts'
import { roles } from './role.ts'
import { connectionId } from './scope.ts'
import { timestamp } from './timestamp.ts'

/** An AWS account as the browser may know it; credentials and roles to assume stay in the backend. */
export const Connection = z.object({
  id: connectionId,
  name: z.string(),
  regions: z.array(Region),
  readOnly: z.boolean(),
  /** True where the local AWS answers: what is done there is a simulation. */
  local: z.boolean(),
  /** Where the AWS CLI has to be pointed, if not at AWS itself. */
  endpoint: z.optional(z.string()),
})
export type Connection = z.infer<typeof Connection>

export const session = {
  'session.describe': read({
    summary: 'Show who is signed in, their role and the connections',
    roles,
    input: z.strictObject({}),
    output: z.object({
      account: z.object({ id: z.string(), name: z.string() }),
      role: z.enum(roles),
      /** Goes with every request in the header `x-csrf-token`. */
      csrfToken: z.string(),
      expiresAt: timestamp,
      connections: z.array(Connection),
      /** The day AWS ends WorkMail, as `YYYY-MM-DD`. Source: 00-index, decision 3. */
      endOfServiceDate: z.iso.date(),
    }),
    aws: [],
  }),
}
