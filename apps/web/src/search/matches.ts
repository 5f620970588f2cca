/** Returns a text in lower case without accents, as the index of the directory folds it. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
}

/** Returns whether all words of a text are in a label. */
export function matches(label: string, text: string): boolean {
  const words = folded(text).split(/\s+/)
  return words.every((word) => folded(label).includes(word))
}

/** Returns whether a label begins with a text. */
export function begins(label: string, text: string): boolean {
  return folded(label).startsWith(folded(text.trim()))
}
