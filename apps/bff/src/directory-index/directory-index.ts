import {
  OrganizationNotFoundException,
  OrganizationStateException,
  type User,
} from '@aws-sdk/client-workmail'
import type { Entity, EntityQuery, EntityType, IndexState } from '@mailroom/schemas/entities'
import type { HeldPermission } from '@mailroom/schemas/mailbox-permissions'
import type { OperationId } from '@mailroom/schemas/operations'
import type { Logger } from 'pino'
import type { AwsClients, Connection } from '../aws/clients.ts'
import type { Clock } from '../clock.ts'
import { refusal } from '../operations/refusal.ts'
import { camel } from '../operations/spelling.ts'
import type { Store } from '../store/open-store.ts'
import { outageLog } from '../store/outage-log.ts'
import { type ChangedEntity, createdIn, entitiesChangedBy } from './entities-changed-by.ts'
import { filler } from './filler.ts'
import { forgetGone } from './forget-gone.ts'
import { fuzzyMatches } from './fuzzy-matches.ts'
import { grantsIn, heldPermissions } from './held-permissions.ts'
import { createIndex, findIndex, type IndexRow, indexStateOf, startOver } from './index-rows.ts'
import type { IndexedEntity } from './indexed-entity.ts'
import type { KnownEntity } from './known-entity.ts'
import { markStale, putNews } from './mark-stale.ts'
import { type MemoryCopy, memoryCopy } from './memory-copy.ts'
import { entityFrom } from './read-from-aws.ts'
import { reread } from './reread.ts'
import { directoryOf, type Scope } from './scope.ts'
import { matchesOf, type Search, searchIn } from './search.ts'

/** How long an unused directory stays in memory. Milliseconds. */
const idleMs = 15 * 60_000

/**
 * How long a write waits until the index shows it; after that, the background reads it.
 * Milliseconds.
 */
const patienceMs = 5_000

/** Returns whether AWS's listing of a user differs from the index. */
function isNews(listed: KnownEntity, known: Entity | undefined): boolean {
  return (['name', 'displayName', 'email', 'state', 'userRole'] as const).some(
    (member) => listed[member] !== known?.[member],
  )
}

type Grants = Awaited<ReturnType<typeof grantsIn>>

/** A directory in memory; the permissions as they were at a version of the index. */
type Copy = {
  copy: MemoryCopy
  usedAt: number
  grants?: { version: string; read: Promise<Grants> }
}

type Parts = {
  store: Store
  clients: AwsClients
  connections: readonly Connection[]
  clock: Clock
  logger: Logger
}

/**
 * The index of the directories: the users, groups and resources of each organization that is used,
 * in the store and, while it is used, in memory. `filler.ts` fills it in the background after the
 * first request, and the console's own writes are in it at once.
 */
