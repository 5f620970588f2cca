const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/**
 * Creates a key pair as a browser does: the public key for `jobs.start`, and the private key that
 * opens the sealed passwords.
 */
export async function createSealKey() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['encrypt', 'decrypt'],
  )
  const spki = await crypto.subtle.exportKey('spki', publicKey)
  return {
    publicKey: Buffer.from(spki).toString('base64'),
    async open(sealed: string): Promise<string> {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64'))
      return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, privateKey, bytes))
    },
  }
}
