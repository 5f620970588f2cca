const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const

/** A key pair as a browser makes it: what `jobs.start` is given, and what opens what was sealed with it. */
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
