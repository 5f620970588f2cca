import {
  type AccessKind,
  type AccessRight,
  accessKinds,
  accessRights,
} from '@mailroom/schemas/access/who-can-open'
import { AccessEntry, type AccessFilter } from '@mailroom/schemas/access-paths'
import { foldText } from '@mailroom/schemas/fold-text'
import * as z from 'zod/mini'
import type { AccessModel } from './access-model.ts'
import { type FoundPath, hasWords } from './find-paths.ts'
import type { Review } from './reviews.ts'

function saidIn({ reviewed_by, reviewed_at, until, note }: Review) {
  return {
    ...{ reviewedBy: reviewed_by, reviewedAt: reviewed_at },
    ...(until === null ? {} : { until }),
    ...(note === null ? {} : { note }),
  }
}

/** Returns a path as people see it: with names, and its review. */
export function entryOf(model: AccessModel, { path, state, review }: FoundPath): AccessEntry {
  const named = (id: string) => ({ id, name: model.nameOf(id) })
  const { through, actsAs, mailboxId, holderId, rights, ...rest } = path
  const mailbox = model.entityOf(mailboxId)
  const holder = model.entityOf(holderId)
  return {
    ...{ ...rest, mailboxId, mailboxName: model.nameOf(mailboxId) },
    ...(mailbox?.email === undefined ? {} : { mailboxEmail: mailbox.email }),
    ...{ mailboxType: mailbox?.type ?? 'USER', holderId, holderName: model.nameOf(holderId) },
    ...(holder?.email === undefined ? {} : { holderEmail: holder.email }),
    ...{ rights: [...rights], through: through.map(named) },
    ...(actsAs ? { actsAs: { some: actsAs.ids.map(named), count: actsAs.count } } : {}),
    review: {
      ...{ state, ...(review ? saidIn(review) : {}) },
      ...(state === 'changed' && review ? { rights: review.rights.split(' ') } : {}),
    },
  }
}

/** What a review keeps of a way as it was seen, beside what names it. */
const Seen = z.pick(AccessEntry, {
  ...{ mailboxEmail: true, holderEmail: true, through: true, actsAs: true, token: true },
})

/** Returns what a review keeps of a way, so that it can be shown once it is gone. */
export function seenOf(model: AccessModel, found: FoundPath): string {
  return JSON.stringify(z.parse(Seen, entryOf(model, found)))
}

export function kindOf(review: Review): AccessKind {
  return accessKinds.find((each) => each === review.kind) ?? 'permission'
}

function rightsIn({ rights }: Review): AccessRight[] {
  const reviewed = rights.split(' ')
  return accessRights.filter((right) => reviewed.includes(right))
}

/** Returns whether a filter wants a way that is gone. */
export function wantsGone({ mailboxId, holderId, kind, right, isAsleep, text }: AccessFilter) {
  const isSearched = hasWords(text)
  return (review: Review): boolean =>
    isAsleep !== true &&
    (mailboxId === undefined || review.mailbox_id === mailboxId) &&
    (holderId === undefined || review.holder_id === holderId) &&
    (kind === undefined || kindOf(review) === kind) &&
    (right === undefined || rightsIn(review).includes(right)) &&
    isSearched(foldText(review.mailbox_name), foldText(review.holder_name))
}

/** Returns what was reviewed and is gone, as it was then. */
export function goneEntry(model: AccessModel, review: Review): AccessEntry {
  const { mailbox_id: mailboxId, holder_id: holderId } = review
  const kind = kindOf(review)
  const ids = review.via.split(' ').filter(Boolean)
  const named = (id: string) => ({ id, name: model.nameOf(id) })
  const seen = review.seen === null ? undefined : z.parse(Seen, JSON.parse(review.seen))
  const mailboxEmail = model.entityOf(mailboxId)?.email
  const holderEmail = model.entityOf(holderId)?.email
  const [token] = ids
  return {
    ...{ mailboxId, mailboxName: review.mailbox_name },
    ...(mailboxEmail === undefined ? {} : { mailboxEmail }),
    mailboxType: model.entityOf(mailboxId)?.type ?? 'USER',
    ...(holderEmail === undefined ? {} : { holderEmail }),
    ...{ holderId, holderName: review.holder_name },
    holderType:
      kind === 'role' || kind === 'roleThrough'
        ? 'IMPERSONATION_ROLE'
        : kind === 'exportRole'
          ? 'IAM_ROLE'
          : model.entityOf(holderId)?.type === 'GROUP'
            ? 'GROUP'
            : 'USER',
    ...{ kind, rights: rightsIn(review), through: kind === 'token' ? [] : ids.map(named) },
    ...(kind === 'token' && token !== undefined ? { token: { id: token, name: token } } : {}),
    ...seen,
    review: { state: 'gone', ...saidIn(review) },
  }
}
