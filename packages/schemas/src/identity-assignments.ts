import * as z from 'zod/mini'
import { ApplicationArn } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

/** Whom an application can be assigned to. Source: IAM Identity Center API, `PrincipalType`. */
export const principalTypes = ['USER', 'GROUP'] as const
const principalType = z.enum(principalTypes)
/** Source: Identity Store API, `ResourceId`. */
const principalId = text({
  ...{ min: 1, max: 47 },
  pattern:
    /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/,
})
const applicationArn = text(ApplicationArn, 'applicationArn')

/** A user or group of IAM Identity Center. Names are absent if they could not be read. */
export const Principal = z.object({
  principalId: z.string(),
  principalType,
  name: z.optional(z.string()),
  displayName: z.optional(z.string()),
  email: z.optional(z.string()),
})
export type Principal = z.infer<typeof Principal>

/** An instance of IAM Identity Center. Source: `ListInstances`. */
export const IdentityCenterInstance = z.object({
  instanceArn: z.string(),
  identityStoreId: z.optional(z.string()),
  name: z.optional(z.string()),
})

const store = { identityStoreId: '<IdentityStoreId>' }
const instances = { action: 'sso:ListInstances', input: () => ({}) } as const
const oneAssignment = {
  ...inOrganization,
  applicationArn,
  principalType,
  principalId,
}
const sent = ({
  applicationArn,
  principalId,
  principalType,
}: {
  applicationArn: string
  principalId: string
  principalType: string
}) => ({ applicationArn, principalId, principalType })

/** Source: IDC-05, 04 Z2. They need services that a connection has to allow. */
export const identityAssignments = {
  'identityAssignments.listInstances': read({
    summary: 'List the instances of IAM Identity Center in a Region',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(IdentityCenterInstance) }),
    aws: [instances],
  }),

  'identityAssignments.list': read({
    summary: 'List the users and groups that are assigned to the application of an organization',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, applicationArn }),
    output: z.object({ items: z.array(Principal) }),
    aws: [
      {
        action: 'sso:ListApplicationAssignments',
        input: ({ applicationArn }) => ({ applicationArn }),
      },
      instances,
      { action: 'identitystore:ListUsers', input: () => store },
      { action: 'identitystore:ListGroups', input: () => store },
    ],
  }),

  'identityAssignments.listPrincipals': read({
    summary: 'List the users and groups of IAM Identity Center',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(Principal) }),
    aws: [
      instances,
      { action: 'identitystore:ListUsers', input: () => store },
      { action: 'identitystore:ListGroups', input: () => store },
    ],
  }),

  'identityAssignments.create': write({
    summary: 'Assign a user or group of IAM Identity Center to the application of an organization',
    roles: ['administrator'],
    input: z.strictObject(oneAssignment),
    output: z.void(),
    aws: [{ action: 'sso:CreateApplicationAssignment', input: sent }],
    changes: ['identityProvider'],
    target: { kind: 'IDENTITY_CENTER_PRINCIPAL', id: 'principalId' },
  }),

  'identityAssignments.delete': write({
    summary: 'End the assignment of a user or group of IAM Identity Center',
    roles: ['administrator'],
    input: z.strictObject(oneAssignment),
    output: z.void(),
    aws: [{ action: 'sso:DeleteApplicationAssignment', input: sent }],
    changes: ['identityProvider'],
    target: { kind: 'IDENTITY_CENTER_PRINCIPAL', id: 'principalId' },
  }),
}
