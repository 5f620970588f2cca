import { type LintEntity, type LintModel, settingId } from '@mailroom/schemas/lint/model'
import { entity, nameOf } from '@mailroom/schemas/lint/rule'
import { memberLabel, settingLabel, valueLabel } from './fact-labels.ts'
import type { KitWords } from './words.ts'

/** What a fact says, as the reconciliation names it. Source: KIT-02. */
export const factKinds = [
  ...(['user', 'group', 'resource', 'address', 'membership', 'permission', 'delegate'] as const),
  ...(['booking', 'quota', 'hidden', 'profile', 'description', 'policy'] as const),
] as const
export type FactKind = (typeof factKinds)[number]

/** The facts that a target holds or does not hold alike. Source: spec 07 §6.6. */
export const factClasses = [
  ...(['user', 'profile', 'alias', 'group', 'member', 'resource', 'booking', 'delegate'] as const),
  ...(['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF', 'groupPermission'] as const),
  ...(['quota', 'hidden', 'description', 'policy'] as const),
] as const
export type FactClass = (typeof factClasses)[number]

/** One thing that a snapshot says, which a kit has to carry, list as by hand or leave out. */
export type Fact = {
  kind: FactKind
  /** With its kind, names the fact: `u-1`, `ana@example.com`, `g-1 u-1`, `m-1 u-1 SEND_AS`. */
  id: string
  factClass: FactClass
  /** What people read. */
  label: string
  /** The user, group or resource that it is a part of; absent for policies. */
  ownerId?: string
  /** The other side of a membership, permission or delegate. */
  otherId?: string
}

export const keyOf = ({ kind, id }: Pick<Fact, 'kind' | 'id'>) => `${kind} ${id}`

/** The fields of a user that are facts where they are filled. Source: INV-08. */
export const profileFields = [
  ...(['displayName', 'firstName', 'lastName', 'initials', 'telephone', 'street'] as const),
  ...(['jobTitle', 'city', 'company', 'zipCode', 'department', 'country', 'office'] as const),
] as const
export type ProfileField = (typeof profileFields)[number]

const bookingOptions = ['autoAccept', 'autoDeclineRecurring', 'autoDeclineConflicting'] as const

type PermissionClass = 'FULL_ACCESS' | 'SEND_AS' | 'SEND_ON_BEHALF'
const isPermissionClass = (value: string): value is PermissionClass =>
  ['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'].includes(value)

function* entityFacts(row: LintEntity, words: KitWords): Generator<Fact> {
  const { id, kind } = row
  const { objectName } = entity(row)
  yield { kind, id, factClass: kind, label: objectName, ownerId: id }
  const part = { ownerId: id, id }
  if (row.hidden) yield { ...part, kind: 'hidden', factClass: 'hidden', label: objectName }
  if (row.kind === 'user') {
    for (const field of profileFields)
      if (row[field])
        yield {
          ...{ kind: 'profile', id: `${id} ${field}`, factClass: 'profile', ownerId: id },
          label: `${objectName}: ${memberLabel(words, field)} = ${row[field]}`,
        }
    if (row.quotaMb !== undefined)
      yield {
        ...part,
        kind: 'quota',
        factClass: 'quota',
        label: `${objectName}: ${row.quotaMb} MB`,
      }
  }
  if (row.kind === 'resource') {
    if (row.description)
      yield {
        ...{ ...part, kind: 'description', factClass: 'description' },
        label: `${objectName}: ${memberLabel(words, 'description')} = ${row.description}`,
      }
    for (const option of bookingOptions) {
      const value = row.bookingOptions?.[option]
      if (value !== undefined)
        yield {
          ...{ kind: 'booking', id: `${id} ${option}`, factClass: 'booking', ownerId: id },
          label: `${objectName}: ${memberLabel(words, option)} = ${valueLabel(words, value)}`,
        }
    }
  }
}

/** Returns every fact of a snapshot, in the order of its lines. Source: KIT-02. */
export function* factsOf(model: LintModel, words: KitWords): Generator<Fact> {
  for (const rows of [model.users, model.groups, model.resources])
    for (const row of rows.values()) yield* entityFacts(row, words)
  for (const { address, ownerId, ownerKind, primary } of model.addresses) {
    const own = ownerKind === 'GROUP' ? 'group' : ownerKind === 'RESOURCE' ? 'resource' : 'user'
    yield {
      ...{ kind: 'address', id: address, label: address },
      factClass: primary ? own : 'alias',
      ...(ownerId === undefined ? {} : { ownerId }),
    }
  }
  // AWS lists no addresses of whoever is disabled; the primary one stands with the entry.
  const listed = new Set(model.addresses.map(({ address }) => address))
  for (const rows of [model.users, model.groups, model.resources])
    for (const { id, kind, email, state } of rows.values()) {
      if (!email || state === 'ENABLED' || listed.has(email)) continue
      listed.add(email)
      yield { kind: 'address', id: email, label: email, factClass: kind, ownerId: id }
    }
  for (const [groupId, members] of model.members)
    for (const { memberId } of members)
      yield {
        ...{ kind: 'membership', id: `${groupId} ${memberId}`, factClass: 'member' },
        label: `${nameOf(model, groupId)} ← ${nameOf(model, memberId)}`,
        ...{ ownerId: groupId, otherId: memberId },
      }
  for (const [resourceId, delegates] of model.delegates)
    for (const { delegateId } of delegates)
      yield {
        ...{ kind: 'delegate', id: `${resourceId} ${delegateId}`, factClass: 'delegate' },
        label: `${nameOf(model, resourceId)} ← ${nameOf(model, delegateId)}`,
        ...{ ownerId: resourceId, otherId: delegateId },
      }
  for (const { mailboxId, granteeId, granteeKind, values = [] } of model.permissions)
    for (const value of values)
      yield {
        ...{ kind: 'permission', id: `${mailboxId} ${granteeId} ${value}` },
        factClass: granteeKind === 'GROUP' || !isPermissionClass(value) ? 'groupPermission' : value,
        label: `${nameOf(model, mailboxId)} ← ${nameOf(model, granteeId)}: ${valueLabel(words, value)}`,
        ...{ ownerId: mailboxId, otherId: granteeId },
      }
  for (const row of [...model.settings, ...model.otherSettings])
    yield {
      kind: 'policy',
      id: settingId(row),
      factClass: 'policy',
      label: settingLabel(model, row, words),
    }
}
