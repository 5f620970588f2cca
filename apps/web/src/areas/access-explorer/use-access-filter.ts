import { accessKinds, accessRights } from '@mailroom/schemas/access/who-can-open'
import { type AccessFilter, reviewStates } from '@mailroom/schemas/access-paths'
import { useChoice, useFilter } from '../../kit/table/list-address.ts'
import { useSearchText } from '../../kit/table/search-address.ts'

/** Returns the filters of the ways, each with its value in the address. */
export function useAccessChoices() {
  return {
    mailbox: useFilter('mailbox'),
    holder: useFilter('holder'),
    kind: useChoice('kind', accessKinds),
    right: useChoice('right', accessRights),
    works: useChoice('works', ['yes', 'no'] as const),
    own: useChoice('own', ['no'] as const),
    review: useChoice('review', reviewStates),
  }
}

/** Returns the chosen filters as the backend takes them, and their number. */
export function useAccessFilter(): { filter: AccessFilter; count: number } {
  const { mailbox, holder, kind, right, works, own, review } = useAccessChoices()
  const filter = {
    ...(mailbox[0] ? { mailboxId: mailbox[0] } : {}),
    ...(holder[0] ? { holderId: holder[0] } : {}),
    ...(kind[0] ? { kind: kind[0] } : {}),
    ...(right[0] ? { right: right[0] } : {}),
    ...(works[0] ? { isAsleep: works[0] === 'no' } : {}),
    ...(own[0] ? { withOwn: false } : {}),
    ...(review[0] ? { review: review[0] } : {}),
  }
  return { filter, count: Object.keys(filter).length }
}

/** Returns the filters with the searched text, as the list in sight has them. */
export function useSearchedFilter(): AccessFilter {
  const { filter } = useAccessFilter()
  const text = useSearchText().text.trim()
  return { ...filter, ...(text === '' ? {} : { text }) }
}

/** The same for a list of reviews: nobody reviews that people open their own mailbox. */
export function useReviewFilter(): AccessFilter {
  return { ...useSearchedFilter(), withOwn: false }
}
