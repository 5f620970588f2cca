import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import { declarationOf, isOperationId } from '@mailroom/schemas/operations'
import * as z from 'zod/mini'

export type ValueRow = {
  name: string
  /** Absent if it is not known. */
  before?: unknown
  after?: unknown
  /**
   * `names`: it says who or what is meant, and is no value that changes. `leftOut`: it was given,
   * but the trail does not have it.
   */
  kind: 'changed' | 'given' | 'leftOut' | 'names' | 'unchanged'
}

type Changed = Pick<AuditEntry, 'operation' | 'input' | 'before' | 'leftOut' | 'details'>

/** The members that say where, not what; `expected` repeats the values before. */
const aside = ['connectionId', 'region', 'organizationId', 'expected', 'publicKey']

/** Returns the values by name; those of an object by its name, a dot and their own. */
function flat(values: Record<string, unknown>, prefix = ''): [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flat({ ...value }, `${prefix}${name}.`)
      : [[`${prefix}${name}`, value]],
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
}

/** Returns the values that a change has without naming them, such as the status after enabling. */
function impliedBy({ operation, input, before = {}, details }: Changed): Record<string, unknown> {
  const { aliases } = before
  const others = Array.isArray(aliases) ? aliases.filter((alias) => alias !== input.alias) : []
  switch (operation) {
    case 'users.enable':
    case 'groups.enable':
    case 'resources.enable':
      return { state: 'ENABLED' }
    case 'users.disable':
    case 'groups.disable':
    case 'resources.disable':
      return { state: 'DISABLED', email: '', aliases: [] }
    case 'mailDomains.register':
      return details?.policies === undefined ? {} : { policies: details.policies }
    case 'users.create':
      return { exists: true }
    case 'groupMembers.associate':
      return { isMember: true }
    case 'groupMembers.disassociate':
      return { isMember: false }
    case 'mailboxPermissions.delete':
      return { permissionValues: [] }
    case 'aliases.create':
      return { aliases: [...others, input.alias] }
    case 'aliases.delete':
      // What a job expected beside the alias stays as it is.
      return { ...before, aliases: others, alias: '' }
    default:
      return {}
  }
}

const order = { changed: 0, given: 1, leftOut: 1, unchanged: 2, names: 3 } as const

/** The members that name a user, group or resource. */
const naming = /^(user|group|resource|entity|member|delegate|grantee|aliasesTo|delegateTo)(Ids?)?$/

/** The members that say which part of a target is meant. */
const parts = ['policyName', 'notificationType', 'subject']

/** Returns the members that an operation requires, and those that name its target. */
function declaredFor(operation: string) {
  if (!isOperationId(operation)) return { required: [], target: [] }
  const { input, target } = declarationOf(operation)
  const shape = input instanceof z.ZodMiniObject ? Object.entries(input.def.shape) : []
  return {
    required: shape.flatMap(([name, member]) => (member instanceof z.ZodMiniOptional ? [] : name)),
    target: [target?.id, target?.name],
  }
}

/** Whether a value says who or what is meant. */
function isName(name: string): boolean {
  const last = name.split('.').at(-1) ?? ''
  return naming.test(last) || /Ids?$/.test(last) || parts.includes(last)
}

/** Whether an operation takes something away, with the values that it had. */
function isRemoval(operation: string): boolean {
  return /\.(delete|disassociate|deregister|revoke|discard)/.test(operation)
}

/**
 * Returns the values of an entry, changed ones first. A write names only what it changes: a value
 * that it does not name stays as it was, unless the whole is taken away, or the trail lacks it.
 */
export function valuesOf(entry: Changed): ValueRow[] {
  const { operation, input, before = {}, leftOut = [] } = entry
  const old = new Map(flat(before))
  const { required, target } = declaredFor(operation)
  const implied = Object.entries(impliedBy(entry)).filter(([name]) => old.has(name))
  const wanted = new Map(
    [...flat(input), ...implied].filter(([name]) => !aside.includes(name.split('.')[0] ?? '')),
  )
  // The number of rows of a plan is among its details.
  const lacking = leftOut.filter((name) => ![...aside, 'change', 'before'].includes(name))
  /** Whether a value names the target, which is as it was. */
  const namesTarget = (name: string) =>
    target.includes(name) && (!old.has(name) || isSame(old.get(name), wanted.get(name)))
  const isEdit =
    !isRemoval(operation) || [...wanted.keys()].some((name) => old.has(name) && !namesTarget(name))
  const names = new Set([...wanted.keys(), ...old.keys(), ...lacking])
  const rows = [...names].map((name): ValueRow => {
    const [was, after] = [old.get(name), wanted.get(name)]
    const [member = ''] = name.split('.')
    if (wanted.has(name) && namesTarget(name)) return { name, after, kind: 'names' }
    // Entries of older versions do not say what they leave out.
    const isLacking = lacking.includes(member) || required.includes(member)
    if (!wanted.has(name) && isLacking)
      return { name, ...(old.has(name) ? { before: was } : {}), kind: 'leftOut' }
    if (!old.has(name)) return { name, after, kind: isName(name) ? 'names' : 'given' }
    if (!wanted.has(name))
      return isEdit
        ? { name, before: was, after: was, kind: 'unchanged' }
        : { name, before: was, kind: 'changed' }
    return { name, before: was, after, kind: isSame(was, after) ? 'unchanged' : 'changed' }
  })
  return rows.sort((one, other) => order[one.kind] - order[other.kind])
}

/** Returns the ids of users, groups and resources in an entry, for their names. */
export function entityIdsOf(rows: readonly ValueRow[]): string[] {
  const ids = rows
    .filter(({ name }) => naming.test(name.split('.').at(-1) ?? ''))
    .flatMap(({ before, after }) => [before, after].flat())
    .filter((id) => typeof id === 'string' && id !== '')
  return [...new Set(ids as string[])].slice(0, 100)
}
