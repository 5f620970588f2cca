import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '../clock.ts'

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/** The longest target that a state carries, in characters: providers limit its length. */
const maxTarget = 500

const Begun = z.object({ returnTo: z.string(), at: z.number() })
/** Where a sign-in was to lead, and when it was begun, in milliseconds since 1970. */
export type Begun = z.infer<typeof Begun>

/**
 * Makes the `state` of OAuth: random, and with the target of the sign-in sealed in it, for people
 * who come back without their cookie. It proves nothing; only the cookie does. Source: RFC 6749
 * §10.12.
 */
export function signInState(secret: string, clock: Clock) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'state of sign-ins', 32))
  return {
    make(returnTo: string): string {
      const begun: Begun = {
        returnTo: returnTo.length > maxTarget ? '/' : returnTo,
        at: clock.now().getTime(),
      }
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce)
      const sealed = Buffer.concat([sealing.update(JSON.stringify(begun)), sealing.final()])
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url')
    },

    /** Returns what a state carries; undefined if this console did not make it. */
    read(state: unknown): Begun | undefined {
      if (typeof state !== 'string') return undefined
      const bytes = Buffer.from(state, 'base64url')
      try {
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        }).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const opened = opening.update(bytes.subarray(nonceBytes + tagBytes))
        const text = Buffer.concat([opened, opening.final()]).toString('utf8')
        return Begun.parse(JSON.parse(text))
      } catch {
        return undefined
      }
    },
  }
}
