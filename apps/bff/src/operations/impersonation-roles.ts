import { isDeepStrictEqual } from 'node:util'
import {
  paginateListImpersonationRoles,
  ResourceNotFoundException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { ImpersonationRole, type ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import type { Input } from '@mailroom/schemas/operations'
import { allItems } from '../aws/all-items.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { reachOf, usersWithMailbox } from '../impersonation/reach.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

/** Everything that a role may say, as not said. */
const nothing = { name: null, type: null, description: null, rules: null }

async function listRoles(client: WorkMail, OrganizationId: string) {
  return camel(
    await allItems(
      paginateListImpersonationRoles({ client }, { OrganizationId }),
      ({ Roles }) => Roles,
    ),
  )
}

/** Finds a role by its name, regardless of case. Source: 00-index, decision 13. */
export async function findRole(workmail: WorkMail, organizationId: string, wanted: string) {
  const roles = await listRoles(workmail, organizationId)
  return roles.find(({ name }) => name?.toLowerCase() === wanted.toLowerCase())
}

/** Refuses a name that another role has. AWS has no error of its own for it. Source: IMP-05. */
async function refuseTakenName(
  workmail: WorkMail,
  { organizationId, name }: { organizationId: string; name: string },
  ownId?: string,
) {
  const other = await findRole(workmail, organizationId, name)
  if (other && other.impersonationRoleId !== ownId)
    throw refusal('InvalidInput', `There is an impersonation role ${name}.`, {
      name: { code: 'roleNameTaken' },
    })
}

type Members = { readonly [name: string]: unknown }

/** Returns what a rule says; an empty list says as little as none. */
function saidBy(rule: ImpersonationRule): Members {
  return Object.fromEntries(
    Object.entries(rule).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value[0]),
    ),
  )
}

/** Returns rules as they are compared: neither their order nor that of their users matters. */
function comparable(rules: readonly Members[]): Members[] {
  const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value)
  return rules
    .map((rule) =>
      Object.fromEntries(Object.entries(rule).map(([name, value]) => [name, sorted(value)])),
    )
    .sort((a, b) => (`${a.impersonationRuleId}` < `${b.impersonationRuleId}` ? -1 : 1))
}

/** Returns the current rules if others say the same, so that a mere order is no difference. */
function asCurrent(
  current: readonly Members[] | undefined,
  rules: readonly ImpersonationRule[] | undefined,
) {
  const others = rules?.map(saidBy)
  return others && current && isDeepStrictEqual(comparable(others), comparable(current))
    ? current
    : others
}

type Which = { organizationId: string; impersonationRoleId: string }

/** Reads a role and its rules. Errors: ResourceNotFoundException. */
async function wholeRole(
  workmail: WorkMail,
  { organizationId, impersonationRoleId }: Which,
): Promise<ImpersonationRole> {
  return ImpersonationRole.parse(
    camel(
      await workmail.getImpersonationRole({
        OrganizationId: organizationId,
        ImpersonationRoleId: impersonationRoleId,
      }),
    ),
  )
}

