import type { LintEntity, LintGroup, LintResource, LintUser } from '@mailroom/schemas/lint/model'
import { isPerson, partsOf } from '@mailroom/schemas/lint/rule'
import type { ProfileField } from './facts.ts'
import type { Kit, Subject } from './kit.ts'
import { innerFirst } from './nesting.ts'
import { isPlainAddress, isPlainText } from './plain-text.ts'
import type { KitWord } from './words.ts'

/** Why a file of the target cannot say something. */
export type Refusal = { reason: KitWord; values?: Record<string, string | number> }

type Check<Row extends LintEntity> = (subject: Subject<Row>) => Refusal | undefined

/** What only some targets refuse. */
type Checks = {
  user?: Check<LintUser>
  group?: Check<LintGroup>
  /** Absent for targets whose files make no resources. */
  resource?: Check<LintResource>
  /** The target gives resources other addresses, so that they cannot be members. */
  resourcesMove?: boolean
}

/** Returns the key of a primary address, unless it is no address of the organization. */
export const primaryKeys = ({ reconciliation }: Kit, { row }: Subject) =>
  [`address ${row.email}`].filter(reconciliation.isOpen)

/** Returns the keys of a user, group or resource and of its primary address. */
export const ownKeys = (kit: Kit, subject: Subject) => [
  `${subject.row.kind} ${subject.row.id}`,
  ...primaryKeys(kit, subject),
]

export const aliasKeys = ({ aliases }: Subject) =>
  aliases.map(({ row }) => `address ${row.address}`)

/** Returns the key of the size of a mailbox, if a user has one. */
export const quotaKeys = ({ row }: Subject<LintUser>) =>
  row.quotaMb === undefined ? [] : [`quota ${row.id}`]

export const hiddenKeys = ({ row }: Subject) => (row.hidden ? [`hidden ${row.id}`] : [])

/** Returns the fields that a file can say, and puts the others on the list by hand. */
export function fieldsOf(
  kit: Kit,
  { row }: Subject<LintUser>,
  fields: readonly ProfileField[],
  check: (text: string, field: ProfileField) => Refusal | undefined = () => undefined,
) {
  const texts: Partial<Record<ProfileField, string>> = {}
  const keys: string[] = []
  for (const field of fields) {
    const text = row[field]
    if (!text) continue
    const key = `profile ${row.id} ${field}`
    const refusal: Refusal | undefined = isPlainText(text)
      ? check(text, field)
      : { reason: 'reason.control' }
    if (refusal) kit.byHand(key, refusal.reason, refusal.values)
    else {
      texts[field] = text
      keys.push(key)
    }
  }
  return { texts, keys }
}

/** Returns whether somebody is a user elsewhere, whose address stays as it is. */
const isRemote = ({ row }: Subject) => row.kind === 'user' && !isPerson(row)

/**
 * Sorts out what no file of the target can say, before anything is written: addresses that would be
 * read as something else, addresses that two have after the domain map, groups that contain each
 * other. It goes on the list by hand. Groups come with inner ones first.
 */
export function* sift(kit: Kit, checks: Checks = {}) {
  const taken = new Set<string>()
  const refusalOf = (address: string): Refusal | undefined => {
    if (!isPlainAddress(address)) return { reason: 'reason.address' }
    return taken.has(address) ? { reason: 'reason.taken' } : undefined
  }
  const written = new Map<string, Subject>()
  function* those<Row extends LintEntity>(
    subjects: readonly Subject<Row>[],
    check: Check<Row> = () => undefined,
  ) {
    const fit: Subject<Row>[] = []
    for (const subject of subjects) {
      yield
      const refusal = refusalOf(subject.address) ?? check(subject)
      if (refusal) {
        kit.byHand(`${subject.row.kind} ${subject.row.id}`, refusal.reason, refusal.values)
        continue
      }
      taken.add(subject.address)
      fit.push(subject)
    }
    return fit
  }
  function* aliases<Row extends LintEntity>(subjects: readonly Subject<Row>[]) {
    const fit: Subject<Row>[] = []
    for (const subject of subjects) {
      yield
      const each = { ...subject, aliases: subject.aliases.filter(keepsAlias) }
      fit.push(each)
      written.set(each.row.id, each)
    }
    return fit
  }
  const keepsAlias = ({ address, row }: Subject['aliases'][number]) => {
    const refusal = refusalOf(address)
    if (refusal) kit.byHand(`address ${row.address}`, refusal.reason, refusal.values)
    else taken.add(address)
    return !refusal
  }
  const primaries = {
    users: yield* those(kit.users, checks.user),
    groups: yield* those(kit.groups, checks.group),
    resources: checks.resource ? yield* those(kit.resources, checks.resource) : [],
  }
  const users = yield* aliases(primaries.users)
  const groups = yield* aliases(primaries.groups)
  const resources = yield* aliases(primaries.resources)
  const domains = new Set([...taken].map((address) => partsOf(address).domain))
  const inner = new Map(
    groups.map(({ row }) => [
      row.id,
      (kit.model.members.get(row.id) ?? []).map(({ memberId }) => memberId),
    ]),
  )
  const { order, looped } = innerFirst(inner)
  const byId = new Map(groups.map((group) => [group.row.id, group]))
  const refusalOfMember = (group: Subject, member: Subject): Refusal | undefined => {
    if (looped.has(group.row.id) && looped.has(member.row.id)) return { reason: 'reason.loop' }
    if (!isRemote(member)) {
      const moves = checks.resourcesMove && member.row.kind === 'resource'
      return written.has(member.row.id) && !moves ? undefined : { reason: 'reason.otherByHand' }
    }
    if (domains.has(partsOf(member.address).domain)) return { reason: 'reason.remoteHere' }
    return isPlainAddress(member.address) ? undefined : { reason: 'reason.address' }
  }
  return {
    ...{ users, resources, domains: [...domains].toSorted() },
    groups: order.flatMap((id) => byId.get(id) ?? []),
    isWritten: ({ row }: Subject) => written.has(row.id),
    /** Puts a group on the list by hand after all. Groups around it come later, and leave it out. */
    refuse: ({ row }: Subject<LintGroup>, { reason, values }: Refusal) => {
      written.delete(row.id)
      kit.byHand(`${row.kind} ${row.id}`, reason, values)
    },
    /** Returns the members that a file can name, once; the others go on the list by hand. */
    membersOf: (group: Subject<LintGroup>) =>
      kit.membersOf(group.row.id).filter(({ member, key }) => {
        const refusal = refusalOfMember(group, member)
        if (refusal) kit.byHand(key, refusal.reason, refusal.values)
        return !refusal
      }),
  }
}
export type Sifted =
  ReturnType<typeof sift> extends Generator<unknown, infer Result> ? Result : never
