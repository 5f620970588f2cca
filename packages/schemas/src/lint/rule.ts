import {
  type LintFinding,
  type LintSeverity,
  type LintTarget,
  lintTargets,
} from '../lint-findings.ts'
import type { LintEntity, LintModel, LintResource, LintUser } from './model.ts'

/** What a rule finds: the object, and what differs from the rule's own severity and targets. */
export type Found = Pick<LintFinding, 'objectKind' | 'objectId' | 'objectName'> & {
  values?: LintFinding['values']
  severity?: LintSeverity
  targets?: readonly LintTarget[]
  /** Tells findings of a rule about the same object apart. */
  detail?: string
}

/** A rule of the linter: data, and one function without side effects. Source: LINT-00. */
export type LintRule = {
  /** By its place in the specification. */
  id: `LINT-${number}${number}`
  targets: readonly LintTarget[]
  severity: LintSeverity
  /** Undefined is no finding: others get their turn where a rule looks at much and finds little. */
  check: (model: LintModel) => Iterable<Found | undefined>
}

export const everyTarget = lintTargets

/** Returns a user, group or resource as the object of a finding. */
export function entity(row: LintEntity) {
  const displayName = row.kind === 'user' ? row.displayName : undefined
  return {
    ...{ objectKind: row.kind, objectId: row.id },
    objectName: displayName?.trim() || row.name || row.id,
  } as const
}

export function domain(name: string) {
  return { objectKind: 'domain', objectId: name, objectName: name } as const
}

export function organization({ organization: row }: LintModel) {
  const { id = '', alias = id } = row ?? {}
  return { objectKind: 'organization', objectId: id, objectName: alias } as const
}

export const isEnabled = ({ state }: LintEntity) => state === 'ENABLED'

/** People with a mailbox of WorkMail; neither remote nor system users. */
export const isPerson = ({ role = 'USER' }: LintUser) => role === 'USER'

/** Returns the users that a kit creates at the target. */
export function* people({ users }: LintModel): Generator<LintUser> {
  for (const user of users.values()) if (isEnabled(user) && isPerson(user)) yield user
}

export function* enabledGroups({ groups }: LintModel) {
  for (const group of groups.values()) if (isEnabled(group)) yield group
}

export function* enabledResources({ resources }: LintModel): Generator<LintResource> {
  for (const resource of resources.values()) if (isEnabled(resource)) yield resource
}

/** Returns everything that a kit creates at the target. */
export function* created(model: LintModel): Generator<LintEntity> {
  yield* people(model)
  yield* enabledGroups(model)
  yield* enabledResources(model)
}

/** Returns a user, group or resource by its id, whatever its state. */
export function entityOf({ users, groups, resources }: LintModel, id: string) {
  return users.get(id) ?? groups.get(id) ?? resources.get(id)
}

/** Returns a name for an id, for the words of a finding. */
export function nameOf(model: LintModel, id: string): string {
  const found = entityOf(model, id)
  return found ? entity(found).objectName : id
}

export function partsOf(address: string): { local: string; domain: string } {
  const at = address.lastIndexOf('@')
  return { local: address.slice(0, at), domain: address.slice(at + 1) }
}

export function isTestDomain({ domains }: LintModel, name: string): boolean {
  return domains.get(name)?.isTest ?? name.endsWith('.awsapps.com')
}
