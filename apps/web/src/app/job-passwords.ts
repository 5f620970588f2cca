/** The passwords a file brought, by job, until the job is started: in the memory of this tab and nowhere else. */
const brought = new Map<string, ReadonlyMap<number, string>>()

/** Keeps the passwords for a planned job until its start, by the number of the row, counted from 1. */
export function keepPasswords(jobId: string, byRow: ReadonlyMap<number, string>): void {
  brought.set(jobId, byRow)
}

/** Gives the passwords of a job away and forgets them; nothing where the tab never had or no longer has them. */
export function takePasswords(jobId: string): ReadonlyMap<number, string> | undefined {
  const byRow = brought.get(jobId)
  brought.delete(jobId)
  return byRow
}

/** The algorithm the server seals passwords with. Source: contract of jobs, `sealedPassword`. */
const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** The key pair of this tab. The private half cannot be read, only used. */
let keyPair: Promise<CryptoKeyPair> | undefined

/**
 * The public key (SPKI, base64) that passwords made on the server are sealed with for this tab; always the same as long as the
 * tab lives, so that it opens what any of its jobs made. Browsers offer this on https and on localhost only.
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

/** A sealed password (base64) in clear; `undefined` where another tab's key sealed it, or this one before it was loaded anew. */
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
