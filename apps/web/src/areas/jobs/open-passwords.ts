import type { JobRow } from '@mailroom/schemas/job-rows'
import { openSealed } from '../../kit/data/job-passwords.ts'

/** A new password in clear text, with its owner. Only the screen that shows it keeps it. */
export type NewPassword = { name: string; displayName: string; email: string; password: string }

/**
 * The passwords that a job set. `closed` counts those that another tab's key sealed, which cannot be
 * opened here; `unknown` those of which nobody can tell whether they were set.
 */
export type OpenedPasswords = { opened: NewPassword[]; closed: number; unknown: number }

/** Opens the passwords that a job made. */
export async function openPasswords(
  pages: AsyncIterable<readonly JobRow[]>,
): Promise<OpenedPasswords> {
  const opened: NewPassword[] = []
  let closed = 0
  let unknown = 0
  for await (const rows of pages)
    for (const { entity, steps } of rows)
      for (const { sealedPassword, state } of steps) {
        if (sealedPassword === undefined) continue
        if (state === 'UNKNOWN') unknown++
        if (state !== 'DONE') continue
        const password = await openSealed(sealedPassword)
        if (password === undefined) closed++
        else
          opened.push({
            name: entity.name,
            displayName: entity.displayName ?? '',
            email: entity.email ?? '',
            password,
          })
      }
  return { opened, closed, unknown }
}
