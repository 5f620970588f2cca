import { createHash } from 'node:crypto'
import type { LintModel, LintUser } from '@mailroom/schemas/lint/model'
import { isPerson, partsOf } from '@mailroom/schemas/lint/rule'
import { type Fact, type FactKind, factKinds, factsOf, keyOf } from './facts.ts'
import { csvFiles, type KitFile } from './files.ts'
import type { Grant, Kit, Subject } from './kit.ts'
import { byHandFile, readMeFile } from './read-me.ts'
import type { Recipe } from './recipe.ts'
import {
  type Counts,
  type ReconciliationRow,
  reconciliationFiles,
  reconciliationFor,
} from './reconciliation.ts'
import { byAddress, type Decisions, type Fate, fateOfAddress, subjectsOf } from './subjects.ts'
import { type KitLanguage, wordsOf } from './words.ts'

/** Everything that a kit depends on. The same input gives the same bytes. Source: KIT-01. */
export type KitInput = Decisions & {
  recipe: Recipe
  model: LintModel
  language: KitLanguage
  snapshot: { digest: string; createdAt: string; isComplete: boolean }
  /** The SHA-256 of what was decided, in hex. */
  decisionsDigest: string
  /** Addresses beyond what the target takes become groups with their owner as member. LINT-26. */
  aliasGroups?: boolean
}

export type MadeKit = {
  files: readonly KitFile[]
  rows: readonly ReconciliationRow[]
  counts: Record<FactKind, Counts>
  /** How many passwords the browser has to make. */
  passwords: number
  /** What stands before each number of a password, and its scheme: `MAILROOM-<nonce>`. */
  passwordMark: string
}

/** Returns what becomes of a fact because of what it belongs to or names. */
function fateOfFact(
  model: LintModel,
  { fates, byId }: ReturnType<typeof subjectsOf>,
  { kind, id, factClass, ownerId, otherId }: Fact,
): Fate | undefined {
  if (kind === 'policy') return undefined
  const own = ownerId === undefined ? undefined : fates.get(ownerId)
  if (own) return own
  if (ownerId === undefined || !byId.has(ownerId))
    return { disposition: 'excluded', reason: 'reason.unknownOwner' }
  if (kind === 'address') return fateOfAddress(model, id)
  if (otherId === undefined) return undefined
  const other = fates.get(otherId)
  if (other?.disposition === 'byHand')
    return { disposition: 'byHand', reason: 'reason.otherByHand' }
  const known = byId.get(otherId)
  if (other || !known) return { disposition: 'excluded', reason: 'reason.otherExcluded' }
  // A user elsewhere can be a member, and nothing else.
  const isRemote = known.row.kind === 'user' && !isPerson(known.row)
  return isRemote && factClass !== 'member'
    ? { disposition: 'byHand', reason: 'reason.remoteUser' }
    : undefined
}

/** What recipes leave open, and the target does not hold. */
function fateOfRest({ holds }: Recipe, kit: Kit, fact: Fact): Fate {
  const owner = kit.subjectOf(fact.ownerId ?? '')?.row
  if (owner?.kind === 'user' && !isPerson(owner))
    return { disposition: 'byHand', reason: 'reason.remoteUser' }
  const holding = holds[fact.factClass]
  // What belongs to something that the recipe put on the list by hand goes along with it.
  const isByHand = owner !== undefined && kit.reconciliation.isByHand(`${owner.kind} ${owner.id}`)
  if (holding === 'carried' && !isByHand)
    throw new Error(`The recipe says that it carries ${fact.factClass}, and left one out`)
  if (holding === 'nothing') return { disposition: 'excluded', reason: 'reason.nothing' }
  return { disposition: 'byHand', reason: `notHeld.${fact.factClass}` }
}

function countsOf(rows: readonly ReconciliationRow[]) {
  const none = () => ({ carried: 0, byHand: 0, excluded: 0 })
  // Every kind is there.
  const counts = Object.fromEntries(factKinds.map((kind) => [kind, none()])) as Record<
    FactKind,
    Counts
  >
  for (const { kind, disposition } of rows) counts[kind][disposition]++
  return counts
}

/** Who gets which password, so that people can hand them over. Source: KIT-06, USR-25. */
const passwordsFile = 'passwords.csv'
const passwordHeadings = ['address', 'name', 'password'] as const

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function byPath(one: KitFile, other: KitFile): number {
  return one.path < other.path ? -1 : 1
}

/**
 * Makes a kit: a pure function of its input. It yields often, so that others get their turn.
 * Errors: a fact without exactly one disposition, two files of one name. Source: KIT-01, KIT-02.
 */
