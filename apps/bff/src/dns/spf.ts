import { plainName } from '@mailroom/schemas/dns-records'

/** The most lookups that an SPF record may need. Source: RFC 7208, 4.6.4. */
export const maxSpfLookups = 10

/** After this many, counting ends: a hostile record could lead to ever more. */
const maxCounted = 30

/** Returns those texts that are SPF records. Source: RFC 7208, 4.5. */
export function spfRecords(texts: readonly string[]): string[] {
  return texts.filter((text) => /^v=spf1( |$)/i.test(text))
}

/** Returns the parts of a record that need a lookup, each with the domain it names. */
function lookupsIn(record: string) {
  return record.split(/ +/).flatMap((term) => {
    const [, , kind = '', name] =
      /^([+?~-]?)(include|a|mx|ptr|exists|redirect)(?:[:=]([^/]+))?(?:\/.*)?$/i.exec(term) ?? []
    return kind === '' ? [] : [{ kind: kind.toLowerCase(), name: plainName(name ?? '') }]
  })
}

/** Returns the domains whose senders a record includes as its own. */
export function includesOf(record: string): string[] {
  return record
    .split(/ +/)
    .flatMap((term) => /^\+?include:(.+)$/i.exec(term)?.[1] ?? [])
    .map(plainName)
}

/**
 * Counts the lookups that a receiver needs for an SPF record, by looking up what it includes. Ends
 * at 30. What cannot be looked up counts as one.
 */
export async function countSpfLookups(
  record: string,
  lookUp: (name: string) => Promise<readonly string[]>,
): Promise<number> {
  let count = 0
  const follow = async (text: string): Promise<void> => {
    for (const { kind, name } of lookupsIn(text)) {
      if (count >= maxCounted) return
      count++
      // A macro depends on the mail. Source: RFC 7208, 7.
      const isFollowed = (kind === 'include' || kind === 'redirect') && !name.includes('%')
      const [included] = isFollowed ? spfRecords(await lookUp(name)) : []
      if (included !== undefined) await follow(included)
    }
  }
  await follow(record)
  return count
}
