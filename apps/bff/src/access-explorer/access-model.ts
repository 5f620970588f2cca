import { type AccessPath, whoCanOpen } from '@mailroom/schemas/access/who-can-open'
import type { UnreadSource } from '@mailroom/schemas/access-paths'
import type { IndexState } from '@mailroom/schemas/entities'
import { foldText } from '@mailroom/schemas/fold-text'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { OtherFacts } from './read-facts.ts'

type FromIndex = Awaited<ReturnType<DirectoryIndex['accessFacts']>>

/** Returns what the index has not read yet. */
function unreadOf({ phase, asOf }: IndexState, items: FromIndex['items']): UnreadSource[] {
  const phases = ['EMPTY', 'LISTING', 'ALIASES', 'DETAILS', 'MEMBERS', 'PERMISSIONS']
  const isBefore = (next: string) =>
    asOf === undefined || (phases.includes(phase) && phases.indexOf(phase) < phases.indexOf(next))
  const unread: UnreadSource['source'][] = []
  if (asOf === undefined) unread.push('directory')
  const isEnabledGroup = ({ entity: { type, state } }: (typeof items)[number]) =>
    type === 'GROUP' && state === 'ENABLED'
  if (isBefore('PERMISSIONS') || items.some((item) => isEnabledGroup(item) && !item.members))
    unread.push('members')
  const isResource = ({ entity: { type, state } }: (typeof items)[number]) =>
    type === 'RESOURCE' && state !== 'DELETED'
  if (isBefore('PERMISSIONS') || items.some((item) => isResource(item) && !item.delegates))
    unread.push('delegates')
  if (isBefore('QUOTAS') || phase === 'PERMISSIONS') unread.push('permissions')
  return unread.map((source) => ({ source }))
}

/** The ways to the mailboxes of an organization, and the words that are searched. */
export function accessModel({ items, grants, index }: FromIndex, facts: OtherFacts) {
  const byId = new Map(items.map((item) => [item.entity.id, item]))
  const { pathsTo } = whoCanOpen({
    ...facts,
    grants,
    entities: items.map(({ entity, members, delegates }) => ({
      ...{ id: entity.id, type: entity.type, state: entity.state, userRole: entity.userRole },
      ...{ members, delegates },
    })),
  })
  const entityOf = (id: string) => byId.get(id)?.entity
  const nameOf = (id: string) => {
    const entity = entityOf(id)
    return entity?.displayName ?? entity?.name ?? facts.roleNames.get(id) ?? id
  }
  return {
    /** The ids of all mailboxes, by name. */
    mailboxIds: items
      .filter(({ entity }) => entity.state !== 'DELETED')
      .map(({ entity }) => entity.id),
    pathsTo,
    entityOf,
    nameOf,
    isRole: (id: string) => facts.roleNames.has(id),
    /** Returns what is searched of somebody, folded. */
    searched: (id: string) => byId.get(id)?.values ?? foldText(nameOf(id)),
    unread: [...unreadOf(index, items), ...facts.unread],
  }
}
export type AccessModel = ReturnType<typeof accessModel>

/** Returns whether what tells of ways of a kind was read, so that one that is missing is gone. */
export function isKindRead(
  kind: AccessPath['kind'],
  unread: readonly UnreadSource[],
  index: IndexState,
): boolean {
  const isRead = (source: UnreadSource['source']) => unread.every((each) => each.source !== source)
  if (index.phase !== 'COMPLETE') return false
  switch (kind) {
    case 'role':
    case 'roleThrough':
      return isRead('impersonationRoles')
    case 'token':
      return isRead('tokens')
    case 'migration':
      return isRead('migrationAdmin')
    case 'delegate':
      return isRead('delegates') && isRead('members')
    default:
      return isRead('members')
  }
}
