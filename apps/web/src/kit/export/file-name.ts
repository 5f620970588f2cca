/**
 * Returns the name of an exported file from the owner, the list and the time, with only characters
 * that every file system accepts.
 */
export function fileName(parts: readonly string[], moment: Date, ending: string): string {
  const when = moment
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const words = [...parts, when].map((part) =>
    part
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
      .replaceAll(/^[-.]+|-+$/g, ''),
  )
  return `${words.filter((word) => word !== '').join('_')}.${ending}`
}
