import { useContext, useMemo } from 'preact/hooks'
import { LanguageContext, useWordsOf } from '../../words/words.ts'
import de from '../locales/de.json'
import en from '../locales/en.json'
import id from '../locales/id.json'

const texts = { en, de, id }

/** The words of the pages of mailboxes. */
export const useWords = () => useWordsOf(texts)

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Writes times and sizes as the language does. */
export function useFormats() {
  const language = useContext(LanguageContext)
  return useMemo(() => {
    const local = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
    const utc = new Intl.DateTimeFormat(language, {
      ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' },
    })
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
    const sizes = units.map(
      (unit) =>
        new Intl.NumberFormat(language, {
          ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 },
        }),
    )
    return {
      /** In the zone of the reader. */
      time: (at: number) => local.format(at),
      /** In UTC, to stand beside it. Source: ARC-10. */
      utc: (at: number) => `${utc.format(at)} UTC`,
      /** A day that is in no zone. */
      day: (at: number) => day.format(at),
      size(bytes: number) {
        const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
        return sizes[power]?.format(bytes / 1024 ** power) ?? String(bytes)
      },
    }
  }, [language])
}

/** The zone of the reader, such as `Europe/Berlin`. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
