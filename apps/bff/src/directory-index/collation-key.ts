import { foldText } from '@mailroom/schemas/fold-text'

/**
 * Returns a text that sorts naturally by plain comparison, which is many times faster than
 * `Intl.Collator` for a whole directory: without case and accents, 9 before 10.
 */
export function collationKey(text: string): string {
  return foldText(text).replaceAll(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '')
    return `${String(number.length).padStart(3, '0')}${number}`
  })
}
