import { ApiError } from '@mailroom/schemas'
import * as z from 'zod/mini'

/** What the form leaves in the history for the page of what was created but not enabled. Source: GEN-05. */
export const CreatedNotEnabled = z.object({ notEnabled: ApiError, email: z.string() })
export type CreatedNotEnabled = z.infer<typeof CreatedNotEnabled>
