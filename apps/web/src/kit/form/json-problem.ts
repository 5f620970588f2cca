import { jsonLanguage } from '@codemirror/lang-json'
import { duplicateKeyIn, parsedJson } from '@mailroom/schemas/json-text'

/** What is wrong with a JSON text, and where. Lines and columns count from 1, as people do. */
export type JsonProblem = {
  code: 'json' | 'duplicateKey'
  /** The place in the text, in UTF-16 units. */
  from: number
  line: number
  column: number
}

/** The most characters that are looked through, so that a pasted file does not hold up the page. */
const maxLookedAt = 16_384

/**
 * Returns where the first part begins that is no JSON; the end of what was looked at if that part
 * comes later.
 */
function brokenAt(text: string): number {
  const lookedAt = text.slice(0, maxLookedAt)
  let at = lookedAt.length
  jsonLanguage.parser.parse(lookedAt).iterate({
    enter: ({ type, from }) => {
      if (type.isError) at = Math.min(at, from)
    },
  })
  return at
}

/** Returns the first problem of a JSON text; undefined if there is none, or no text. */
export function jsonProblemOf(text: string): JsonProblem | undefined {
  if (text.trim() === '') return undefined
  const duplicate = duplicateKeyIn(text)
  if (!duplicate && parsedJson(text) !== undefined) return undefined
  const from = duplicate?.from ?? brokenAt(text)
  const before = text.slice(0, from).split('\n')
  return {
    code: duplicate ? 'duplicateKey' : 'json',
    from,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  }
}
