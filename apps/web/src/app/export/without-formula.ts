/**
 * Where a spreadsheet may begin a cell with a formula, perhaps after apostrophes: at the beginning of a text, and after whatever
 * divides cells in some program that does not follow the quotation marks. Source: OWASP, CSV Injection.
 */
const border = '(?<=^|[,;\\t|\\r\\n])'
const sign = "'*[=+\\-@\\t\\r＝＋－＠]"
const beginsFormula = new RegExp(`${border}(?=${sign})`, 'g')
const defusedFormula = new RegExp(`${border}'(?=${sign})`, 'g')

/**
 * A text that no spreadsheet calculates: an apostrophe before whatever looks like a formula, before a telephone number with `+`
 * too. `withFormula` gives back the text as it was.
 */
export function withoutFormula(text: string): string {
  return text.replaceAll(beginsFormula, "'")
}

/** A text of one of our files without the apostrophes of `withoutFormula`. */
export function withFormula(text: string): string {
  return text.includes("'") ? text.replaceAll(defusedFormula, '') : text
}
