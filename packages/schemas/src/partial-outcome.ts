import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'

/** Why an entity was created but not enabled; absent if both succeeded. Source: GEN-05. */
export const notEnabled = z.optional(ApiError)

/**
 * Why the first part of a change was made, such as that of the address, but the rest was not;
 * absent if both succeeded or only one was requested. Source: GRP-06, RES-05, TAG-05.
 */
export const notUpdated = z.optional(ApiError)
