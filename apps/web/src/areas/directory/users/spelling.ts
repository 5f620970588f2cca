import type { Language } from '../../../kit/words/language.ts'

type Alphabet = {
  /** From A to Z. */
  letters: readonly string[]
  /** The letters with a word of their own. */
  special: Readonly<Record<string, string>>
  /** From 0 to 9. */
  digits: readonly string[]
  signs: Readonly<Record<string, string>>
  marks: Readonly<Record<string, string>>
  capital: (word: string) => string
  small: (word: string) => string
  withMark: (word: string, mark: string) => string
}

const list = (words: string) => words.split(' ')

const nato = list(
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu',
)

const signNames = (names: string) => {
  const signs = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\u00A0'
  return Object.fromEntries(names.split('|').map((name, index) => [signs[index] ?? '', name]))
}

/**
 * Names the combining marks of Latin-1: grave, acute, circumflex, tilde, diaeresis, ring, cedilla.
 */
const markNames = (names: string) => {
  const marks = '\u0300\u0301\u0302\u0303\u0308\u030A\u0327'
  return Object.fromEntries(names.split('|').map((name, index) => [marks[index] ?? '', name]))
}

/**
 * The spelling alphabet of each language: ICAO/NATO, and in German the traditional one of DIN 5009.
 */
const alphabets: Record<Language, Alphabet> = {
  en: {
    letters: nato,
    special: { ß: 'sharp s', æ: 'a-e together', ø: 'o with a stroke', ð: 'eth', þ: 'thorn' },
    digits: list('zero one two three four five six seven eight nine'),
    signs: signNames(
      'blank|exclamation mark|quotation mark|number sign|dollar sign|percent sign|ampersand|apostrophe|opening parenthesis|closing parenthesis|asterisk|plus sign|comma|hyphen|full stop|slash|colon|semicolon|less-than sign|equals sign|greater-than sign|question mark|at sign|opening square bracket|backslash|closing square bracket|circumflex|underscore|backtick|opening curly bracket|vertical bar|closing curly bracket|tilde|no-break blank',
    ),
    marks: markNames('grave accent|acute accent|circumflex|tilde|two dots|ring|cedilla'),
    capital: (word) => `capital ${word}`,
    small: (word) => `small ${word}`,
    withMark: (word, mark) => `${word} with ${mark}`,
  },
  de: {
    letters: list(
      'Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias',
    ),
    special: { ä: 'Ärger', ö: 'Ökonom', ü: 'Übermut', ß: 'Eszett', æ: 'AE zusammen' },
    digits: list('null eins zwei drei vier fünf sechs sieben acht neun'),
    signs: signNames(
      'Leerzeichen|Ausrufezeichen|Anführungszeichen|Raute|Dollarzeichen|Prozentzeichen|Und-Zeichen|Apostroph|Klammer auf|Klammer zu|Sternchen|Pluszeichen|Komma|Bindestrich|Punkt|Schrägstrich|Doppelpunkt|Semikolon|Kleiner-als-Zeichen|Gleichheitszeichen|Größer-als-Zeichen|Fragezeichen|At-Zeichen|eckige Klammer auf|umgekehrter Schrägstrich|eckige Klammer zu|Zirkumflex|Unterstrich|Gravis|geschweifte Klammer auf|senkrechter Strich|geschweifte Klammer zu|Tilde|geschütztes Leerzeichen',
    ),
    marks: markNames('Gravis|Akut|Zirkumflex|Tilde|zwei Punkten|Ring|Cedille'),
    capital: (word) => `großes ${word}`,
    small: (word) => `kleines ${word}`,
    withMark: (word, mark) => `${word} mit ${mark}`,
  },
  id: {
    letters: nato,
    special: { ß: 's Jerman', æ: 'a-e menyatu', ø: 'o bergaris' },
    digits: list('nol satu dua tiga empat lima enam tujuh delapan sembilan'),
    signs: signNames(
      'spasi|tanda seru|tanda kutip|tanda pagar|tanda dolar|tanda persen|tanda dan|apostrof|kurung buka|kurung tutup|tanda bintang|tanda tambah|koma|tanda hubung|titik|garis miring|titik dua|titik koma|tanda kurang dari|tanda sama dengan|tanda lebih dari|tanda tanya|tanda at|kurung siku buka|garis miring terbalik|kurung siku tutup|sirkumfleks|garis bawah|tanda petik terbalik|kurung kurawal buka|garis tegak|kurung kurawal tutup|tilde|spasi tanpa putus',
    ),
    marks: markNames('aksen grave|aksen akut|sirkumfleks|tilde|dua titik|cincin|sedila'),
    capital: (word) => `${word} besar`,
    small: (word) => `${word} kecil`,
    withMark: (word, mark) => `${word} dengan ${mark}`,
  },
}

function letterWord(letter: string, alphabet: Alphabet): string | undefined {
  const { letters, special, marks, withMark } = alphabet
  const own = special[letter]
  if (own !== undefined) return own
  const [base = '', mark] = letter.normalize('NFD')
  const word = letters[base.charCodeAt(0) - 'a'.charCodeAt(0)]
  if (word === undefined) return undefined
  if (mark === undefined) return word
  const name = marks[mark]
  return name === undefined ? undefined : withMark(word, name)
}

/** Returns the spoken name of a character; the character itself if it has none. */
export function spelled(character: string, language: Language): string {
  const alphabet = alphabets[language]
  const { digits, signs, capital, small } = alphabet
  if (/[0-9]/.test(character)) return digits[Number(character)] ?? character
  const letter = character.toLowerCase()
  const word = letterWord(letter, alphabet)
  if (word === undefined) return signs[character] ?? character
  return letter === character ? small(word) : capital(word)
}
