import type { Language } from './language.ts'

type Load<Words> = () => Promise<{ default: Words }>

/** Does not accept texts with a missing or an extra key, compared with the English ones. */
type Like<English, Words> = {
  [Key in keyof English | keyof Words]: Key extends keyof English ? string : never
}

export type WordsByLanguage = { readonly [Name in Language]: Load<Record<string, string>> }

/**
 * Declares a feature's texts: English, German, Indonesian. A missing or an extra key in another
 * language does not compile.
 */
export function words<
  English extends Record<string, string>,
  German extends Like<English, German>,
  Indonesian extends Like<English, Indonesian>,
>(en: Load<English>, de: Load<German>, id: Load<Indonesian>) {
  return { en, de, id }
}

/**
 * Matches a message whose arguments are put in as they are: the build leaves it as it is, and needs
 * nothing that formats it.
 */
export const plainMessage = /^(?:[^{}'<]|\{\w+\})*$/
