import type { DomainUse } from '@mailroom/schemas/mail-domains'
import type { IndexedEntity } from './indexed-entity.ts'
import type { MemoryCopy } from './memory-copy.ts'
import { matchesOf } from './search.ts'

/** Returns an entity with its addresses in a domain; undefined if it has none. */
function useBy({ entity }: IndexedEntity, domainName: string): DomainUse | undefined {
  const end = `@${domainName.toLowerCase()}`
  const isInDomain = (address: string) => address.toLowerCase().endsWith(end)
  const aliases = (entity.aliases ?? []).filter(isInDomain)
  const email = entity.email !== undefined && isInDomain(entity.email) ? entity.email : undefined
  if (email === undefined && aliases.length === 0) return undefined
  const { id, type, name, displayName, state } = entity
  return { id, type, name, displayName, state, email, aliases }
}

/**
 * Returns the first entities with an address in a domain, by name, how many there are, and how many
 * may have an alias that was not read yet. Source: DOM-15.
 */
export function domainUses(copy: MemoryCopy, domainName: string, limit: number) {
  const items: DomainUse[] = []
  const counts = { USER: 0, GROUP: 0, RESOURCE: 0 }
  let unread = 0
  for (const item of matchesOf(copy, {})) {
    const { type, state, aliases } = item.entity
    if (state === 'ENABLED' && aliases === undefined) unread++
    const use = useBy(item, domainName)
    if (!use) continue
    counts[type]++
    if (items.length < limit) items.push(use)
  }
  return { items, counts, unread }
}
