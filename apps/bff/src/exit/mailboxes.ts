import { daysLeft, keptUntil, soonRemovedDays } from '@mailroom/schemas/directory-rules'
import type { Entity } from '@mailroom/schemas/entities'
import { EntityState } from '@mailroom/schemas/entity-state'
import type { ExitMailbox, MailboxExclusion } from '@mailroom/schemas/exit'
import { foldText } from '@mailroom/schemas/fold-text'
import { UserRole } from '@mailroom/schemas/users'
import { collationKey } from '../directory-index/collation-key.ts'
import type { ExportFacts } from './export-facts.ts'
import type { SnapshotFacts } from './snapshot-facts.ts'

/** A row before it is known what happens to it, with the texts that are searched. */
export type Candidate = Omit<ExitMailbox, 'exportState'> & { searched: string }

export type PermissionCounts = {
  given: ReadonlyMap<string, number>
  held: ReadonlyMap<string, number>
}

const searchedIn = ({ id, name, displayName = '', email = '' }: Entity, aliases: string[] = []) =>
  [name, displayName, email, id, ...aliases].map(foldText).join('\n')

const count = (counts: ReadonlyMap<string, number> | undefined, id: string) =>
  counts && (counts.get(id) ?? 0)

/**
 * Returns the users and resources of the index, by name; what it has not read yet comes from the
 * newest snapshot. Source: EXIT-05.
 */
export function candidatesOf(
  entities: readonly Entity[],
  permissions: PermissionCounts | undefined,
  snapshot: SnapshotFacts | undefined,
): Candidate[] {
  return entities.flatMap((entity): Candidate[] => {
    const { id, type, state, aliases } = entity
    if (type === 'GROUP' || state === 'DELETED') return []
    const given = count((permissions ?? snapshot)?.given, id)
    const held = count((permissions ?? snapshot)?.held, id)
    return [
      {
        ...{ id, type, userRole: entity.userRole, resourceType: entity.resourceType },
        ...{ name: entity.name, displayName: entity.displayName, email: entity.email, state },
        sizeMb: snapshot?.sizes.get(id),
        aliasCount: aliases?.length ?? count(snapshot?.aliases, id),
        groupCount:
          type === 'RESOURCE' ? undefined : (entity.groupCount ?? count(snapshot?.groups, id)),
        ...{ permissionsGiven: given, permissionsHeld: held },
        disabledDate: entity.disabledDate,
        searched: searchedIn(entity, aliases),
      },
    ]
  })
}

/** Returns the users and resources of a snapshot, by name: while the index has none. */
export function candidatesInSnapshot(snapshot: SnapshotFacts): Candidate[] {
  const entities = [...snapshot.entities.values()].map(
    ({ kind, role, type, ...entity }): Entity => {
      const name = entity.name ?? entity.id
      const resourceType = type === 'ROOM' || type === 'EQUIPMENT' ? type : undefined
      return {
        ...{ id: entity.id, name, displayName: entity.displayName, email: entity.email },
        ...{ type: kind, resourceType, userRole: UserRole.safeParse(role).data },
        state: EntityState.safeParse(entity.state).data ?? 'DELETED',
        disabledDate: entity.disabledDate,
      }
    },
  )
  const keyed = entities.map((entity) => ({ entity, key: collationKey(entity.name) }))
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1))
  return candidatesOf(
    keyed.map(({ entity }) => entity),
    undefined,
    snapshot,
  )
}

/**
 * Returns whether AWS has a mailbox: `kept` is that of a disabled one, which has to be enabled before
 * it can be exported. Source: XQ-02.
 */
export function mailboxOf(
  {
    type,
    state,
    userRole = 'USER',
    email,
    disabledDate,
  }: Pick<Candidate, 'type' | 'state' | 'userRole' | 'email' | 'disabledDate'>,
  days: number,
): 'yes' | 'kept' | 'none' {
  if (type === 'USER' && userRole !== 'USER') return 'none'
  if (state === 'ENABLED') return 'yes'
  // Whoever was never enabled has neither an address nor a date.
  return state === 'DISABLED' && disabledDate !== undefined && days >= 0 && email !== undefined
    ? 'kept'
    : 'none'
}

/** Returns a row with what happens to it: its export, and when AWS removes its mailbox. */
export function mailboxRow(
  { searched: _, ...row }: Candidate,
  {
    exported,
    exclusion,
    now,
  }: {
    exported: ExportFacts | undefined
    exclusion: MailboxExclusion | undefined
    now: Date
  },
): ExitMailbox {
  const { disabledDate, state } = row
  const isDisabled = state === 'DISABLED' && disabledDate !== undefined
  const days = isDisabled ? daysLeft(disabledDate, now) : -1
  const mailbox = mailboxOf(row, days)
  const without = mailbox === 'none' ? 'NO_MAILBOX' : exclusion ? 'EXCLUDED' : 'NOT_EXPORTED'
  return {
    ...row,
    exportState: without,
    ...(exported && (exported.exportState === 'COMPLETED' || without === 'NOT_EXPORTED')
      ? exported
      : {}),
    ...(exclusion ? { exclusion } : {}),
    ...(isDisabled && (mailbox === 'kept' || row.email !== undefined)
      ? { removedAt: keptUntil(disabledDate), removedInDays: days }
      : {}),
  }
}

/** Returns whether the mailbox of a disabled one is removed soon, and nobody has said it may be. */
export function isSoonRemoved({ removedInDays = -1, exportState }: ExitMailbox): boolean {
  return removedInDays >= 0 && removedInDays <= soonRemovedDays && exportState !== 'EXCLUDED'
}

/** Returns whether nothing remains to be done about the export of a mailbox. Source: EXIT-06. */
export function isSettled({
  exportState,
  evidence,
}: Pick<ExitMailbox, 'exportState' | 'evidence'>): boolean {
  if (exportState === 'NO_MAILBOX' || exportState === 'EXCLUDED') return true
  return exportState === 'COMPLETED' && (evidence === 'VERIFIED' || evidence === 'ACCEPTED')
}
