import type { KeyObject } from 'node:crypto'
import { generatePassword, type JobProblem, type JobRow, type JobStep } from '@mailroom/schemas'
import { needsPassword, seal } from './passwords.ts'

type Settings = {
  /** What passwords made here are sealed with. */
  publicKey: KeyObject | undefined
  /** The rows whose passwords somebody gave. */
  givenRows: ReadonlySet<number>
  /** Those passwords, as far as this process was told them. */
  given: Map<number, string>
}

/** The passwords of a job, in the memory of this process until they are sent. */
export function jobPasswords({ publicKey, givenRows, given }: Settings) {
  const ready = new Map<number, Map<number, string>>()

  return {
    /**
     * Has a password for a step that needs one: the one that was given, or one made now, sealed in the step before it is sent.
     * What it returns is why there is none: `PasswordForgotten`, where the process that knew it is gone.
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

    /** What is sent with a step. */
    of: (row: JobRow, step: JobStep): string | undefined => ready.get(row.number)?.get(step.number),

    /** Forgets the passwords of a row that is over. */
    forget({ number }: JobRow): void {
      ready.delete(number)
      given.delete(number)
    },
  }
}
export type JobPasswords = ReturnType<typeof jobPasswords>
