import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto'
import type { JobStep } from '@mailroom/schemas'
import { refusal } from '../operations/refusal.ts'

/** Whether a step needs a password, which is made or given when it is sent. */
export function needsPassword({ operation, input }: Pick<JobStep, 'operation' | 'input'>): boolean {
  return (
    operation === 'users.resetPassword' ||
    (operation === 'users.create' && input.role !== 'REMOTE_USER')
  )
}

/** The key somebody's browser made. Errors: InvalidInput for anything but an RSA key of 2048 bits or more. */
export function parsePublicKey(base64: string): KeyObject {
  const problem = () =>
    refusal('InvalidInput', 'The public key has to be RSA of 2048 bits or more, as SPKI.', {
      publicKey: { code: 'format' },
    })
  try {
    const key = createPublicKey({
      key: Buffer.from(base64, 'base64'),
      format: 'der',
      type: 'spki',
    })
    if (key.asymmetricKeyType !== 'rsa') throw problem()
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2_048) throw problem()
    return key
  } catch {
    throw problem()
  }
}

/** A password only the tab can open that made the key: RSA-OAEP with SHA-256, in base64. */
export function seal(key: KeyObject, password: string): string {
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return publicEncrypt({ key, padding, oaepHash: 'sha256' }, Buffer.from(password)).toString(
    'base64',
  )
}
