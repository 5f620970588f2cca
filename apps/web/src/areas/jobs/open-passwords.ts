import type { JobRow } from '@mailroom/schemas'
import { openSealed } from '../../kit/data/job-passwords.ts'

/** A new password in clear text, with its owner. Only the screen that shows it keeps it. */
export type NewPassword = { name: string; displayName: string; email: string; password: string }

/**
 * Opens the passwords that a job made. `closed` counts those that another tab's key sealed, which
 * cannot be opened here.
 */
export async function openPasswords(pages: AsyncIterable<readonly JobRow[]>) {
  const opened: NewPassword[] = []
  let closed = 0
  for await (const rows of pages)
    for (const { entity, steps } of rows)
      for (const { sealedPassword, state } of steps) {
        if (sealedPassword === undefined || state !== 'DONE') continue
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
  return { opened, closed }
}
