/**
 * The character groups of passwords. A password needs three of the five. A Latin-1 letter counts
 * for the fifth only. Source: USR-27.
 */
export const characterGroups = {
  uppercase: /[A-Z]/,
  lowercase: /[a-z]/,
  digit: /[0-9]/,
  special: /[\u0020-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E]/,
  latin1: /[\u00A0-\u00FF]/,
} as const

export type CharacterGroup = keyof typeof characterGroups

/** The policy of WorkMail and Simple AD directories. Lengths in code points. Source: USR-27. */
export const passwordPolicy = { minLength: 8, maxLength: 63, groups: 3 } as const

export type PasswordProblem = 'tooShort' | 'tooLong' | 'tooFewGroups' | 'forbiddenCharacter'

/** Returns the character groups that a password contains. */
export function groupsOf(password: string): CharacterGroup[] {
  return (Object.keys(characterGroups) as CharacterGroup[]).filter((group) =>
    characterGroups[group].test(password),
  )
}

/** Returns the problems of a password under the policy; empty if there are none. Source: USR-27. */
export function passwordProblems(password: string): PasswordProblem[] {
  const length = [...password].length
  const problems: PasswordProblem[] = []
  if (length < passwordPolicy.minLength) problems.push('tooShort')
  if (length > passwordPolicy.maxLength) problems.push('tooLong')
  if (groupsOf(password).length < passwordPolicy.groups) problems.push('tooFewGroups')
  if (!/^[\u0020-\u007E\u00A0-\u00FF]*$/.test(password)) problems.push('forbiddenCharacter')
  return problems
}
