import { passwordProblems } from './password-policy.ts'

/** Without letters and digits that are easily mistaken for one another: no l, I, O, 0, 1. */
const consonants = 'bdfghkmnprstvz'
const vowels = 'aeiou'
const digits = '23456789'

/** Returns a uniformly random number below `limit`, which is at most 256. */
function randomBelow(limit: number): number {
  const bytes = new Uint8Array(1)
  const fair = 256 - (256 % limit)
  do crypto.getRandomValues(bytes)
  while ((bytes[0] ?? 0) >= fair)
  return (bytes[0] ?? 0) % limit
}

function one(characters: string): string {
  return characters.charAt(randomBelow(characters.length))
}

function syllables(count: number): string {
  return Array.from({ length: count }, () => one(consonants) + one(vowels)).join('')
}

function word(): string {
  const text = syllables(2)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * Generates a password that can be read out on the phone, such as `Kupa-Temi-Soru-4729`: three
 * words of two syllables and four digits, about 48 bits of entropy. The person is expected to
 * change it. It meets the policy of USR-27.
 */
export function generatePassword(): string {
  const password = [
    word(),
    word(),
    word(),
    Array.from({ length: 4 }, () => one(digits)).join(''),
  ].join('-')
  if (passwordProblems(password).length > 0) throw new Error('A generated password is too weak')
  return password
}
