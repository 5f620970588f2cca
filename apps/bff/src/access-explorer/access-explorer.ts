import { randomInt } from 'node:crypto'
import type { WorkMail } from '@aws-sdk/client-workmail'
import {
  type AccessEntry,
  type AccessFilter,
  type ReviewState,
  reviewStates,
  unreviewedStates,
} from '@mailroom/schemas/access-paths'
import type { ReviewedEntry } from '@mailroom/schemas/access-reviews'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { lately } from '../exit/lately.ts'
import { refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import { type AccessModel, accessModel, isKindRead } from './access-model.ts'
import { entryOf, goneEntry, kindOf, seenOf, wantsGone } from './entries.ts'
import { type FoundPath, findPaths, liveStates } from './find-paths.ts'
import { type OtherFacts, readFacts } from './read-facts.ts'
import {
  deleteReviews,
  putReviews,
  type Review,
  reviewKey,
  reviewsIn,
  reviewsVersion,
  rightsOf,
  viaOf,
} from './reviews.ts'

/** How many organizations keep their facts, models, reviews and what was found last. */
const maxKept = 5

/** How long later pages are of what was read with the first one. Milliseconds. */
const pagesMs = 10 * 60_000

const defaultLimit = 25

type At = { store: Store; workmail: WorkMail; now: () => Date }
type Page = {
  filter?: AccessFilter | undefined
  byReview?: boolean | undefined
  offset?: number | undefined
  limit?: number | undefined
}
type Reviewing = {
  entries?: readonly ReviewedEntry[] | undefined
  filter?: AccessFilter | undefined
  total: number
  until?: string | undefined
  note?: string | undefined
  by: string
}

/** Returns what facts say, regardless of when they were read. */
function saidBy({ readAt: _, roleNames: __, ...facts }: OtherFacts): string {
  return JSON.stringify(facts)
}

/**
 * Tells who can open what, from the index and a few reads, and what of it was reviewed. What it
 * computes is kept in memory as long as it is the same. Source: PERM-13.
 */
export function createAccessExplorer(directoryIndex: DirectoryIndex) {
  const facts = lately<OtherFacts>(maxKept)
  const models = lately<{ version: string; model: AccessModel }>(maxKept)
  const reviews = lately<{ version: string; all: ReadonlyMap<string, Review> }>(maxKept)
  const found = lately<{ version: string; result: ReturnType<typeof findPaths> }>(maxKept)

  const factsOf = async (scope: Scope, { store, workmail, now }: At, isFirst: boolean) => {
    const directory = directoryOf(scope)
    const kept = facts.get(directory)
    if (!isFirst && kept && now().getTime() - Date.parse(kept.readAt) < pagesMs) return kept
    const read = await readFacts(store, workmail, scope, now)
    facts.set(directory, read)
    return read
  }

  /** Returns the ways as they are known now; `isFirst` reads what the index does not have. */
  const modelOf = async (scope: Scope, at: At, isFirst = true) => {
    const directory = directoryOf(scope)
    const [known, read] = await Promise.all([
      directoryIndex.accessFacts(scope),
      factsOf(scope, at, isFirst),
    ])
    const version = `${known.version} ${saidBy(read)}`
    const kept = models.get(directory)
    const model = kept?.version === version ? kept.model : accessModel(known, read)
    models.set(directory, { version, model })
    return { model, version, index: known.index, readAt: read.readAt }
  }

  const reviewsOf = async (store: Store, directory: string) => {
    const version = await reviewsVersion(store, directory)
    const kept = reviews.get(directory)
    if (kept?.version === version) return kept
    const fresh = { version, all: await reviewsIn(store, directory) }
    reviews.set(directory, fresh)
    return fresh
  }

  /** Finds what a filter wants in every state, and the reviews of what is gone. */
  const find = async (scope: Scope, at: At, filter: AccessFilter, isFirst: boolean) => {
    const directory = directoryOf(scope)
    const known = await modelOf(scope, at, isFirst)
    const { model, index } = known
    const { all, version } = await reviewsOf(at.store, directory)
    const today = at.now().toISOString().slice(0, 10)
    const { review: _, ...wanted } = filter
    const asked = `${known.version}\n${version}\n${today}\n${JSON.stringify(wanted)}`
    let kept = found.get(directory)
    if (kept?.version !== asked) {
      const result = findPaths({ model, filter: wanted, reviews: all, today })
      kept = { version: asked, result }
      found.set(directory, kept)
      result.catch(() => found.delete(directory))
    }
    const isWanted = wantsGone(wanted)
    const candidates = [...all].filter(([, review]) => isWanted(review))
    const there = new Map<string, Set<string>>()
    const gone = candidates.flatMap(([key, review]) => {
      if (!isKindRead(kindOf(review), model.unread, index)) return []
      const keys =
        there.get(review.mailbox_id) ??
        new Set(model.pathsTo(review.mailbox_id).map((path) => reviewKey(path, viaOf(path))))
      there.set(review.mailbox_id, keys)
      return keys.has(key) ? [] : [review]
    })
    return { ...known, paths: await kept.result, gone, reviews: all }
  }

  return {
    modelOf,

    /** Returns a part of what a filter finds. Errors: those of the index. */
    async list(scope: Scope, at: At, page: Page) {
      const { filter = {}, byReview = false, offset = 0, limit = defaultLimit } = page
      const { model, index, readAt, paths, gone } = await find(scope, at, filter, offset === 0)
      const counts = { gone: gone.length, ...paths.counts }
      // What is gone is no access; it is listed where reviews are.
      const totalOf = (states: readonly ReviewState[]) =>
        states.reduce((sum, state) => sum + counts[state], 0)
      const shown: readonly ReviewState[] = filter.review
        ? [filter.review]
        : byReview
          ? reviewStates
          : liveStates
      const sections: (readonly ReviewState[])[] = byReview ? shown.map((each) => [each]) : [shown]
      const items: AccessEntry[] = []
      let skip = offset
      for (const states of sections) {
        const count = totalOf(states)
        const left = limit - items.length
        if (left > 0 && skip < count)
          items.push(
            ...(states.includes('gone')
              ? gone.slice(skip, skip + left).map((review) => goneEntry(model, review))
              : paths
                  .part(
                    liveStates.filter((state) => states.includes(state)),
                    ...([skip, left] as const),
                  )
                  .map((each) => entryOf(model, each))),
          )
        skip = Math.max(0, skip - count)
      }
      return {
        ...{ items, total: totalOf(shown) },
        ...{ index, readAt, unread: model.unread, reviews: counts },
      }
    },

    /**
     * Records that ways were reviewed; what is gone is forgotten. Errors: `Conflict` if others are
     * there by now than the person saw.
     */
    async review(scope: Scope, at: At, { entries, filter = {}, ...wanted }: Reviewing) {
      const { store, now } = at
      const directory = directoryOf(scope)
      const conflict = () =>
        refusal('Conflict', 'Other ways are there by now than those that were shown.')
      const { model, paths, gone, reviews: all } = await find(scope, at, filter, true)
      const named = (): { live: FoundPath[]; gone: Review[] } => {
        const byKey = new Map<string, FoundPath['path']>()
        for (const id of new Set(entries?.map(({ mailboxId }) => mailboxId)))
          for (const path of model.pathsTo(id)) byKey.set(reviewKey(path, viaOf(path)), path)
        const sorted = { live: [] as FoundPath[], gone: [] as Review[] }
        for (const entry of entries ?? []) {
          const key = reviewKey(entry, entry.via.join(' '))
          const path = byKey.get(key)
          const review = all.get(key)
          if (path && rightsOf(path.rights) === rightsOf(entry.rights))
            sorted.live.push({ path, state: 'new', review })
          else if (!path && review && gone.includes(review)) sorted.gone.push(review)
          else throw conflict()
        }
        return sorted
      }
      // Whoever reviews all does not mean what is reviewed, unless they asked for just that.
      const states = filter.review ? [filter.review] : unreviewedStates
      const some = entries
        ? named()
        : {
            live: paths.part(
              liveStates.filter((state) => states.includes(state)),
              ...([0, Number.POSITIVE_INFINITY] as const),
            ),
            gone: states.includes('gone') ? gone : [],
          }
      if (some.live.length + some.gone.length !== wanted.total) throw conflict()
      const stamp = randomInt(2 ** 31)
      const { until = null, note = null, by } = wanted
      const rows = some.live.map(({ path, ...rest }) => ({
        ...{ directory, mailbox_id: path.mailboxId, holder_id: path.holderId, kind: path.kind },
        ...{ via: viaOf(path), rights: rightsOf(path.rights), until, note, stamp },
        seen: seenOf(model, { path, ...rest }),
        ...{ mailbox_name: model.nameOf(path.mailboxId), holder_name: model.nameOf(path.holderId) },
        ...{ reviewed_by: by, reviewed_at: now().toISOString() },
      }))
      await store.transaction().execute(async (transaction) => {
        await putReviews(transaction, rows)
        await deleteReviews(transaction, some.gone)
      })
      return wanted.total
    },
  }
}
export type AccessExplorer = ReturnType<typeof createAccessExplorer>
