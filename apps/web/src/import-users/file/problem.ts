/** Why a file cannot be read at all; words by code in the feature's locales. */
export const fileProblems = [
  'empty',
  'noHeadings',
  'oldExcel',
  'unreadable',
  'tooLarge',
  'tooManyRows',
] as const
export type FileProblemCode = (typeof fileProblems)[number]

export class FileProblem extends Error {
  readonly code: FileProblemCode

  constructor(code: FileProblemCode) {
    super(code)
    this.name = 'FileProblem'
    this.code = code
  }
}
