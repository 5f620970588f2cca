import de from '../locales/de.json'
import en from '../locales/en.json'
import id from '../locales/id.json'
import { useWordsOf } from '../words/words.ts'

const texts = { en, de, id }

/** The words of the frame and of the pages of a snapshot. */
export const useWords = () => useWordsOf(texts)
