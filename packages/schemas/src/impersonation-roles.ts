import * as z from 'zod/mini'
import {
  EntityIdentifier,
  ImpersonationRoleDescription,
  ImpersonationRoleId,
  ImpersonationRoleName,
  ImpersonationRoleType,
  ImpersonationRuleDescription,
  ImpersonationRuleId,
  ImpersonationRuleName,
  IpAddress,
} from './constraints/workmail-shapes.generated.ts'
import { collections } from './constraints/workmail-structures.generated.ts'
import { read, write } from './declare.ts'
import { directoryReads } from './directory-reads.ts'
import { EntityType, IndexState, pollIndexMs } from './entities.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** The most impersonation roles of an organization. Source: QUOTA-33. */
export const maxImpersonationRoles = 20
/** The most rules of a role. Source: `ImpersonationRuleList`. */
export const maxImpersonationRules = collections.ImpersonationRuleList.max

/** Whether a role only reads the mailboxes of others, or also changes them. Source: IMP-01. */
export const roleTypes = ImpersonationRoleType.values
const type = z.enum(roleTypes)

const effect = z.enum(['ALLOW', 'DENY'])

/** A list that is absent or names somebody: AWS refuses an empty one. Source: IMP-05. */
const targets = z.optional(
  z
    .array(text({ ...EntityIdentifier, min: 1 }))
    .check(z.minLength(1), z.maxLength(collections.TargetUsers.max)),
)

/**
 * A rule of a role. Its id is made here, and stays as long as the rule. A rule without users is for
 * everybody. Source: IMP-05.
 */
const rule = z.strictObject({
  impersonationRuleId: text(ImpersonationRuleId),
  /** AWS also has rules without a name. */
  name: z.optional(text(ImpersonationRuleName)),
  description: z.optional(text(ImpersonationRuleDescription)),
  effect,
  ...{ targetUsers: targets, notTargetUsers: targets },
})

const list = z.optional(z.array(z.string()))

/** A rule as AWS has it; users are ids, also of those who no longer exist. Source: IMP-06. */
export const ImpersonationRule = z.object({
  impersonationRuleId: z.string(),
  ...{ name: z.optional(z.string()), description: z.optional(z.string()) },
  effect,
  ...{ targetUsers: list, notTargetUsers: list },
})
export type ImpersonationRule = z.infer<typeof ImpersonationRule>

/** What a list tells of a role: neither description nor rules. Source: IMP-04. */
const summary = {
  impersonationRoleId: z.string(),
  name: z.string(),
  type,
  dateCreated: z.optional(timestamp),
  dateModified: z.optional(timestamp),
}
const ImpersonationRoleSummary = z.object(summary)
export type ImpersonationRoleSummary = z.infer<typeof ImpersonationRoleSummary>

/** A role with which programs open the mailboxes of others by EWS. Source: IMP-01, IMP-06. */
export const ImpersonationRole = z.object({
  ...summary,
  description: z.optional(z.string()),
  rules: z.array(ImpersonationRule),
})
export type ImpersonationRole = z.infer<typeof ImpersonationRole>

/** Refuses the second rule of an id or of a name, at its place. Source: IMP-05, 06 §7.I. */
const differingRules = z.superRefine<z.infer<typeof rule>[]>((rules, context) => {
  const ids = rules.map(({ impersonationRuleId }) => impersonationRuleId)
  const names = rules.map(({ name }) => name?.toLowerCase())
  for (const [index, { impersonationRuleId, name }] of rules.entries()) {
    if (ids.indexOf(impersonationRuleId) < index)
      context.addIssue({ code: 'custom', path: [index], message: 'ruleTwice' })
    if (name !== undefined && names.indexOf(name.toLowerCase()) < index)
      context.addIssue({ code: 'custom', path: [index, 'name'], message: 'ruleNameTwice' })
  }
})

/** What a role says. */
const role = {
  name: nameText(ImpersonationRoleName),
  type,
  /** An empty one is not sent; AWS refuses it. Source: 06 §7.I. */
  description: z.optional(text(ImpersonationRoleDescription)),
  /** Without rules the role can act as nobody. Source: IMP-03. */
  rules: z.array(rule).check(z.maxLength(maxImpersonationRules), differingRules),
}

const id = text(ImpersonationRoleId)
const oneRole = { ...inOrganization, impersonationRoleId: id }
const where = ({ organizationId }: { organizationId: string }) => ({ organizationId })
const which = (input: { organizationId: string; impersonationRoleId: string }) => ({
  organizationId: input.organizationId,
  impersonationRoleId: input.impersonationRoleId,
})

/** The role the person saw, as it is compared with the one that AWS has. Error: `Conflict`. */
const seen = z.strictObject({
  name: z.optional(text({ max: 256 })),
  type: z.optional(type),
  description: z.optional(text({ max: 1_024 })),
  rules: z.optional(z.array(rule).check(z.maxLength(100))),
})

/** A user of a rule is unknown or disabled. Source: IMP-05. */
const errorFields = { EntityNotFoundException: 'rules', EntityStateException: 'rules' } as const
const target = { kind: 'IMPERSONATION_ROLE', id: 'impersonationRoleId', name: 'name' } as const

const matchedRules = z.array(
  z.object({ impersonationRuleId: z.string(), name: z.optional(z.string()) }),
)

/**
 * A mailbox that a role reaches: of a user whom it can act as, by the rules that allow it, or one
 * that such a user can open by a full access permission. Source: IMP-02, IMP-03.
 */
