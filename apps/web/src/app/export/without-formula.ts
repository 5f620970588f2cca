/** What a spreadsheet takes for the beginning of a formula, perhaps after apostrophes. Source: OWASP, CSV Injection. */
const beginsFormula = /^'*[=+\-@\t\r]/

/**
 * A text that no spreadsheet calculates: an apostrophe before whatever looks like a formula, before a telephone number with `+`
 * too. `withFormula` gives back the text as it was.
 */
export function withoutFormula(text: string): string {
  return beginsFormula.test(text) ? `'${text}` : text
}

/** A text of one of our files without the apostrophe of `withoutFormula`. */
export function withFormula(text: string): string {
  return text.startsWith("'") && beginsFormula.test(text) ? text.slice(1) : text
}
