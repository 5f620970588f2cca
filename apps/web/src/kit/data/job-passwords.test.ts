import { constants, createPublicKey, publicEncrypt } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealKey, keepPasswords, openSealed, takePasswords } from './job-passwords.ts'

/** Seals a password as the server does. */
function seal(publicKey: string, password: string): string {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  return publicEncrypt({ key, padding, oaepHash: 'sha256' }, Buffer.from(password)).toString(
    'base64',
  )
}

test('passwords from a file are returned once, for their own job', () => {
  keepPasswords('job-1', new Map([[1, 'Zeisig-4711']]))
  expect(takePasswords('job-2')).toBeUndefined()
  expect(takePasswords('job-1')).toEqual(new Map([[1, 'Zeisig-4711']]))
  expect(takePasswords('job-1')).toBeUndefined()
})

test('only the tab whose key sealed a password opens it', async () => {
  expect(await openSealed('AAAA')).toBeUndefined()
  const publicKey = await createSealKey()
  expect(await createSealKey()).toBe(publicKey)
  expect(await openSealed(seal(publicKey, 'Zeisig-ä-4711'))).toBe('Zeisig-ä-4711')
  const { publicKey: foreign } = await crypto.subtle.generateKey(
    {
      name: 'RSA-OAEP',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['encrypt', 'decrypt'],
  )
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', foreign)).toString('base64')
  expect(await openSealed(seal(spki, 'somebody else'))).toBeUndefined()
})
