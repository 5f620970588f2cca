import type { KeyObject } from 'node:crypto'
import { generatePassword } from '@mailroom/schemas/generate-password'
import type { JobProblem, JobRow, JobStep } from '@mailroom/schemas/job-rows'
import { needsPassword } from './facts/index.ts'
import { seal } from './passwords.ts'

type Settings = {
  /** The key that seals passwords made here. */
  publicKey: KeyObject | undefined
  /** The rows whose passwords a person gave. */
  givenRows: ReadonlySet<number>
  /** Reads the password that a person gave for a row. */
  given: (row: number) => Promise<string | undefined>
}

/** Keeps the passwords of a job in the memory of this process while they are sent. */
export function jobPasswords({ publicKey, givenRows, given }: Settings) {
  const ready = new Map<number, Map<number, string>>()

  return {
    /**
     * Prepares the password of a step that needs one: the given one, or one made now and sealed in
     * the step before it is sent. Returns the problem if there is none: `PasswordForgotten` if the
     * given one cannot be read.
     */
    async prepare(row: JobRow, step: JobStep): Promise<JobProblem | undefined> {
      if (!needsPassword(step)) return undefined
      const own = await given(row.number)
      if (own === undefined && (givenRows.has(row.number) || !publicKey))
        return {
          code: 'PasswordForgotten',
          message: 'The password that was given cannot be read any more.',
        }
      const password = own ?? generatePassword()
      if (own === undefined && publicKey) step.sealedPassword = seal(publicKey, password)
      ready.set(row.number, (ready.get(row.number) ?? new Map()).set(step.number, password))
      return undefined
    },

    /** Returns the password that is sent with a step. */
    of: (row: JobRow, step: JobStep): string | undefined => ready.get(row.number)?.get(step.number),

    /** Discards the passwords of a row; returns whether a person gave one that is not needed again. */
    forget({ number, steps }: JobRow): boolean {
      ready.delete(number)
      const isLeft = steps.some(
        (step) => needsPassword(step) && (step.state === 'PLANNED' || step.state === 'RUNNING'),
      )
      return givenRows.has(number) && !isLeft
    },
  }
}
export type JobPasswords = ReturnType<typeof jobPasswords>
