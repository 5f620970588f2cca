/**
 * Matches where a spreadsheet may begin a cell with a formula, perhaps after apostrophes: at the
 * beginning of a text, and after every character that separates cells in a program that ignores
 * quotation marks. Source: OWASP, CSV Injection.
 */
const border = '(?<=^|[,;\\t|\\r\\n])'
const sign = "'*[=+\\-@\\t\\r＝＋－＠]"
const beginsFormula = new RegExp(`${border}(?=${sign})`, 'g')
const defusedFormula = new RegExp(`${border}'(?=${sign})`, 'g')

/**
 * Returns a text that no spreadsheet calculates: with an apostrophe before everything that looks
 * like a formula, including a telephone number with `+`. `withFormula` restores the text.
 */
export function withoutFormula(text: string): string {
  return text.replaceAll(beginsFormula, "'")
}

/** Returns a text of one of our files without the apostrophes of `withoutFormula`. */
export function withFormula(text: string): string {
  return text.includes("'") ? text.replaceAll(defusedFormula, '') : text
}
