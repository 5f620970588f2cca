import * as z from 'zod/mini'

/**
 * The name of a rule or a gateway. AWS publishes no rule for it: 1 to 256 characters, visible ones
 * at both ends.
 */
export const settingName = z.string().check(z.maxLength(256), z.regex(/^\S(?:[^\p{Cc}]*\S)?$/u))
