import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Store } from '../store/open-store.ts'
import { hasJob } from './job-rows.ts'

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/** A row of a job; a sealed password opens for its own row only. */
type Place = { jobId: string; number: number }

/**
 * Seals the passwords that people give to a job with a key that is not in the store: AES-256-GCM,
 * as nonce, tag and text in base64. Source: decision 10.
 */
export function passwordSeal(key: Buffer) {
  const ownKey = Buffer.from(hkdfSync('sha256', key, '', 'passwords given to jobs', 32))
  const placeOf = ({ jobId, number }: Place) => Buffer.from(`${jobId} ${number}`)

  return {
    seal(place: Place, password: string): string {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, ownKey, nonce).setAAD(placeOf(place))
      const sealed = Buffer.concat([sealing.update(password, 'utf8'), sealing.final()])
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64')
    },

    /** Returns the password; undefined if it was sealed for another row or with another key. */
    open(place: Place, text: string): string | undefined {
      const bytes = Buffer.from(text, 'base64')
      try {
        const opening = createDecipheriv(cipher, ownKey, bytes.subarray(0, nonceBytes))
          .setAAD(placeOf(place))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const opened = opening.update(bytes.subarray(nonceBytes + tagBytes))
        return Buffer.concat([opened, opening.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
export type PasswordSeal = ReturnType<typeof passwordSeal>

/** Passwords written at a time, so that no statement has too many values. */
const batch = 100

/**
 * The sealed passwords of the rows of jobs, until they are sent. They are in the store because any
 * instance may run the job.
 */
export function givenPasswords(store: Store) {
  return {
    async put(jobId: string, sealed: readonly { number: number; sealed: string }[]): Promise<void> {
      for (let start = 0; start < sealed.length; start += batch)
        await store
          .insertInto('job_password')
          .values(sealed.slice(start, start + batch).map((each) => ({ job_id: jobId, ...each })))
          .execute()
    },

    async of({ jobId, number }: Place): Promise<string | undefined> {
      const found = await store
        .selectFrom('job_password')
        .select('sealed')
        .where('job_id', '=', jobId)
        .where('number', '=', number)
        .executeTakeFirst()
      return found?.sealed
    },

    /** Deletes the password of a row, unless another attempt has taken the job up and needs it. */
    async forget({ jobId, number }: Place, attempt: number): Promise<void> {
      await store
        .deleteFrom('job_password')
        .where('job_id', '=', jobId)
        .where('number', '=', number)
        .where(hasJob(jobId, attempt, ['RUNNING', 'PAUSED', 'CANCELLED']))
        .execute()
    },

    /** Deletes the passwords of a job that no row needs any more. */
    async forgetUnneeded(jobId: string): Promise<void> {
      await store
        .deleteFrom('job_password')
        .where('job_id', '=', jobId)
        .where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom('job_row')
                .select('job_row.number')
                .where('job_row.job_id', '=', jobId)
                .whereRef('job_row.number', '=', 'job_password.number')
                .where('job_row.state', 'in', ['PLANNED', 'RUNNING']),
            ),
          ),
        )
        .execute()
    },
  }
}
