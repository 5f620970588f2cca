import * as z from 'zod/mini'
import { isIpRange } from './access/ip-range.ts'
import {
  AccessControlRuleAction,
  AccessControlRuleDescription,
  AccessControlRuleEffect,
  AccessControlRuleName,
  ImpersonationRoleId,
  IpAddress,
  IpRange,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { collections } from './constraints/workmail-structures.generated.ts'
import { read, write } from './declare.ts'
import { notUpdated } from './partial-outcome.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** The most access control rules of an organization. Source: QUOTA-27. */
export const maxAccessControlRules = 10

/** The protocols of a rule, which the model has as free texts. Source: ACR-04, 06 §5.2. */
export const accessProtocols = [
  ...(['WebMail', 'WindowsOutlook', 'AutoDiscover', 'EWS', 'ActiveSync', 'IMAP', 'SMTP'] as const),
] as const

/** A list that is absent or has values: an empty one would be a condition that all fulfil. */
const some = <Item extends z.ZodMiniType>(item: Item, { max }: { max: number }) =>
  z.optional(z.array(item).check(z.minLength(1), z.maxLength(max)))

const { ActionsList, IpRangeList, UserIdList, ImpersonationRoleIdList } = collections
// What is no protocol, or no range, is refused unless AWS has it in the rule already (`keepsUnknown`).
const protocols = some(text(AccessControlRuleAction), ActionsList)
const ranges = some(text({ min: 1, max: 256 }), IpRangeList)
const users = some(text(WorkMailIdentifier), UserIdList)
const roles = some(text(ImpersonationRoleId), ImpersonationRoleIdList)

/** What a rule says, besides its name. A condition that is absent holds for all. Source: ACR-04. */
const rule = {
  effect: z.enum(AccessControlRuleEffect.values),
  // An empty description is not sent; AWS refuses it. Source: 06 §3.
  description: text({ ...AccessControlRuleDescription, min: 1 }),
  ...{ actions: protocols, notActions: protocols },
  ...{ ipRanges: ranges, notIpRanges: ranges },
  ...{ userIds: users, notUserIds: users },
  ...{ impersonationRoleIds: roles, notImpersonationRoleIds: roles },
}

/** The conditions of a rule, each before the one that excludes. Source: ACR-04. */
export const accessConditions = [
  ...(['actions', 'notActions', 'ipRanges', 'notIpRanges', 'userIds', 'notUserIds'] as const),
  ...(['impersonationRoleIds', 'notImpersonationRoleIds'] as const),
] as const
export type AccessCondition = (typeof accessConditions)[number]

const list = z.optional(z.array(z.string()))

/** What a rule of AWS says, by the members of `rule`. */
const found = {
  effect: z.optional(rule.effect),
  description: z.optional(z.string()),
  ...{ actions: list, notActions: list, ipRanges: list, notIpRanges: list },
  ...{ userIds: list, notUserIds: list },
  ...{ impersonationRoleIds: list, notImpersonationRoleIds: list },
}

const seenList = z.optional(z.array(text({ max: 256 })).check(z.maxLength(IpRangeList.max)))

/** What a person saw of a rule, also values that this version does not know. */
const seen = {
  effect: z.optional(rule.effect),
  description: z.optional(text({ max: 256 })),
  ...{ actions: seenList, notActions: seenList, ipRanges: seenList, notIpRanges: seenList },
  ...{ userIds: seenList, notUserIds: seenList },
  ...{ impersonationRoleIds: seenList, notImpersonationRoleIds: seenList },
}

/** A rule that allows or denies access to mailboxes. Source: ACR-01, ACR-20. */
export const AccessControlRule = z.object({
  name: z.string(),
  ...found,
  effect: rule.effect,
  dateCreated: z.optional(timestamp),
  dateModified: z.optional(timestamp),
})
export type AccessControlRule = z.infer<typeof AccessControlRule>

/** Returns whether a rule is the only one that allows access to anybody. Source: ACR-03. */
export function isOnlyAllow(
  rules: readonly Pick<AccessControlRule, 'name' | 'effect'>[],
  name: string,
): boolean {
  const allowing = rules.filter(({ effect }) => effect === 'ALLOW')
  return allowing.length === 1 && allowing[0]?.name === name
}

/**
 * The ranges from which no access can come: this network, loopback, multicast and reserved ones.
 * Source: RFC 6890.
 */
const nobodysRanges = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3']

/** Returns the addresses of an IPv4 range as numbers, from the first to before the end. */
function addressesOf(range: string) {
  const [address = '', length] = range.split('/')
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const size = 2 ** (32 - Number(length))
  const first = Math.floor(number / size) * size
  return { first, end: first + size }
}

/** Returns whether ranges, and those from which nobody comes, have all addresses of another. */
function cover(ranges: readonly string[], whole: string): boolean {
  const { first, end } = addressesOf(whole)
  const covered = [...nobodysRanges, ...ranges.filter((range) => IpRange.pattern.test(range))]
    .map(addressesOf)
    .sort((a, b) => a.first - b.first)
    .reduce((next, each) => (each.first <= next ? Math.max(next, each.end) : next), first)
  return covered >= end
}

/**
 * Returns whether a rule denies every access of all users: each of its conditions holds for all, be
 * it because it names all protocols or addresses. An exclusion of roles spares no user. A list that
 * is still empty, in a form, is a condition. Source: ACR-03, ACR-04, ACR-11.
 */
export function deniesEverybody(
  rule: { effect?: AccessControlRule['effect'] | undefined } & {
    [Name in AccessCondition]?: readonly string[] | undefined
  },
): boolean {
  const { effect, actions, notActions = [], ipRanges, notIpRanges = [] } = rule
  if (effect !== 'DENY' || accessConditions.some((name) => rule[name]?.length === 0)) return false
  if (rule.userIds || rule.notUserIds || rule.impersonationRoleIds) return false
  const isForAllProtocols = accessProtocols.every(
    (protocol) => !notActions.includes(protocol) && (actions?.includes(protocol) ?? true),
  )
  const isFromEverywhere = !ipRanges || cover(ipRanges, '0.0.0.0/0')
  return isForAllProtocols && isFromEverywhere && notIpRanges.every((range) => cover([], range))
}

/** The address of a client. Problem: `ipAddress`. */
export const ipAddress = text({ min: 1, pattern: IpAddress.pattern }, 'ipAddress')

type Access = {
  action: string
  userId?: string | undefined
  impersonationRoleId?: string | undefined
}

/** Refuses an access of an impersonation role with another protocol than EWS. Source: ACR-25. */
export const rolesUseEws = z.refine<Access>(
  ({ action, impersonationRoleId }) => impersonationRoleId === undefined || action === 'EWS',
  { error: 'onlyEws', path: ['action'] },
)

/** Refuses an access by neither or both, also while other members are missing. */
const byOne = z.refine<Access>(
  ({ userId, impersonationRoleId }) =>
    (userId === undefined) !== (impersonationRoleId === undefined),
  { error: 'choice', path: ['userId'], when: () => true },
)

/** The lists whose values AWS may have in ways that this version does not know. */
const openLists = {
  ...{ actions: 'choice', notActions: 'choice' },
  ...{ ipRanges: 'ipRange', notIpRanges: 'ipRange' },
} as const

function isKnown(name: keyof typeof openLists, value: string): boolean {
  if (openLists[name] === 'ipRange') return isIpRange(value)
  return accessProtocols.some((protocol) => protocol === value)
}

type Lists = { readonly [Name in keyof typeof openLists]?: readonly string[] | undefined }

/**
 * Refuses protocols and ranges that are none, except those that the rule had when the person saw it:
 * what AWS accepts by now is kept. Problems: `choice`, `ipRange`.
 */
const keepsUnknown = z.superRefine<Lists & { expected: Lists }>(
  ({ expected, ...lists }, context) => {
    const seenValues = Object.values(expected).flatMap((each) => (Array.isArray(each) ? each : []))
    for (const [name, error] of Object.entries(openLists) as [keyof Lists, string][])
      for (const [at, value] of (lists[name] ?? []).entries())
        if (!isKnown(name, value) && !seenValues.includes(value))
          context.addIssue({ code: 'custom', message: error, path: [name, at] })
  },
)

const oneRule = { ...inOrganization, name: text(AccessControlRuleName) }
const target = { kind: 'ACCESS_CONTROL_RULE', name: 'name' } as const
const inPlace = ({ organizationId }: { organizationId: string }) => ({ organizationId })

/** Returns what finds the list that has an unknown id: the one that was sent, if it is only one. */
function unknownIn<List extends AccessCondition>(included: List, excluded: List) {
  return (input: { [Name in List]?: unknown }): List | undefined => {
    const [one, other] = [included, excluded].filter((name) => input[name] !== undefined)
    return other === undefined ? one : undefined
  }
}

export const accessControlRules = {
  'accessControlRules.list': read({
    summary: 'List the access control rules of an organization',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(AccessControlRule) }),
    aws: ['workmail:ListAccessControlRules'],
  }),

  'accessControlRules.put': write({
    summary: 'Create an access control rule, or replace the whole rule of this name',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...oneRule,
        ...rule,
        /**
         * The rule the person saw, empty for none: then a rule of the same name is not replaced, and
         * `name` has the problem `ruleNameTaken`. If there is another by now, nothing is changed.
         * Error: `Conflict`. Source: ACR-22, ACR-23.
         */
        expected: z.strictObject(seen),
      })
      .check(keepsUnknown),
    output: z.void(),
    aws: [
      { action: 'workmail:ListAccessControlRules', input: inPlace },
      {
        action: 'workmail:PutAccessControlRule',
        input: ({ expected: _, ...wanted }) => wanted,
      },
    ],
    errorFields: {
      EntityNotFoundException: unknownIn('userIds', 'notUserIds'),
      ResourceNotFoundException: unknownIn('impersonationRoleIds', 'notImpersonationRoleIds'),
    },
    target,
  }),

  /**
   * AWS cannot rename a rule: it is created under the new name and then deleted. `notUpdated` says
   * why both are there; renaming again then deletes the old one. Problems of `newName`:
   * `ruleNameTaken`, and `noFreeSlot` if there are as many rules as AWS allows. Source: ACR-23.
   */
  'accessControlRules.rename': write({
    summary: 'Rename an access control rule: create it under the new name, then delete the old one',
    roles: ['administrator'],
    input: z.strictObject({
      ...oneRule,
      newName: text(AccessControlRuleName),
      /** The rule the person saw. If there is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.strictObject(seen),
    }),
    output: z.object({ notUpdated }),
    aws: [
      { action: 'workmail:ListAccessControlRules', input: inPlace },
      {
        action: 'workmail:PutAccessControlRule',
        input: ({ organizationId, newName, expected }) => ({
          ...{ organizationId, name: newName, ...expected },
        }),
      },
      {
        action: 'workmail:DeleteAccessControlRule',
        input: ({ organizationId, name }) => ({ organizationId, name }),
      },
    ],
    errorFields: { LimitExceededException: 'newName' },
    target,
  }),

  'accessControlRules.delete': write({
    summary: 'Delete an access control rule',
    roles: ['administrator'],
    input: z.strictObject({
      ...oneRule,
      /** The rule the person saw. If there is another by now, it stays. Error: `Conflict`. */
      expected: z.strictObject(seen),
    }),
    output: z.void(),
    aws: [
      { action: 'workmail:ListAccessControlRules', input: inPlace },
      {
        action: 'workmail:DeleteAccessControlRule',
        input: ({ organizationId, name }) => ({ organizationId, name }),
      },
    ],
    target,
  }),

  'accessControlRules.getEffect': read({
    summary: 'Show whether the access control rules allow an access, and which of them decide',
    roles: everyone,
    /**
     * The access is by a user or by an impersonation role, which uses EWS only. Problems: `choice` of
     * `userId` for neither or both, `onlyEws` of `action`. Source: ACR-25.
     */
    input: z
      .strictObject({
        ...inOrganization,
        ipAddress,
        action: z.enum(accessProtocols),
        userId: z.optional(text(WorkMailIdentifier)),
        impersonationRoleId: z.optional(text(ImpersonationRoleId)),
      })
      .check(byOne, rolesUseEws),
    /** `matchedRules` are the names of the rules that decided, none if no rule matched. */
    output: z.object({ effect: rule.effect, matchedRules: z.array(z.string()) }),
    aws: ['workmail:GetAccessControlEffect'],
    errorFields: {
      EntityNotFoundException: 'userId',
      ResourceNotFoundException: 'impersonationRoleId',
    },
  }),
}
