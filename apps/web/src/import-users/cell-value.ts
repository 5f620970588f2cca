import { withFormula } from '../app/export/without-formula.ts'
import type { ImportField } from './import-fields.ts'

/** What a person writes into a cell to clear a detail; an empty cell leaves it as it is. */
export const clearMark = '""'

const yes = ['true', 'yes', 'y', '1', 'x', 'ja', 'wahr', 'ya', 'benar']
const no = ['false', 'no', 'n', '0', 'nein', 'falsch', 'tidak', 'salah']

const roles: Record<string, 'USER' | 'REMOTE_USER'> = {
  user: 'USER',
  mailboxuser: 'USER',
  remoteuser: 'REMOTE_USER',
}

function truth(text: string): boolean | string {
  const word = text.toLowerCase()
  if (yes.includes(word)) return true
  return no.includes(word) ? false : text
}

/**
 * The addresses of a cell: one after the other with commas, semicolons, lines or spaces, or as Microsoft 365 writes them,
 * `SMTP:a@example.com+smtp:b@example.com`; what is not mail (`sip:`, `x500:`) is none of ours.
 */
function addresses(text: string): string[] {
  return text
    .split(/[\s;,|]+|\+(?=[a-z0-9]+:)/i)
    .filter((part) => part !== '' && (!/^[a-z0-9]+:/i.test(part) || /^smtp:/i.test(part)))
    .map((part) => part.replace(/^smtp:/i, ''))
}

/** Group names have spaces and may have commas. */
function groups(text: string): string[] {
  return text
    .split(/[;|\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What a cell says of a field: `undefined` where it is empty; a text where a value was meant and none was recognized. */
export function cellValue(field: ImportField, cell: string): unknown {
  const text = withFormula(cell).trim()
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
      return /^\d+$/.test(text) ? Number(text) : text
    case 'role':
      return roles[text.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? text
    case 'email':
      return text.replace(/^smtp:/i, '')
    case 'password':
      // Google Workspace exports asterisks in place of passwords.
      return /^\*+$/.test(text) ? undefined : withFormula(cell)
    default:
      return text
  }
}
