/** Returns the beginning of a long text: nobody reads more of it, and drawing it takes long. */
export function shortened(text: string): string {
  return text.length <= 1_000 ? text : `${text.slice(0, 1_000)}…`
}
