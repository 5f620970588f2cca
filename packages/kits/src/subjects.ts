import { dropped } from '@mailroom/schemas/lint/decisions'
import type { LintEntity, LintModel, LintUser } from '@mailroom/schemas/lint/model'
import { isPerson, isTestDomain, partsOf } from '@mailroom/schemas/lint/rule'
import type { Subject } from './kit.ts'
import type { KitWord } from './words.ts'

/** Why something is not in a kit, and what becomes of it. */
export type Fate = {
  disposition: 'byHand' | 'excluded'
  reason: KitWord
  values?: Record<string, string>
}

/** What people decided about users, groups and resources, by their ids. */
export type Decisions = {
  /** On the list by hand, because of an error of the linter or because somebody wants it. */
  byHand: ReadonlyMap<string, string>
  /** Left out, with the reason that was given. */
  excluded: ReadonlyMap<string, string>
}

const excluded = (reason: KitWord): Fate => ({ disposition: 'excluded', reason })
const byHand = (reason: KitWord): Fate => ({ disposition: 'byHand', reason })

/** Returns why an address does not go along; undefined if it does. Source: LINT-02, KIT-01. */
export function fateOfAddress(model: LintModel, address: string): Fate | undefined {
  const { domain } = partsOf(address)
  if (isTestDomain(model, domain)) return excluded('reason.testDomain')
  if (model.decided.placeOf(domain) === dropped) return excluded('reason.droppedDomain')
  return undefined
}

function fateOf(model: LintModel, row: LintEntity, decisions: Decisions): Fate | undefined {
  const because = decisions.excluded.get(row.id)
  if (because !== undefined) return { ...excluded('reason.decided'), values: { reason: because } }
  if (row.kind === 'user' && row.role === 'SYSTEM_USER') return excluded('reason.systemUser')
  if (row.state !== 'ENABLED') return excluded('reason.disabled')
  const asked = decisions.byHand.get(row.id)
  if (asked !== undefined) return { ...byHand('reason.askedByHand'), values: { reason: asked } }
  if (!row.email || fateOfAddress(model, row.email)) return byHand('reason.noAddress')
  return undefined
}

function subject<Row extends LintEntity>(model: LintModel, row: Row): Subject<Row> {
  const { mapped } = model.decided
  const addresses = model.addressesOf.get(row.id) ?? []
  return {
    row,
    address: mapped(row.email ?? ''),
    aliases: addresses
      .filter(({ address }) => address !== row.email && !fateOfAddress(model, address))
      .map((each) => ({ address: mapped(each.address), row: each }))
      .toSorted(byAddress),
  }
}

/** By code points, so that no language of the machine changes a kit. */
export function byAddress(one: { address: string }, other: { address: string }): number {
  return one.address < other.address ? -1 : one.address > other.address ? 1 : 0
}

/** Says who goes into a kit, and what becomes of all others. */
export function subjectsOf(model: LintModel, decisions: Decisions) {
  const fates = new Map<string, Fate>()
  const byId = new Map<string, Subject>()
  const those = <Row extends LintEntity>(rows: Iterable<Row>): Subject<Row>[] => {
    const subjects: Subject<Row>[] = []
    for (const row of rows) {
      const fate = fateOf(model, row, decisions)
      if (fate) {
        fates.set(row.id, fate)
        continue
      }
      const each = subject(model, row)
      byId.set(row.id, each)
      subjects.push(each)
    }
    return subjects.toSorted(byAddress)
  }
  const everybody = those<LintUser>(model.users.values())
  return {
    users: everybody.filter(({ row }) => isPerson(row)),
    remoteUsers: everybody.filter(({ row }) => !isPerson(row)),
    groups: those(model.groups.values()),
    resources: those(model.resources.values()),
    byId,
    fates,
  }
}
