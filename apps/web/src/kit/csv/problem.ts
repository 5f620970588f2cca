/**
 * The reasons why a file cannot be read at all; the feature's locales have a text for each code.
 */
export const fileProblems = [
  'empty',
  'noHeadings',
  'oldExcel',
  'unclosedQuote',
  'unreadable',
  'tooLarge',
  'tooManyRows',
] as const
export type FileProblemCode = (typeof fileProblems)[number]

/** An unreadable file. `line` is the place of the problem, counted from 1, if it has one. */
export class FileProblem extends Error {
  readonly code: FileProblemCode
  readonly line: number | undefined

  constructor(code: FileProblemCode, line?: number) {
    super(code)
    this.name = 'FileProblem'
    this.code = code
    this.line = line
  }
}
