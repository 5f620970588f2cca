/** The languages of the console; English comes first, because the others follow its type. */
export const languages = ['en', 'de', 'id'] as const

export type Language = (typeof languages)[number]

/** Returns the language of the console that best matches a list of BCP 47 tags. */
export function closestLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languages.find((language) => new RegExp(`^${language}\\b`, 'i').test(tag))
    if (found) return found
  }
  return 'en'
}

/** Returns the reader's own variant of a language, such as `en-US`, for dates and numbers. */
export function variantOf(language: Language, tags: readonly string[]): string {
  return (
    tags.find((tag) => closestLanguage([tag]) === language && tag.startsWith(language)) ?? language
  )
}
