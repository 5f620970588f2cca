import { ApiError } from '@mailroom/schemas/api-error'
import * as z from 'zod/mini'

/**
 * The history entry that the form leaves for the page of an entity that was created but not
 * enabled. Source: GEN-05.
 */
export const CreatedNotEnabled = z.object({ notEnabled: ApiError, email: z.string() })
export type CreatedNotEnabled = z.infer<typeof CreatedNotEnabled>
