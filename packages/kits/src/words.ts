import de from './words/de.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import id from './words/id.json' with { type: 'json' }

export type KitWord = keyof typeof en

/** Does not compile if a language lacks a text. */
const languages = { en, de, id } satisfies Record<string, Record<KitWord, string>>

export type KitLanguage = keyof typeof languages

/** Returns a text of a kit in a language, with `{values}` put in. */
export function wordsOf(language: KitLanguage) {
  const texts = languages[language]
  return (word: KitWord, values: Record<string, string | number> = {}): string =>
    texts[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
export type KitWords = ReturnType<typeof wordsOf>

/** Returns whether there is a text: names of AWS may be newer than Mailroom. */
export const isKitWord = (word: string): word is KitWord => Object.hasOwn(en, word)
