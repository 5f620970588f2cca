import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { refusal } from '../operations/refusal.ts'

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/** What an encrypted text begins with; a line of JSON begins with a brace. */
const mark = 'gcm:'

/**
 * Encrypts the texts of snapshots at rest with AES-256-GCM, each for its own place. Without a key,
 * and of rows from before there was one, texts stay as they are. Source: EXIT-15.
 */
export function rowSeal(key?: Buffer) {
  const ownKey = key && Buffer.from(hkdfSync('sha256', key, '', 'rows of snapshots', 32))
  return {
    seal(place: string, text: string): string {
      if (!ownKey) return text
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, ownKey, nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final()])
      return mark + Buffer.concat([sealed, sealing.getAuthTag()]).toString('base64')
    },

    /** Error: SnapshotDamaged if it was encrypted with another key or for another place. */
    open(place: string, text: string): string {
      if (!text.startsWith(mark)) return text
      const bytes = Buffer.from(text.slice(mark.length), 'base64')
      try {
        if (!ownKey) throw new Error('There is no key')
        const opening = createDecipheriv(cipher, ownKey, bytes.subarray(0, nonceBytes))
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(-tagBytes))
        const opened = opening.update(bytes.subarray(nonceBytes, -tagBytes))
        return Buffer.concat([opened, opening.final()]).toString('utf8')
      } catch {
        throw refusal('SnapshotDamaged', 'A row of the snapshot does not open with SNAPSHOT_KEY.')
      }
    },
  }
}
export type RowSeal = ReturnType<typeof rowSeal>
