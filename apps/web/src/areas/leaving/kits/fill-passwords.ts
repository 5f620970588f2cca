import { parse } from 'csv-parse/browser/esm/sync'
import { strToU8, unzipSync, zipSync } from 'fflate'
import * as z from 'zod/mini'
import { newPassword } from './new-password.ts'

/** Who gets which password. */
export type Slip = { address: string; name: string; password: string }

/** The file of a kit that says who gets which password. */
const slipsFile = 'passwords.csv'
const Slips = z.array(z.tuple([z.string(), z.string(), z.string()]))

/** The time of all entries: nothing in the file may depend on when it is made. */
const entryTime = new Date(1980, 0, 1)

const saltBytes = 12

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** Returns what stands behind `{SSHA512}` for Dovecot: the hash and its salt. Source: KIT-06, KIT-35. */
async function ssha512(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  const salted = new Uint8Array([...strToU8(password), ...salt])
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-512', salted))
  return base64(new Uint8Array([...sum, ...salt]))
}

/** Spreadsheets take a cell with a leading apostrophe for a text, and do not show it. */
const withoutApostrophe = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '')

/**
 * Puts a new password in the place of each mark, the same one in all files, and returns the zip and
 * who gets which. Throws if a mark is missing or left. Source: KIT-06.
 */
export async function fillPasswords(
  zip: Uint8Array,
  { mark, count }: { mark: string; count: number },
): Promise<{ zip: Uint8Array<ArrayBuffer>; slips: Slip[] }> {
  const marks = new Map<string, string>()
  for (let number = 1; number <= count; number++) {
    const digits = String(number).padStart(6, '0')
    marks.set(`${mark}-PASSWORD-${digits}`, newPassword())
  }
  const pattern = new RegExp(`${mark}-(?:PASSWORD|SSHA512)-\\d{6}`, 'g')
  // A byte order mark is a part of the file: without it, spreadsheets misread names.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  const files = Object.entries(unzipSync(zip)).map(
    ([path, bytes]) => [path, utf8.decode(bytes)] as const,
  )
  for (const found of new Set(files.flatMap(([, text]) => text.match(pattern) ?? []))) {
    const password = marks.get(found.replace('-SSHA512-', '-PASSWORD-'))
    if (password === undefined) throw new Error('The kit has a mark of a password too many')
    if (found.includes('-SSHA512-')) marks.set(found, await ssha512(password))
  }
  const filled = files.map(
    ([path, text]) => [path, text.replace(pattern, (found) => marks.get(found) ?? '')] as const,
  )
  const list = filled.find(([path]) => path === slipsFile)?.[1] ?? ''
  const slips = Slips.parse(parse(list, { bom: true, from: 2 })).map(
    ([address, name, password]) => ({ address, name: withoutApostrophe(name), password }),
  )
  if (new Set(slips.map(({ password }) => password)).size !== count)
    throw new Error('The kit lacks a mark of a password')
  const entries = Object.fromEntries(
    filled.map(([path, text]) => [path, [strToU8(text), { mtime: entryTime }] as const]),
  ) as Record<string, [Uint8Array, { mtime: Date }]>
  return { zip: new Uint8Array(zipSync(entries)), slips }
}
