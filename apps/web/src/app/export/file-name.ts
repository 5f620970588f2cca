/** The name of an exported file: whose list, which, and of when; only what every file system takes. */
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
