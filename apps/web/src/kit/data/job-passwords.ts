/** The passwords from a file, by job, until the job is started: only in the memory of this tab. */
const brought = new Map<string, ReadonlyMap<number, string>>()

/** Keeps the passwords for a planned job until its start, by row number, counted from 1. */
export function keepPasswords(jobId: string, byRow: ReadonlyMap<number, string>): void {
  brought.set(jobId, byRow)
}

/** Returns the passwords of a job and discards them; undefined if this tab does not have them. */
export function takePasswords(jobId: string): ReadonlyMap<number, string> | undefined {
  const byRow = brought.get(jobId)
  brought.delete(jobId)
  return byRow
}

/**
 * The algorithm that the server seals passwords with. Source: contract of jobs, `sealedPassword`.
 */
const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** The key pair of this tab. The private half cannot be read, only used. */
let keyPair: Promise<CryptoKeyPair> | undefined

/**
 * Returns the public key (SPKI, base64) that the server seals new passwords with for this tab. It
 * stays the same while the tab is open, so that the tab can open the passwords of all its jobs.
 * Browsers offer this on https and on localhost only.
 */
export async function createSealKey(): Promise<string> {
  keyPair ??= crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['encrypt', 'decrypt'],
  )
  const { publicKey } = await keyPair
  const bytes = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  return btoa(String.fromCharCode(...bytes))
}

/**
 * Opens a sealed password (base64); returns `undefined` if another tab's key sealed it, or this
 * tab's before a reload.
 */
export async function openSealed(sealed: string): Promise<string | undefined> {
  if (!keyPair) return undefined
  const { privateKey } = await keyPair
  try {
    const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
    const opened = await crypto.subtle.decrypt(algorithm, privateKey, bytes)
    return new TextDecoder().decode(opened)
  } catch {
    return undefined
  }
}
