import type { KeyObject } from 'node:crypto'
import { generatePassword, type JobProblem, type JobRow, type JobStep } from '@mailroom/schemas'
import { needsPassword, seal } from './passwords.ts'

type Settings = {
  /** The key that seals passwords made here. */
  publicKey: KeyObject | undefined
  /** The rows whose passwords a person gave. */
  givenRows: ReadonlySet<number>
  /** The given passwords that this process knows. */
  given: Map<number, string>
}

/** Keeps the passwords of a job in the memory of this process until they are sent. */
export function jobPasswords({ publicKey, givenRows, given }: Settings) {
  const ready = new Map<number, Map<number, string>>()

  return {
    /**
     * Prepares the password of a step that needs one: the given one, or one made now and sealed in
     * the step before it is sent. Returns the problem if there is none: `PasswordForgotten` if the
     * process that knew it has ended.
     */
    prepare(row: JobRow, step: JobStep): JobProblem | undefined {
      if (!needsPassword(step)) return undefined
      const own = given.get(row.number)
      if (own === undefined && (givenRows.has(row.number) || !publicKey))
        return {
          code: 'PasswordForgotten',
          message: 'The password that was given is not known any more.',
        }
      const password = own ?? generatePassword()
      if (own === undefined && publicKey) step.sealedPassword = seal(publicKey, password)
      ready.set(row.number, (ready.get(row.number) ?? new Map()).set(step.number, password))
      return undefined
    },

    /** Returns the password that is sent with a step. */
    of: (row: JobRow, step: JobStep): string | undefined => ready.get(row.number)?.get(step.number),

    /** Discards the passwords of a finished row. */
    forget({ number }: JobRow): void {
      ready.delete(number)
      given.delete(number)
    },
  }
}
export type JobPasswords = ReturnType<typeof jobPasswords>
