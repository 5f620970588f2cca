import type { EntityState } from '@mailroom/schemas/entity-state'
import { withoutHidden } from '@mailroom/schemas/text'
import type { ImportField } from './import-fields.ts'

/** The text in a cell that clears a detail; an empty cell leaves it unchanged. */
export const clearMark = '""'

const yes = ['true', 'yes', 'y', '1', 'x', 'ja', 'wahr', 'ya', 'benar']
const no = ['false', 'no', 'n', '0', 'nein', 'falsch', 'tidak', 'salah']

/**
 * The roles in the API's spelling, and in the words of our own lists and exports in every language.
 */
const roles: ReadonlyMap<string, 'USER' | 'REMOTE_USER'> = new Map([
  ['user', 'USER'],
  ['mailboxuser', 'USER'],
  ['benutzer', 'USER'],
  ['postfachbenutzer', 'USER'],
  ['pengguna', 'USER'],
  ['penggunakotaksurat', 'USER'],
  ['remoteuser', 'REMOTE_USER'],
  ['remotebenutzer', 'REMOTE_USER'],
  ['penggunajarakjauh', 'REMOTE_USER'],
])

/**
 * The states in the API's spelling, and in the words of our lists and exports in every language.
 * The list shows `System user` in place of a state, and other programs have other words: neither
 * asks for anything.
 */
const states: ReadonlyMap<string, EntityState> = new Map([
  ['enabled', 'ENABLED'],
  ['aktiviert', 'ENABLED'],
  ['aktif', 'ENABLED'],
  ['disabled', 'DISABLED'],
  ['deaktiviert', 'DISABLED'],
  ['nonaktif', 'DISABLED'],
  ['deleted', 'DELETED'],
  ['geloscht', 'DELETED'],
  ['dihapus', 'DELETED'],
])

/** Returns the letters of a word, without marks and in lower case. */
const letters = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

function truth(text: string): boolean | string {
  const word = text.toLowerCase()
  if (yes.includes(word)) return true
  return no.includes(word) ? false : text
}

/**
 * Returns a whole number of MB; a unit and separators between the thousands are allowed:
 * `51,200 MB`, `51.200`, `51 200`.
 */
function megabytes(text: string): number | string {
  const [, digits] = /^(\d+|\d{1,3}(?:[.,'’\s]\d{3})+)(?:\s*MB)?$/i.exec(text) ?? []
  return digits === undefined ? text : Number(digits.replaceAll(/\D/g, ''))
}

/**
 * Matches the kind of an address: `SMTP:`, `x500:`, `SPO:`, after anything that separates
 * addresses.
 */
const kindOfAddress = /(?:^|[\s;,|+])(?!mailto:)([a-z][a-z0-9]*):/gi

const plainAddresses = (text: string) => text.split(/[\s;,|]+/).filter((part) => part !== '')

/**
 * Returns the mail addresses in a cell: separated by commas, semicolons, lines or spaces, or with
 * their kinds as Microsoft 365 and Exchange write them: `SMTP:a@example.com+smtp:b@example.com`.
 * Ignores kinds that are not mail (`sip:`, `X500:`, `X400:`), which may contain spaces, semicolons
 * and other characters up to the next kind.
 */
function addresses(text: string): string[] {
  const kinds = [...text.matchAll(kindOfAddress)]
  const untilFirst = text.slice(0, kinds[0]?.index ?? text.length)
  const typed = kinds.flatMap((match, index) => {
    const content = text.slice(match.index + match[0].length, kinds[index + 1]?.index)
    return match[1]?.toLowerCase() === 'smtp' ? plainAddresses(content) : []
  })
  return [...plainAddresses(untilFirst), ...typed]
}

/** Returns the group names in a cell; they have spaces and may have commas. */
function groups(text: string): string[] {
  return text
    .split(/[;|\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * Returns the value of a field in a cell: `undefined` if the cell is empty; the text itself if no
 * valid value was recognized.
 */
export function cellValue(field: ImportField, cell: string): unknown {
  const text = withoutHidden(cell)
  if (text === '') return undefined
  if (text === clearMark) return ''
  switch (field) {
    case 'aliases':
      return addresses(text)
    case 'groups':
      return groups(text)
    case 'hiddenFromGlobalAddressList':
      return truth(text)
    case 'mailboxQuota':
      return megabytes(text)
    case 'role':
      return roles.get(letters(text)) ?? text
    case 'state':
      return states.get(letters(text))
    case 'email':
      return text.replace(/^smtp:/i, '')
    case 'password':
      // Google Workspace exports asterisks instead of passwords.
      return /^\*+$/.test(text) ? undefined : cell
    default:
      return text
  }
}
