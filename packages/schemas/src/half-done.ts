import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'

/** Why something was made but not enabled; absent when both went well. Source: GEN-05. */
export const notEnabled = z.optional(ApiError)

/** Why the address was changed and the rest was not; absent when both went well, or only one was asked for. Source: GRP-06, RES-05. */
export const notUpdated = z.optional(ApiError)
