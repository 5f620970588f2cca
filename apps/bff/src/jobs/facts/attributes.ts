import type { Facts } from '@mailroom/schemas/job-rows'
import * as z from 'zod/mini'
import { orNull } from '../../operations/spelling.ts'
import type { DescribedEntity } from '../directory-reader.ts'
import { type StepDraft, type StepInput, step } from '../step.ts'
import type { Fact } from './fact.ts'
import { type Target, targetOf } from './target.ts'

/** Returns AWS's values of the members that a change is about. A missing value is null. */
export function attributeFacts(entity: DescribedEntity, names: readonly string[]): Facts {
  const { details, bookingOptions, name, hiddenFromGlobalAddressList, userRole } = entity
  const own = { name, hiddenFromGlobalAddressList, role: userRole }
  const known: Partial<Facts> = { ...details, ...bookingOptions, ...own }
  return Object.fromEntries(names.map((name) => [name, orNull(known[name])]))
}

const Members = z.looseObject({ bookingOptions: z.optional(z.looseObject({})) })
const Value = z.union([z.string(), z.boolean()])

/** The members of an input that are no attributes: they say whose they are, or are other facts. */
const others = [
  ...['connectionId', 'region', 'organizationId', 'userId', 'groupId', 'resourceId'],
  ...['email', 'delegateId'],
]

type UserAttributes = Omit<StepInput<'users.update'>, 'userId' | 'email' | 'expected'>

/** Returns what the operation's own guard expects: a missing value is an empty text. */
function expected(before: Facts) {
  return Object.fromEntries(Object.entries(before).map(([name, value]) => [name, value ?? '']))
}

/** Changes attributes of a user. `before` has the same members. */
export function updatingUser(userId: string, attributes: UserAttributes, before: Facts): StepDraft {
  const after = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, orNull(value)]),
  )
  return step(
    'users.update',
    { userId, ...attributes, expected: expected(before) },
    { before, after },
  )
}

/** Hides an entity from the global address list, or shows it there. */
export function hiding({ id, type }: Target, hiddenFromGlobalAddressList: boolean): StepDraft {
  const before = { hiddenFromGlobalAddressList: !hiddenFromGlobalAddressList }
  if (type === 'USER') return updatingUser(id, { hiddenFromGlobalAddressList }, before)
  const rest = { hiddenFromGlobalAddressList, expected: before }
  const facts = { before, after: { hiddenFromGlobalAddressList } }
  return type === 'GROUP'
    ? step('groups.update', { groupId: id, ...rest }, facts)
    : step('resources.update', { resourceId: id, ...rest }, facts)
}

/** Returns the members that an input changes; each booking option is one. */
function changedBy(input: Record<string, unknown>): Facts {
  const { bookingOptions, ...members } = Members.parse(input)
  const changed = Object.entries({ ...members, ...bookingOptions })
  return Object.fromEntries(
    changed.flatMap(([name, value]) => {
      const known = Value.safeParse(value)
      return known.success && !others.includes(name) ? [[name, orNull(known.data)]] : []
    }),
  )
}

/** The attributes of a user, group or resource. Source: USR-15, GRP-06, RES-05. */
export const attributes: Fact = {
  operations: ['users.update', 'groups.update', 'resources.update'],

  subject: ({ input }) => targetOf(input).id,

  async read({ input, reader }) {
    const { id, type } = targetOf(input)
    const found = await reader.describe(id, type)
    const names = Object.keys(changedBy(input))
    if (!found) return Object.fromEntries(names.map((name) => [name, null]))
    return attributeFacts(found, names)
  },

  after: (_, input) => changedBy(input),

  /** Keeps a display name that was not set before, because AWS cannot clear it. Source: USR-04. */
  invert({ step: { input, before, after } }) {
    const { id, type } = targetOf(input)
    if (type !== 'USER') return [hiding({ id, type }, before.hiddenFromGlobalAddressList === true)]
    const back = Object.entries(before).filter(
      ([name, value]) => name !== 'displayName' || value !== null,
    )
    if (back.length === 0) return undefined
    const names = back.map(([name]) => name)
    const now = Object.fromEntries(names.map((name) => [name, after[name] ?? null]))
    return [
      step(
        'users.update',
        { userId: id, ...expected(Object.fromEntries(back)), expected: expected(now) },
        { before: now, after: Object.fromEntries(back) },
      ),
    ]
  },
}
