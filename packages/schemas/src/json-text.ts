import * as z from 'zod/mini'

const Members = z.record(z.string(), z.unknown())

/** Returns what a JSON text says; undefined for a text that is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns whether a text is a JSON object. */
export function isJsonObject(text: string): boolean {
  return Members.safeParse(parsedJson(text)).success
}

/** Matches a whole text of a JSON document, or white space between its parts. */
const textsAndSpaces = /("(?:[^"\\]|\\.)*")|\s+/g

/** Returns a text, also one that is not JSON yet, without the white space outside of its strings. */
export function withoutSpaces(text: string): string {
  return text.replace(textsAndSpaces, '$1')
}

/** Returns a JSON text without the white space between its parts; any other text as it is. */
export function compactJson(text: string): string {
  return parsedJson(text) === undefined ? text : withoutSpaces(text)
}

/** Returns a JSON text in lines, for people; any other text as it is. */
export function indentedJson(text: string): string {
  // What has a key twice would lose one of them.
  if (!isJsonObject(text) || duplicateKeyIn(text)) return text
  return JSON.stringify(JSON.parse(text), undefined, 2)
}

/** Matches the parts of a JSON document that tell where its keys are. */
const keyParts = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g

/**
 * Returns the first key that an object of a JSON text has twice, and where it begins in the text;
 * undefined if there is none, or if the text is not JSON. Readers of JSON differ in which of both
 * they take.
 */
export function duplicateKeyIn(text: string): { key: string; from: number } | undefined {
  if (parsedJson(text) === undefined) return undefined
  const objects: Set<string>[] = []
  for (const { 0: part, 1: colon, index: from } of text.matchAll(keyParts)) {
    if (part === '{') objects.push(new Set())
    else if (part === '}') objects.pop()
    else if (colon !== undefined) {
      const key = z.string().parse(JSON.parse(part.slice(0, -colon.length)))
      const keys = objects.at(-1)
      if (keys?.has(key)) return { key, from }
      keys?.add(key)
    }
  }
  return undefined
}
