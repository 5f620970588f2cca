import { setTimeout as wait } from 'node:timers/promises'
import type { WorkMail } from '@aws-sdk/client-workmail'
import type { Entity, FoundUser } from '@mailroom/schemas'
import type { Scope } from '../directory-index/scope.ts'
import type { Handlers } from './handlers.ts'
import { type LiveUsers, likelyUsers, otherUsers } from './live-users.ts'
import { camel } from './spelling.ts'

/** How many people are shown at most; more means typing more. */
const limit = 20

/** How long the index is waited for, which takes some milliseconds once it is in memory. */
const indexPatienceMs = 500

/** How long AWS is waited for where the index found somebody: a directory that was listed, and one that was not. */
const livePatienceMs = { listed: 150, unlisted: 1_000 }

/** What comes in time and without an error; else nothing. */
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

/** Those whose password can be reset first; else in the order they are in. */
function byImportance(a: Person, b: Person): number {
  const rank = ({ state, userRole }: Person) => (state === 'ENABLED' && userRole === 'USER' ? 0 : 1)
  return rank(a) - rank(b)
}

function byName(a: Person, b: Person): number {
  const name = ({ displayName, name = '' }: Person) => displayName ?? name
  return name(a).localeCompare(name(b))
}

/**
 * All who are found, as AWS has them now. Those only AWS found come first, for they may have been made
 * a moment ago.
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

/** AWS in every way, after the likely ones were asked already. */
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
 * Whom the index and AWS find: the index by any part of what it knows, AWS by the beginning of names,
 * also who was created elsewhere a moment ago. Neither is waited for long where the other knows somebody;
 * AWS is asked in the likely ways only where a complete index does. Where nobody matches: who is named
 * almost like it. Errors: those of AWS where nobody else knows anybody. Source: USR-02, GEN-04, GEN-10.
 */
export const findUsers: Handlers<'users'>['users.find'] = async (
  { text, ...scope },
  { workmail, directoryIndex },
) => {
  const likely = likelyUsers(workmail, scope.organizationId, text)
  // Whether it fails is looked at where it is waited for.
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
  // Also what comes too late for this answer.
  if (isListed) void live.then(({ users }) => directoryIndex.learn(scope, users)).catch(() => {})

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
  // Where AWS refused and the index knows nobody, nobody can say that there is nobody.
  if (guesses.length === 0 && !answer) await live
  // As long as the directory was never read to its end, it may have more people.
  const mayBeMore = isPartial || !isListed
  return { items: guesses, more: false, isGuess: guesses.length > 0, isPartial: mayBeMore }
}
