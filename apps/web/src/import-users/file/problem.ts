/** Why a file cannot be read at all; words by code in the feature's locales. */
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

/** `line` is where the problem is, counted from 1, where it is at one place. */
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