/** Reads what a role says, without its id and dates; `undefined` if there is none. */
export async function readRole(workmail: WorkMail, which: Which) {
  try {
    const { name, type, description, rules } = await wholeRole(workmail, which)
    return { name, type, description, rules: rules.map(saidBy) }
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

type Seen = { rules?: readonly ImpersonationRule[] | undefined }

/** Returns what the person saw, with the rules as they are compared. */
function seenBy(expected: Seen, current: { rules: readonly Members[] } | undefined) {
  const rules = asCurrent(current?.rules, expected.rules)
  return { ...nothing, ...expected, rules: rules ?? null }
}

/** Returns whether AWS has a role as an update leaves it. */
export async function isRoleAs(
  input: Omit<Input<'impersonationRoles.update'>, 'expected'>,
  { workmail }: { workmail: WorkMail },
): Promise<boolean> {
  const { name, type, description, rules } = input
  const current = await readRole(workmail, input)
  const wanted = { name, type, description, rules: asCurrent(current?.rules, rules) }
  return isDeepStrictEqual(current, wanted)
}

export const impersonationRoles = (
  directoryIndex: DirectoryIndex,
): Handlers<'impersonationRoles'> => ({
  'impersonationRoles.list': async ({ organizationId }, { workmail }) => ({
    items: await listRoles(workmail, organizationId),
  }),

  'impersonationRoles.get': async (input, { workmail }) => wholeRole(workmail, input),

  'impersonationRoles.create': async (input, { workmail, settle }) => {
    await refuseTakenName(workmail, input)
    // The SDK sends a client token, so that a repeated attempt creates no second role.
    const created = await settle('impersonationRoles.create', input, () =>
      workmail.createImpersonationRole(pascal(input)),
    )
    const { impersonationRoleId } = created
      ? camel(created)
      : ((await findRole(workmail, input.organizationId, input.name)) ?? {})
    return { impersonationRoleId }
  },

  'impersonationRoles.update': async ({ expected, ...input }, { workmail, note }) => {
    const { impersonationRoleId: id, name, type, description = null, rules } = input
    const current = await readRole(workmail, input)
    guardEdit(note, {
      target: { kind: 'IMPERSONATION_ROLE', id },
      current,
      expected: seenBy(expected, current),
      wanted: { name, type, description, rules: asCurrent(current?.rules, rules) },
    })
    if (name !== current?.name) await refuseTakenName(workmail, input, id)
    await workmail.updateImpersonationRole(pascal(input))
  },

  'impersonationRoles.delete': async ({ expected, ...input }, { workmail, note }) => {
    // AWS succeeds for a role that is not there any more, and so does this. Source: IMP-09.
    const current = (await readRole(workmail, input)) ?? nothing
    guardEdit(note, {
      target: { kind: 'IMPERSONATION_ROLE', id: input.impersonationRoleId },
      current,
      expected: seenBy(expected, current.rules ? current : undefined),
      wanted: nothing,
    })
    await workmail.deleteImpersonationRole(pascal(input))
  },

  'impersonationRoles.getEffect': async ({ ipAddress, ...input }, { workmail }) => {
    const {
      type,
      effect,
      matchedRules = [],
    } = camel(await workmail.getImpersonationRoleEffect(pascal(input)))
    const verdict = { type, effect, matchedRules: matchedRules ?? [] }
    if (ipAddress === undefined) return { ...verdict, access: undefined }
    const { Effect, MatchedRules = [] } = await workmail.getAccessControlEffect({
      OrganizationId: input.organizationId,
      ImpersonationRoleId: input.impersonationRoleId,
      ...{ IpAddress: ipAddress, Action: 'EWS' },
    })
    return { ...verdict, access: { effect: Effect, matchedRules: MatchedRules.toSorted() } }
  },

  'impersonationRoles.countReach': async ({ impersonationRoleId, ...scope }, { workmail }) => {
    const [{ type, rules }, facts] = await Promise.all([
      wholeRole(workmail, { ...scope, impersonationRoleId }),
      directoryIndex.accessFacts(scope),
    ])
    const reached = reachOf(rules, facts)
    const direct = reached.filter(({ opener }) => !opener).length
    const total = usersWithMailbox(facts).length
    return { type, direct, total, through: reached.length - direct, index: facts.index }
  },

  'impersonationRoles.listReach': async ({ impersonationRoleId, ...scope }, { workmail }) => {
    const [{ rules }, facts] = await Promise.all([
      wholeRole(workmail, { ...scope, impersonationRoleId }),
      directoryIndex.accessFacts(scope),
    ])
    const total = usersWithMailbox(facts).length
    return { items: reachOf(rules, facts), total, index: facts.index }
  },

  'impersonationRoles.listTargets': async (scope) => {
    const facts = await directoryIndex.accessFacts(scope)
    const items = usersWithMailbox(facts).map(({ id, name, displayName }) => ({
      ...{ userId: id, name: displayName ?? name },
    }))
    return { items, index: facts.index }
  },
})
