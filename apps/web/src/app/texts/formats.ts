import { useMemo } from 'react'
import { usePreferences } from '../preferences.ts'
import { variantOf } from './language.ts'

/** Formats dates and numbers in the reader's language. Moments are ISO 8601 texts. */
export function useFormats() {
  const { language } = usePreferences()
  return useMemo(() => {
    const locale = variantOf(language, navigator.languages)
    const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
    const exactTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })
    const utc = new Intl.DateTimeFormat(locale, {
      ...{ dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' },
    })
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    const number = new Intl.NumberFormat(locale)
    return {
      dateTime: (moment: string) => dateTime.format(new Date(moment)),
      exactTime: (moment: string) => exactTime.format(new Date(moment)),
      utc: (moment: string) => utc.format(new Date(moment)),
      /** A day without a time, such as `2027-03-31`. */
      day: (date: string) => day.format(new Date(date)),
      number: (value: number) => number.format(value),
    }
  }, [language])
}