export const ReachedMailbox = z.object({
  ...{ entityId: z.string(), type: EntityType, name: z.string() },
  ...{ displayName: z.optional(z.string()), email: z.optional(z.string()) },
  /** The rules that allow to act as the user; none for the mailbox of somebody else. */
  ruleIds: z.array(z.string()),
  /** The first of those who can open the mailbox, and how many can. */
  opener: z.optional(z.object({ userId: z.string(), name: z.string(), count: z.int() })),
})
export type ReachedMailbox = z.infer<typeof ReachedMailbox>

/** What is evaluated for the whole directory, from the index. */
const ofWholeDirectory = {
  roles: everyone,
  input: z.strictObject(oneRole),
  aws: [{ action: 'workmail:GetImpersonationRole', input: which }, ...directoryReads],
  pollMs: pollIndexMs,
} as const

export const impersonationRoles = {
  'impersonationRoles.list': read({
    summary: 'List the impersonation roles of an organization, without their rules',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(ImpersonationRoleSummary) }),
    aws: ['workmail:ListImpersonationRoles'],
  }),

  'impersonationRoles.get': read({
    summary: 'Show an impersonation role and its rules',
    roles: everyone,
    input: z.strictObject(oneRole),
    output: ImpersonationRole,
    aws: ['workmail:GetImpersonationRole'],
  }),

  /** Problem: `roleNameTaken`, because AWS has no error of its own for it. Source: IMP-05. */
  'impersonationRoles.create': write({
    summary: 'Create an impersonation role with its rules',
    roles: ['administrator'],
    input: z.strictObject({ ...inOrganization, ...role }),
    output: z.object({ impersonationRoleId: z.string() }),
    aws: [
      { action: 'workmail:ListImpersonationRoles', input: where },
      {
        action: 'workmail:CreateImpersonationRole',
        input: ({ connectionId: _, region: __, rules = [], ...wanted }) => ({ ...wanted, rules }),
      },
    ],
    errorFields,
  }),

  /** Problem: `roleNameTaken`. */
  'impersonationRoles.update': write({
    summary: 'Replace a whole impersonation role; untouched rules keep their ids',
    roles: ['administrator'],
    input: z.strictObject({
      ...oneRole,
      ...role,
      // A name that AWS has already can stay.
      name: text(ImpersonationRoleName),
      expected: seen,
    }),
    output: z.void(),
    aws: [
      { action: 'workmail:GetImpersonationRole', input: which },
      {
        action: 'workmail:ListImpersonationRoles',
        input: ({ organizationId, name, expected }) =>
          name === expected.name ? undefined : { organizationId },
      },
      {
        action: 'workmail:UpdateImpersonationRole',
        input: ({ connectionId: _, region: __, expected: ___, rules = [], ...wanted }) => ({
          ...wanted,
          rules,
        }),
      },
    ],
    errorFields,
    target,
  }),

  'impersonationRoles.delete': write({
    summary: 'Delete an impersonation role, also from the access control rules',
    roles: ['administrator'],
    input: z.strictObject({ ...oneRole, expected: seen }),
    output: z.void(),
    aws: [
      { action: 'workmail:GetImpersonationRole', input: which },
      { action: 'workmail:DeleteImpersonationRole', input: which },
    ],
    target: { kind: target.kind, id: target.id },
    changes: ['accessControlRules'],
  }),

  'impersonationRoles.getEffect': read({
    summary: 'Show whether an impersonation role may act as a user, and from where',
    roles: everyone,
    input: z.strictObject({
      ...oneRole,
      targetUser: text({ ...EntityIdentifier, min: 1 }),
      /** From where the program comes; then the access control rules are asked, too. */
      ipAddress: z.optional(text({ min: 1, pattern: IpAddress.pattern }, 'ipAddress')),
    }),
    output: z.object({
      ...{ type, effect, matchedRules },
      /** What the access control rules decide about EWS with this role; absent without an address. */
      access: z.optional(z.object({ effect, matchedRules: z.array(z.string()) })),
    }),
    aws: [
      {
        action: 'workmail:GetImpersonationRoleEffect',
        input: ({ targetUser, ...input }) => ({ ...which(input), targetUser }),
      },
      {
        action: 'workmail:GetAccessControlEffect',
        input: ({ ipAddress, ...input }) =>
          ipAddress === undefined ? undefined : { ...which(input), ipAddress, action: 'EWS' },
      },
    ],
    errorFields: { EntityNotFoundException: 'targetUser', EntityStateException: 'targetUser' },
  }),

  'impersonationRoles.countReach': read({
    ...ofWholeDirectory,
    summary: 'Count the mailboxes that an impersonation role reaches',
    output: z.object({
      type,
      /** The users whom it can act as, and all with a mailbox. */
      ...{ direct: z.int(), total: z.int() },
      /** The other mailboxes that these users can open. */
      through: z.int(),
      index: IndexState,
    }),
  }),

  'impersonationRoles.listReach': read({
    ...ofWholeDirectory,
    summary: 'List the mailboxes that an impersonation role reaches',
    output: z.object({ items: z.array(ReachedMailbox), total: z.int(), index: IndexState }),
  }),

  'impersonationRoles.listTargets': read({
    summary: 'List the users whom an impersonation role could act as, from the index',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: z.object({
      items: z.array(z.object({ userId: z.string(), name: z.string() })),
      index: IndexState,
    }),
    aws: directoryReads,
    pollMs: pollIndexMs,
  }),
}
