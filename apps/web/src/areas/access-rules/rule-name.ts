/** The most characters of a name. Source: ACR-21. */
const longest = 64

/**
 * Proposes the name of a rule from its description: lower-case words with hyphens, and a number if
 * there is such a rule. AWS's guide has no name, its API needs one. Source: ACR-21, A-14.
 */
export function nameFor(description: string, taken: readonly string[]): string {
  const plain = description
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  if (slug === '') return ''
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`
    const name = slug.slice(0, longest - end.length).replace(/-$/, '') + end
    if (!taken.includes(name)) return name
  }
}