export function directoryIndex({ store, clients, connections, clock, logger }: Parts) {
  const copies = new Map<string, Copy>()
  const reflecting = new Set<Promise<unknown>>()
  const outages = outageLog(logger)
  const warn = (error: unknown) => outages.failed(error, 'the directory index is behind')

  const client = async (scope: Scope, options: { paced?: boolean } = {}) => {
    const connection = connections.find(({ id }) => id === scope.connectionId)
    if (!connection) throw new Error(`There is no connection ${scope.connectionId}`)
    return clients.workmail(connection, scope.region, 'read', options)
  }
  const filling = filler({
    ...{ store, clock, client: (scope) => client(scope, { paced: true }) },
    ...{ warn, worked: outages.worked },
  })

  /**
   * Refuses unknown organizations before their index is created; the filler handles all other
   * errors.
   */
  const probe = async (scope: Scope) => {
    const workmail = await client(scope)
    try {
      await workmail.listUsers({ OrganizationId: scope.organizationId, MaxResults: 1 })
    } catch (error) {
      if (
        error instanceof OrganizationNotFoundException ||
        error instanceof OrganizationStateException
      )
        throw error
    }
  }

  /**
   * Returns the index of a directory; creates it if it is missing, and starts to fill it if needed.
   */
  const open = async (scope: Scope): Promise<IndexRow | undefined> => {
    const directory = directoryOf(scope)
    let index = await findIndex(store, directory)
    if (!index) {
      copies.delete(directory)
      await probe(scope)
      await createIndex(store, directory, clock.now())
      index = await findIndex(store, directory)
    }
    await filling.wake(scope, index)
    return index
  }

  const copyOf = async (directory: string, index: IndexRow | undefined) => {
    const used: Copy = copies.get(directory) ?? { copy: memoryCopy(store, directory), usedAt: 0 }
    used.usedAt = clock.now().getTime()
    copies.set(directory, used)
    if (index) await used.copy.upTo(index)
    return used.copy
  }

  const look = async (scope: Scope) => {
    const index = await open(scope)
    return { index, copy: await copyOf(directoryOf(scope), index) }
  }

  /** Reads the permissions: once for all who ask while the index is the same. */
  const grantsAt = (directory: string, version: string): Promise<Grants> => {
    const used = copies.get(directory)
    if (used?.grants?.version === version) return used.grants.read
    const read = grantsIn(store, directory)
    if (used) {
      const grants = { version, read }
      used.grants = grants
      read.catch(() => {
        if (used.grants === grants) delete used.grants
      })
    }
    return read
  }

  const stale = async (scope: Scope, ids: readonly string[]) => {
    await markStale(store, directoryOf(scope), ids)
    await filling.wake(scope)
  }

  /**
   * Reads the entities that a write touched; returns true if all of them are in the index in time.
   */
  const reflect = async (scope: Scope, touched: readonly ChangedEntity[]) => {
    if (!(await findIndex(store, directoryOf(scope)))) return true
    const workmail = await client(scope)
    const reading = Promise.all(
      touched.map(({ id, type }) => reread(store, workmail, scope, id, type)),
    ).then(
      () => true,
      (error: unknown) => {
        warn(error)
        return false
      },
    )
    reflecting.add(reading)
    void reading.finally(() => reflecting.delete(reading))
    const { promise: impatience, resolve } = Promise.withResolvers<boolean>()
    const alarm = setTimeout(() => resolve(false), patienceMs)
    try {
      return await Promise.race([reading, impatience])
    } finally {
      clearTimeout(alarm)
    }
  }

  return {
    /** Searches a directory. Errors: those of AWS for an unknown or inactive organization. */
    async search(scope: Scope, search: Search) {
      const { index, copy } = await look(scope)
      return { ...searchIn(copy, search), index: indexStateOf(index) }
    },

    /** Returns the entities of some types whose names are similar to a text. */
    async suggest(
      scope: Scope,
      text: string,
      types: readonly EntityType[] = ['USER', 'GROUP', 'RESOURCE'],
    ): Promise<Entity[]> {
      const { copy } = await look(scope)
      const isWanted = ({ entity }: IndexedEntity) => types.includes(entity.type)
      return fuzzyMatches(copy.searchText(), copy.vocabulary, text, isWanted).map(copy.told)
    },

    /** Fills the index of a directory again. */
    async refresh(scope: Scope): Promise<IndexState> {
      await open(scope)
      await startOver(store, directoryOf(scope), clock.now())
      return indexStateOf(await open(scope))
    },

    /** Returns the permissions that an entity has on the mailboxes of others. */
    async heldPermissions(scope: Scope, entityId: string) {
      const { index, copy } = await look(scope)
      const where = { organizationId: scope.organizationId, entityId }
      const items: HeldPermission[] = await heldPermissions(
        ...([store, directoryOf(scope), await client(scope), where, copy.get] as const),
      )
      return { items, index: indexStateOf(index) }
    },

    /**
     * Returns all that match a query, by name. Errors: DirectoryNotListed until one listing is
     * complete, because some entities may be missing.
     */
    async resolve(scope: Scope, query: EntityQuery): Promise<Entity[]> {
      const { index, copy } = await look(scope)
      if (!index?.as_of)
        throw refusal('DirectoryNotListed', 'The directory has not been listed to its end yet.')
      return matchesOf(copy, query).map(({ entity }) => entity)
    },

    /** Returns some entities by id, without those that the index does not know. */
    async get(scope: Scope, ids: readonly string[]): Promise<Map<string, Entity>> {
      const { copy } = await look(scope)
      return new Map(
        ids.flatMap((id) => {
          const entity = copy.get(id)
          return entity ? [[id, entity] as const] : []
        }),
      )
    },

    /**
     * Returns the directory as the index has it at present, by name, without asking AWS: it answers
     * also while AWS does not. A missing index is created in the background. `version` changes with
     * the content.
     */
    async known(scope: Scope) {
      const directory = directoryOf(scope)
      const index = await findIndex(store, directory)
      if (!index) {
        open(scope).catch(warn)
        return { entities: [], index: indexStateOf(undefined), version: '' }
      }
      await filling.wake(scope, index)
      const copy = await copyOf(directory, index)
      return {
        entities: copy.searchText().items.map(copy.told),
        index: indexStateOf(index),
        version: `${index.generation} ${index.revision} ${index.as_of}`,
      }
    },

    /** Returns all that the index has of who may open what, by name, and how far it is. */
    async accessFacts(scope: Scope) {
      const directory = directoryOf(scope)
      const { index, copy } = await look(scope)
      const version = `${index?.generation} ${index?.revision} ${index?.as_of} ${index?.phase}`
      const grants = await grantsAt(directory, version)
      return { items: copy.searchText().items, grants, index: indexStateOf(index), version }
    },

    /** Makes the background read some entities again. */
    markStale: stale,

    /**
     * Adds users that AWS has just listed, if they are new or changed. The background reads the
     * rest of them.
     */
    async learn(scope: Scope, users: readonly User[]): Promise<void> {
      try {
        const { copy } = await look(scope)
        const news = camel(users)
          .flatMap((user) => entityFrom(user, 'USER'))
          .filter((user) => isNews(user, copy.get(user.id)))
        if (news.length === 0) return
        await putNews(store, directoryOf(scope), news)
        await filling.wake(scope)
      } catch (error) {
        warn(error)
      }
    },

    /**
     * Updates the index before a write is answered. A failure here does not affect the write: the
     * background reads the rest later. `answer` is absent if it is unknown whether AWS carried the
     * write out.
     */
    async afterWrite(id: OperationId, input: unknown, answer?: unknown): Promise<void> {
      try {
        const found = entitiesChangedBy(id, input, answer)
        if (found && !(await reflect(found.scope, found.touched)))
          await stale(
            found.scope,
            found.touched.map((each) => each.id),
          )
        // What was created without an answer has no id yet: only a new listing has it.
        const lost = answer === undefined ? createdIn(id, input) : undefined
        if (lost) await this.refresh(lost)
      } catch (error) {
        warn(error)
      }
    },

    /** Removes directories from memory that are no longer used. */
    forgetIdle(): void {
      for (const [directory, { usedAt }] of copies)
        if (clock.now().getTime() - usedAt > idleMs) copies.delete(directory)
    },

    /** Deletes the indexes of organizations that no longer exist. Errors: those of the store. */
    async forgetGone(): Promise<void> {
      await forgetGone(store, (scope) => {
        const isKnown = connections.some(({ id, regions }) => {
          return id === scope.connectionId && regions.includes(scope.region)
        })
        return isKnown ? client(scope, { paced: true }) : undefined
      })
    },

    /** Stops the background work after the current steps. */
    async close(): Promise<void> {
      await filling.close()
      await Promise.all(reflecting)
    },
  }
}
export type DirectoryIndex = ReturnType<typeof directoryIndex>
