import de from '../locales/de.json'
import en from '../locales/en.json'
import id from '../locales/id.json'
import deThings from '../locales/things.de.json'
import enThings from '../locales/things.en.json'
import idThings from '../locales/things.id.json'
import { type TextsIn, useWordsOf, type WordsOf } from '../words/words.ts'

type Texts = typeof en & typeof enThings

const texts: TextsIn<Texts> = {
  en: { ...enThings, ...en },
  de: { ...deThings, ...de },
  id: { ...idThings, ...id },
}

export type Words = WordsOf<Texts>
export type WordKey = Parameters<Words>[0]

/** Whether there are words for a key that was put together from data. */
export const hasWords = (key: string): key is WordKey =>
  Object.hasOwn(texts.en, key) || Object.hasOwn(texts.en, `${key}_other`)

/** The words of the frame and of the pages of a snapshot. */
export const useWords = (): Words => useWordsOf(texts)
