import type { Language } from './language.ts'

type Load<Words> = () => Promise<{ default: Words }>

/** Not satisfied by words that lack a key of the English ones or have one more. */
type Like<English, Words> = {
  [Key in keyof English | keyof Words]: Key extends keyof English ? string : never
}

export type WordsByLanguage = { readonly [Name in Language]: Load<Record<string, string>> }

/** A feature's words: English, German, Indonesian. A missing or an extra key in one of the others does not compile. */
export function words<
  English extends Record<string, string>,
  German extends Like<English, German>,
  Indonesian extends Like<English, Indonesian>,
>(en: Load<English>, de: Load<German>, id: Load<Indonesian>) {
  return { en, de, id }
}
