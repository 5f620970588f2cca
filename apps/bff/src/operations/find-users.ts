import { setTimeout as wait } from 'node:timers/promises'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { hasMailbox } from '@mailroom/schemas/directory-rules'
import type { Entity } from '@mailroom/schemas/entities'
import type { FoundUser } from '@mailroom/schemas/users'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import type { Handlers } from './handlers.ts'
import { type LikelyUsers, type LiveUsers, likelyUsers, otherUsers } from './live-users.ts'
import { camel } from './spelling.ts'

/** The most people shown; for more, the person types more. */
const limit = 20

/**
 * How long a search waits for the index, which takes a few milliseconds in memory. Milliseconds.
 */
const indexPatienceMs = 500

/**
 * How long a search waits for AWS after a hit in the index, if the directory was listed or not.
 * Milliseconds.
 */
const livePatienceMs = { listed: 150, unlisted: 1_000 }

/** Returns the value if it comes in time and without an error; else undefined. */
async function inTime<Value>(value: Promise<Value>, ms: number): Promise<Value | undefined> {
  const alarm = new AbortController()
  const late = wait(ms, undefined, { signal: alarm.signal }).catch(() => undefined)
  try {
    return await Promise.race([value.catch(() => undefined), late])
  } finally {
    alarm.abort()
  }
}

type Known = { [Member in keyof FoundUser]?: FoundUser[Member] | undefined }
type Person = { [Member in keyof FoundUser]-?: FoundUser[Member] | undefined }

function personFrom(known: Known): Person {
  const { id, name, displayName, email, state, userRole, enabledDate, disabledDate } = known
  const { telephone, department, jobTitle, matchedAlias } = known
  return {
    ...{ id, name, displayName, email, state, userRole, enabledDate, disabledDate },
    ...{ telephone, department, jobTitle, matchedAlias },
  }
}

/** Sorts users whose password can be reset first; keeps the order otherwise. */
function byImportance(a: Person, b: Person): number {
  const rank = (person: Person) => (hasMailbox(person) ? 0 : 1)
  return rank(a) - rank(b)
}

function byName(a: Person, b: Person): number {
  const name = ({ displayName, name = '' }: Person) => displayName ?? name
  return name(a).localeCompare(name(b))
}

/**
 * Returns all found users, as AWS has them now. Users that only AWS found come first, because they
 * may have been created just now.
 */
function merged(
  indexed: readonly Entity[],
  users: LiveUsers['users'],
  known: ReadonlyMap<string, Entity>,
): Person[] {
  const live = new Map(
    camel(users).map((user) => [user.id, personFrom({ ...known.get(user.id ?? ''), ...user })]),
  )
  const isIndexed = new Set<string | undefined>(indexed.map(({ id }) => id))
  const onlyLive = [...live.values()].filter(({ id }) => !isIndexed.has(id)).sort(byName)
  const both = indexed.map((entity) => {
    const { matchedAlias } = entity
    return personFrom({ ...entity, ...live.get(entity.id), matchedAlias })
  })
  return [...onlyLive, ...both].filter(({ state }) => state !== 'DELETED').sort(byImportance)
}

/**
 * Returns the indexed users whom AWS no longer lists under their user name: they were deleted or
 * renamed elsewhere.
 */
function missingAtAws(indexed: readonly Entity[], { named }: LikelyUsers): string[] {
  if (!named) return []
  const { prefix, ids } = named
  return indexed
    .filter(({ id, name }) => name.startsWith(prefix) && !ids.has(id))
    .map(({ id }) => id)
}

/** Asks AWS in every way, after the likely ways were asked already. */
async function inEveryWay(
  likely: Promise<LiveUsers>,
  workmail: WorkMail,
  { organizationId }: Scope,
  text: string,
): Promise<LiveUsers> {
  const [first, others] = await Promise.all([likely, otherUsers(workmail, organizationId, text)])
  return { users: [...others.users, ...first.users], more: first.more || others.more }
}

/**
 * Finds users in the index by any part of its values, and at AWS by the beginning of names, which
 * also finds users just created elsewhere, and shows who was deleted elsewhere. After a hit in one, the search does not wait long for
 * the other; after a hit in a complete index, AWS is asked in the likely ways only. Without a match
 * it suggests similar names. Errors: those of AWS if nothing else found anybody. Source: USR-02,
 * GEN-04, GEN-10.
 */
export const findUsers =
  (directoryIndex: DirectoryIndex): Handlers<'users'>['users.find'] =>
  async ({ text, ...scope }, { workmail }) => {
    const likely = likelyUsers(workmail, scope.organizationId, text)
    // A failure is handled where the result is awaited.
    likely.catch(() => {})
    const query = { text, types: ['USER' as const] }
    const known = await inTime(
      directoryIndex.search(scope, { query, limit: limit + 1 }),
      indexPatienceMs,
    )
    const { items: indexed = [], total = 0 } = known ?? {}
    const isListed = known?.index.asOf !== undefined
    const isKnown = indexed.length > 0
    const live = isListed && isKnown ? likely : inEveryWay(likely, workmail, scope, text)
    live.catch(() => {})
    // This also learns what comes too late for this answer.
    if (isListed) void live.then(({ users }) => directoryIndex.learn(scope, users)).catch(() => {})

    // The background reads them again, so that the next search is right.
    void likely
      .then(async (found) => {
        const missing = missingAtAws(indexed, found)
        if (missing.length > 0) await directoryIndex.markStale(scope, missing)
      })
      .catch(() => {})

    const answer = isKnown
      ? await inTime(live, livePatienceMs[isListed ? 'listed' : 'unlisted'])
      : await live.catch(() => undefined)
    const { users = [], more = false } = answer ?? {}
    const ids = users.flatMap(({ Id }) => (Id === undefined ? [] : [Id]))
    const details = known && users.length > 0 ? await directoryIndex.get(scope, ids) : new Map()
    const people = merged(indexed, users, details)
    const isPartial = answer === undefined || known === undefined
    if (people.length > 0)
      return {
        items: people.slice(0, limit),
        more: people.length > limit || total > limit || (!isListed && more),
        ...{ isGuess: false, isPartial },
      }
    const near = await inTime(directoryIndex.suggest(scope, text, ['USER']), indexPatienceMs)
    const guesses = (near ?? []).map(personFrom)
    // AWS refused and the index found nobody: it is unknown whether there is anybody.
    if (guesses.length === 0 && !answer) await live
    // A directory that was never read completely may have more people.
    const mayBeMore = isPartial || !isListed
    return { items: guesses, more: false, isGuess: guesses.length > 0, isPartial: mayBeMore }
  }