export function* makeKit(input: KitInput): Generator<undefined, MadeKit> {
  const { recipe, model, language, snapshot } = input
  const words = wordsOf(language)
  const reconciliation = yield* reconciliationFor(factsOf(model, words))
  const subjects = subjectsOf(model, input)
  yield
  const settle = (key: string, { disposition, reason, values }: Fate) =>
    reconciliation[disposition](key, words(reason, values))
  const files: KitFile[] = []
  const passwords = new Map<string, { user: Subject<LintUser>; number: number }>()
  const markOf = (as: string, number: number) =>
    `${passwordMark}-${as}-${String(number).padStart(6, '0')}`
  // Nobody can write it into a name beforehand: it depends on all names.
  const passwordMark = `MAILROOM-${sha256(`${snapshot.digest} ${recipe.target}`).slice(0, 12)}`
  const grants: Grant[] = []
  for (const fact of [...reconciliation.open()]) {
    yield
    const fate = fateOfFact(model, subjects, fact)
    if (fate) settle(keyOf(fact), fate)
  }
  for (const row of model.permissions)
    for (const value of row.values ?? []) {
      const key = keyOf({ kind: 'permission', id: `${row.mailboxId} ${row.granteeId} ${value}` })
      const [mailbox, grantee] = [
        subjects.byId.get(row.mailboxId),
        subjects.byId.get(row.granteeId),
      ]
      if (mailbox && grantee && reconciliation.isOpen(key))
        grants.push({ row, value, mailbox, grantee, key })
    }
  const along = (kind: FactKind, ownerId: string, ids: readonly string[]) =>
    ids
      .flatMap((id) => {
        const key = keyOf({ kind, id: `${ownerId} ${id}` })
        const found = subjects.byId.get(id)
        return found && reconciliation.isOpen(key) ? [{ ...found, found, key }] : []
      })
      .toSorted(byAddress)
  const domains = new Set<string>()
  // Remote users keep their addresses elsewhere: their domains are not made at the target.
  for (const those of [subjects.users, subjects.groups, subjects.resources])
    for (const { address, aliases } of those)
      for (const each of [{ address }, ...aliases]) domains.add(partsOf(each.address).domain)
  const kit: Kit = {
    ...{ model, words, reconciliation, aliasGroups: input.aliasGroups ?? false },
    ...{ users: subjects.users, remoteUsers: subjects.remoteUsers },
    ...{ groups: subjects.groups, resources: subjects.resources },
    subjectOf: (id) => subjects.byId.get(id),
    membersOf: (groupId) =>
      along(
        'membership',
        groupId,
        (model.members.get(groupId) ?? []).map(({ memberId }) => memberId),
      ).map(({ found: member, key }) => ({ member, key })),
    delegatesOf: (resourceId) =>
      along(
        'delegate',
        resourceId,
        (model.delegates.get(resourceId) ?? []).map(({ delegateId }) => delegateId),
      ).map(({ found: delegate, key }) => ({ delegate, key })),
    grants,
    domains: [...domains].toSorted(),
    carried: (place, ...keys) => {
      for (const key of keys) reconciliation.carried(key, place)
    },
    byHand: (key, reason, values = {}) => reconciliation.byHand(key, words(reason, values)),
    excluded: (key, reason, values = {}) => reconciliation.excluded(key, words(reason, values)),
    add: (from) => files.push(...from.files()),
    addProgram: (path, content) => files.push({ path, content }),
    passwordOf: (user, as = 'PASSWORD') => {
      const { number } = passwords.get(user.row.id) ?? { number: passwords.size + 1 }
      passwords.set(user.row.id, { user, number })
      return markOf(as, number)
    },
  }
  yield* recipe.make(kit)
  for (const fact of [...reconciliation.open()]) {
    yield
    settle(keyOf(fact), fateOfRest(recipe, kit, fact))
  }
  const rows = [...reconciliation.rows()]
  yield
  const slips = csvFiles(() => passwordsFile, { forPeople: true, headings: passwordHeadings })
  for (const { user, number } of passwords.values()) {
    const { displayName = '', name = '' } = user.row
    slips.add([user.address, displayName.trim() || name, markOf('PASSWORD', number)])
  }
  files.push(...slips.files())
  files.push(...(yield* reconciliationFiles(rows)))
  files.push(yield* byHandFile(rows, recipe, words))
  files.push(readMeFile(input, words, { passwords: passwords.size, files }))
  const counts = countsOf(rows)
  const sorted = files.toSorted(byPath)
  const listed = []
  for (const { path, content } of sorted) {
    listed.push({ path, bytes: Buffer.byteLength(content), sha256: sha256(content) })
    yield
  }
  const { target, version, checkedOn } = recipe
  const about = {
    ...{ format: 'mailroom-kit', formatVersion: 1, language },
    recipe: { target, version, checkedOn },
    snapshot: { digest: snapshot.digest, createdAt: snapshot.createdAt },
    ...{ decisions: input.decisionsDigest, counts, files: listed },
    passwords: { count: passwords.size, mark: passwordMark },
  }
  const kitJson = { path: 'kit.json', content: `${JSON.stringify(about, undefined, 2)}\n` }
  const all = [...sorted, kitJson].toSorted(byPath)
  if (new Set(all.map(({ path }) => path)).size !== all.length)
    throw new Error('Two files of a kit have the same name')
  return { files: all, rows, counts, passwords: passwords.size, passwordMark }
}

/** Makes a kit at once. */
export function madeKit(input: KitInput): MadeKit {
  const steps = makeKit(input)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
