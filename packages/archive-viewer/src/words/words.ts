import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'

/** The languages of the page, each by its own name. Source: ARC-10. */
export const languages = { en: 'English', de: 'Deutsch', id: 'Bahasa Indonesia' } as const
export type Language = keyof typeof languages

/** Returns the first language that a person reads and the page has. */
export function firstLanguage(preferred: readonly string[]): Language {
  const known = preferred
    .map((each) => each.toLowerCase().split('-')[0])
    .find((each) => each === 'en' || each === 'de' || each === 'id')
  return known ?? 'en'
}

export const LanguageContext = createContext<Language>('en')

export type Values = Record<string, string | number>

/** `mails_one` and `mails_other` are the forms of `mails`, chosen by `count`. */
type Name<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key

export type WordsOf<Texts> = (key: Name<keyof Texts & string>, values?: Values) => string

/** The texts of a part of the page; a key that is missing in one language does not compile. */
export type TextsIn<Texts> = { en: Texts; de: NoInfer<Texts>; id: NoInfer<Texts> }

/**
 * Returns the words of a part of the page in one language. `{name}` stands for a value; numbers are
 * written as the language writes them, and `count` chooses between `…_one` and `…_other`.
 */
export function wordsIn<Texts extends Record<string, string>>(
  texts: TextsIn<Texts>,
  language: Language,
): WordsOf<Texts> {
  const all: Record<string, string> = texts[language]
  const numbers = new Intl.NumberFormat(language)
  const plurals = new Intl.PluralRules(language)
  return (key, values = {}) => {
    const { count } = values
    const form = plurals.select(Number(count ?? 0)) === 'one' ? 'one' : 'other'
    const text = all[key] ?? all[`${key}_${form}`] ?? key
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined) return whole
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

/** The words of a part of the page in the language that the person has chosen. */
export function useWordsOf<Texts extends Record<string, string>>(texts: TextsIn<Texts>) {
  const language = useContext(LanguageContext)
  return useMemo(() => wordsIn(texts, language), [texts, language])
}
