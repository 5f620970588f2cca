import { EmailAddress } from './constraints/workmail-shapes.generated.ts'

/** The members of a person that a pattern can use. */
export type Named = {
  name: string
  displayName?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
}

/** How addresses spell letters that are not just a letter with an accent. */
const spelled: Record<string, string> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa', œ: 'oe', þ: 'th', ð: 'd' },
  ...{ đ: 'd', ł: 'l', ı: 'i' },
}

/**
 * Folds a text to the characters an address can contain: lower case, without accents, everything
 * else removed.
 */
export function foldForAddress(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåœþðđłı]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9._%+-]/g, '')
}

/** The value of each placeholder of a pattern. */
const placeholders: Record<string, (person: Named) => string | undefined> = {
  name: ({ name }) => name.replace(/@.*$/, ''),
  displayName: ({ displayName }) => displayName,
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  f: ({ firstName }) => (firstName === undefined ? undefined : foldForAddress(firstName).charAt(0)),
}

/** The placeholders that a pattern can contain, as in `{firstName}.{lastName}@example.com`. */
export const addressPlaceholders = Object.keys(placeholders)

/** Whether a text is a pattern: one `@`, a domain, and known placeholders only. */
export function isAddressPattern(text: string): boolean {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const sample = text.replace(/\{[^{}]*\}/g, 'x')
  return (
    names.every((name) => Object.hasOwn(placeholders, name)) && EmailAddress.pattern.test(sample)
  )
}

/**
 * Makes a person's address from a pattern; returns undefined if a name it needs is missing or
 * leaves no usable character. Folds accents (ä → ae, ß → ss, é → e), removes other characters that
 * an address cannot contain, and converts to lower case.
 */
export function applyAddressPattern(pattern: string, person: Named): string | undefined {
  let isComplete = true
  const filled = pattern.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const part = foldForAddress(placeholders[name]?.(person) ?? '')
    if (part === '') isComplete = false
    return part
  })
  const [local = '', domain = ''] = filled.toLowerCase().split('@')
  const address = `${local.replace(/\.{2,}/g, '.').replace(/^\.|\.$/g, '')}@${domain}`
  return isComplete && EmailAddress.pattern.test(address) && address.length <= EmailAddress.max
    ? address
    : undefined
}
