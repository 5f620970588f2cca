import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fillPasswords } from './fill-passwords.ts'
import { newPassword } from './new-password.ts'

const mark = 'MAILROOM-0123456789ab'
const list = (...rows: string[]) => `\uFEFF${['address,name,password', ...rows, ''].join('\r\n')}`
const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))

test('KIT-06 a new password has 16 characters of four classes, none that files or shells read as something else', () => {
  const passwords = Array.from({ length: 2_000 }, newPassword)
  expect(new Set(passwords).size).toBe(passwords.length)
  for (const password of passwords) {
    expect(password).toMatch(/^[A-Za-z][^"',;:\\$%`\s]{15}$/)
    for (const some of [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/]) expect(password).toMatch(some)
  }
})

test('KIT-06 a person has the same new password in every file, and Dovecot its salted hash', async () => {
  const zip = zipOf({
    'passwords.csv': list(
      `ana@example.com,"'=Lee, Bo",${mark}-PASSWORD-000001`,
      `bo@example.com,Bo,${mark}-PASSWORD-000002`,
    ),
    '10-users/users.csv': `ana@example.com,${mark}-PASSWORD-000001\r\nbo@example.com,${mark}-PASSWORD-000002\r\n`,
    'passwd-file': `ana@example.com:{SSHA512}${mark}-SSHA512-000001::::::\n`,
    'kit.json': `{"mark":"${mark}"}`,
    // A name that looks like a mark of another kit stays.
    'names.csv': 'MAILROOM-ffffffffffff-PASSWORD-000001',
    'reconciliation.csv': '\uFEFFJürgen\r\n',
  })
  const { zip: filled, slips } = await fillPasswords(zip, { mark, count: 2 })
  const files = Object.fromEntries(
    Object.entries(unzipSync(filled)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
  const [ana, bo] = slips.map(({ password }) => password)
  expect(slips.map(({ address, name }) => [address, name])).toEqual([
    ...[
      ['ana@example.com', '=Lee, Bo'],
      ['bo@example.com', 'Bo'],
    ],
  ])
  expect(files['10-users/users.csv']).toBe(`ana@example.com,${ana}\r\nbo@example.com,${bo}\r\n`)
  expect(files['passwords.csv']).toContain(`"'=Lee, Bo",${ana}`)
  expect(files['kit.json']).toBe(`{"mark":"${mark}"}`)
  // KIT-03: the byte order mark stays.
  expect([...(unzipSync(filled)['reconciliation.csv'] ?? [])].slice(0, 3)).toEqual([239, 187, 191])
  expect(files['names.csv']).toBe('MAILROOM-ffffffffffff-PASSWORD-000001')
  const [, hash = ''] = /\{SSHA512\}([A-Za-z0-9+/=]+)::/.exec(files['passwd-file'] ?? '') ?? []
  const bytes = Buffer.from(hash, 'base64')
  const again = createHash('sha512').update(`${ana}`).update(bytes.subarray(64)).digest()
  expect(bytes.subarray(0, 64)).toEqual(again)
  expect(bytes.length).toBeGreaterThan(64 + 7)
})

test.each([
  ['one is missing', list(`ana@example.com,Ana,${mark}-PASSWORD-000001`), 2],
  ['there is one too many', list(`ana@example.com,Ana,${mark}-PASSWORD-000002`), 1],
])('KIT-06 nothing is saved if of the marks of a kit %s', async (_, passwords, count) => {
  const zip = zipOf({ 'passwords.csv': passwords })
  await expect(fillPasswords(zip, { mark, count })).rejects.toThrow(/mark of a password/)
})
