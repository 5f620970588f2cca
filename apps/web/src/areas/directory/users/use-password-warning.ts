import { passwordPolicy, passwordProblems } from '@mailroom/schemas/password-policy'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Returns the characters that no password may contain, each once: as they are, or by their number
 * if they are invisible. Source: USR-27.
 */
export function strangeCharacters(password: string): string[] {
  const strange = password.match(/[^\u0020-\u007E\u00A0-\u00FF]/gu) ?? []
  return [...new Set(strange)].map((character) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
      ? `“${character}”`
      : `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/** Returns whether a password has spaces that are easily lost: at its ends, or several in a row. */
function hasHiddenBlanks(password: string): boolean {
  return /^\s|\s$|\s{2}/.test(password)
}

/**
 * Returns the warning about a password before it is sent: it is refused, or it is hard to hand
 * over.
 */
export function usePasswordWarning() {
  const text = useText('users')
  const { hasOurPolicy } = useDirectory()
  return (password: string): string | undefined => {
    const strange = strangeCharacters(password)
    if (strange.length > 0) return text('passwordCharacters', { characters: strange.join(', ') })
    if (hasOurPolicy && passwordProblems(password).includes('tooLong'))
      return text('passwordTooLong', {
        count: [...password].length,
        most: passwordPolicy.maxLength,
      })
    return hasHiddenBlanks(password) ? text('passwordBlanks') : undefined
  }
}
