import { EmailAddress } from './constraints/workmail-shapes.generated.ts'

/** What an address can be made of. */
export type Named = {
  name: string
  displayName?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
}

/** Letters that are not a letter with an accent, as addresses spell them. */
const spelled: Record<string, string> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa', œ: 'oe', þ: 'th', ð: 'd' },
  ...{ đ: 'd', ł: 'l', ı: 'i' },
}

/** A text with what an address may carry: small, without accents, everything else left out. */
export function foldForAddress(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåœþðđłı]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9._%+-]/g, '')
}

/** What stands for each placeholder of a pattern. */
const placeholders: Record<string, (person: Named) => string | undefined> = {
  name: ({ name }) => name.replace(/@.*$/, ''),
  displayName: ({ displayName }) => displayName,
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  f: ({ firstName }) => (firstName === undefined ? undefined : foldForAddress(firstName).charAt(0)),
}

/** The placeholders a pattern knows: `{firstName}.{lastName}@example.com`. */
export const addressPlaceholders = Object.keys(placeholders)

/** Whether a text is a pattern: one `@`, a domain, and no placeholder that does not exist. */
export function isAddressPattern(text: string): boolean {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  const sample = text.replace(/\{[^{}]*\}/g, 'x')
  return (
    names.every((name) => Object.hasOwn(placeholders, name)) && EmailAddress.pattern.test(sample)
  )
}

/**
 * The address a pattern makes for somebody; undefined where something it needs is missing, or nothing usable is left. Accents are folded
 * (ä → ae, ß → ss, é → e), other characters an address cannot carry are left out, and all is small.
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
