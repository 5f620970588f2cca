import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto'
import { refusal } from '../operations/refusal.ts'

/**
 * Parses the key that a browser made. Errors: InvalidInput unless it is an RSA key of 2048 bits or
 * more.
 */
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

/**
 * Encrypts a password so that only the tab that made the key can open it: RSA-OAEP with SHA-256, in
 * base64.
 */
export function seal(key: KeyObject, password: string): string {
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return publicEncrypt({ key, padding, oaepHash: 'sha256' }, Buffer.from(password)).toString(
    'base64',
  )
}
