/** What stands in a pattern for a literal `*` and `?`: characters that no text contains. */
const literals = { '*': '\uFDD0', '?': '\uFDD1' }

/** Returns the pattern that matches a text and nothing else. */
export function literal(text: string): string {
  return text.replaceAll('*', literals['*']).replaceAll('?', literals['?'])
}

/** Returns a pattern as the text that it is where wildcards mean nothing. */
export function plain(pattern: string): string {
  return pattern.replaceAll(literals['*'], '*').replaceAll(literals['?'], '?')
}

/**
 * Whether a text matches a pattern with `*` (any characters) and `?` (one). The time grows with the
 * product of the two lengths, whatever the pattern, which may come from outside.
 */
export function matches(pattern: string, given: string): boolean {
  const text = literal(given)
  let at = 0
  let star = -1
  let resume = 0
  for (let position = 0; position < text.length; ) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at
      resume = position
      at += 1
    } else if (wanted === '?' || wanted === text[position]) {
      at += 1
      position += 1
    } else if (star === -1) return false
    else {
      at = star + 1
      resume += 1
      position = resume
    }
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}

/** Whether an ARN matches a pattern part by part: a wildcard does not reach over a colon. */
export function arnMatches(pattern: string, arn: string): boolean {
  const parts = (text: string) => {
    const all = text.split(':')
    return [...all.slice(0, 5), all.slice(5).join(':')]
  }
  const given = parts(arn)
  return parts(pattern).every((part, index) => matches(part, given[index] ?? ''))
}
