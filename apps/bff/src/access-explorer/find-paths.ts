import { setImmediate as othersTurn } from 'node:timers/promises'
import type { AccessPath } from '@mailroom/schemas/access/who-can-open'
import { type AccessFilter, type ReviewState, reviewStates } from '@mailroom/schemas/access-paths'
import { foldText } from '@mailroom/schemas/fold-text'
import type { AccessModel } from './access-model.ts'
import { type Review, reviewKey, rightsOf, viaOf } from './reviews.ts'

/** After how many milliseconds other requests get their turn. */
const sliceMs = 15

export type LiveState = Exclude<ReviewState, 'gone'>
export const liveStates = reviewStates.filter((state) => state !== 'gone')

export type FoundPath = { path: AccessPath; state: LiveState; review: Review | undefined }

/** Returns how a path stands since it was reviewed. */
function stateOf(path: AccessPath, review: Review | undefined, today: string): LiveState {
  if (!review) return 'new'
  if (review.rights !== rightsOf(path.rights)) return 'changed'
  return review.until !== null && review.until < today ? 'due' : 'reviewed'
}

/** Returns whether a text and names have all words that are searched. */
export function hasWords(text: string | undefined): (...searched: readonly string[]) => boolean {
  const words = foldText(text ?? '')
    .split(' ')
    .filter(Boolean)
  return (...searched) => words.every((word) => searched.some((each) => each.includes(word)))
}

type Question = {
  model: AccessModel
  filter: AccessFilter
  reviews: ReadonlyMap<string, Review>
  /** The day of AWS. */
  today: string
}

/**
 * Finds the paths that a filter wants, whatever their state. They may be very many, so they are
 * counted by mailbox, and made again for the page that is shown.
 */
export async function findPaths({ model, filter, reviews, today }: Question) {
  const { mailboxId, holderId, kind, right, isAsleep, withOwn = true, text } = filter
  const isSearched = hasWords(text)
  const ids = mailboxId === undefined ? model.mailboxIds : [mailboxId]
  const find = (id: string): FoundPath[] => {
    const searched = text === undefined ? '' : model.searched(id)
    return model.pathsTo(id, holderId).flatMap((path) => {
      const isWanted =
        (withOwn || path.kind !== 'own') &&
        (kind === undefined || path.kind === kind) &&
        (right === undefined || path.rights.includes(right)) &&
        (isAsleep === undefined || (path.asleep !== undefined) === isAsleep) &&
        (text === undefined || isSearched(searched, model.searched(path.holderId)))
      if (!isWanted) return []
      const review = reviews.size > 0 ? reviews.get(reviewKey(path, viaOf(path))) : undefined
      return [{ path, state: stateOf(path, review, today), review }]
    })
  }
  const counts = { changed: 0, due: 0, new: 0, reviewed: 0 }
  const perMailbox = ids.map(() => ({ ...counts }))
  let until = performance.now() + sliceMs
  for (const [at, id] of ids.entries()) {
    for (const { state } of find(id)) {
      counts[state]++
      const own = perMailbox[at]
      if (own) own[state]++
    }
    if (performance.now() < until) continue
    await othersTurn()
    until = performance.now() + sliceMs
  }
  return {
    counts,
    /** Returns some of the paths in some states, by mailbox. */
    part(states: readonly LiveState[], offset: number, limit: number): FoundPath[] {
      const part: FoundPath[] = []
      let skip = offset
      for (const [at, id] of ids.entries()) {
        if (part.length >= limit) break
        const own = perMailbox[at]
        const count = own ? states.reduce((sum, state) => sum + own[state], 0) : 0
        if (skip >= count) {
          skip -= count
          continue
        }
        const wanted = find(id).filter(({ state }) => states.includes(state))
        part.push(...wanted.slice(skip, skip + limit - part.length))
        skip = 0
      }
      return part
    },
  }
}
