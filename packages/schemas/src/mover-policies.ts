import { actionsOf } from './iam-policy.ts'
import type { Mover } from './movers.ts'

type Access = Pick<
  Mover,
  'accountId' | 'externalId' | 'roleArn' | 'endsOn' | 'impersonationRoleId'
> & {
  /** The ARN of the organization, which tells its account and Region. */
  organizationArn: string
}

/** The condition that ends an access with the end of its last day. Source: IAM guide, aws:CurrentTime. */
const untilItsEnd = ({ endsOn }: Pick<Access, 'endsOn'>) => ({
  DateLessThanEquals: { 'aws:CurrentTime': `${endsOn}T23:59:59Z` },
})

/** Returns who may assume the role of a migration company: its account alone. Source: KIT-08. */
export function moverTrustPolicy(access: Access) {
  const [, partition = 'aws'] = access.organizationArn.split(':')
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${access.accountId}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': access.externalId },
          ...untilItsEnd(access),
        },
      },
    ],
  }
}

type Assuming = {
  organizationArn: string
  impersonationRoleId: string
  sid: string
  /** What must hold, too. */
  conditions?: object
}

/**
 * Returns the statement that lets a program assume one impersonation role of one organization.
 * Source: IMP-02, 01/IAM-14.
 */
export function assumeRoleStatement({ organizationArn, sid, ...rest }: Assuming) {
  const { impersonationRoleId, conditions } = rest
  return {
    ...{ Sid: sid, Effect: 'Allow' },
    ...{ Action: ['workmail:AssumeImpersonationRole'], Resource: organizationArn },
    Condition: {
      ...conditions,
      StringEquals: { 'workmail:ImpersonationRoleId': impersonationRoleId },
    },
  }
}

/**
 * Returns what the role may do: read what a snapshot reads of the one organization, and assume the
 * one impersonation role. What Amazon SES reads cannot be limited to an organization, so it is left
 * out. Source: KIT-08, INV-08, 01/IAM-11, 01/IAM-14.
 */
export function moverPolicy(access: Access) {
  const { organizationArn: Resource, impersonationRoleId: id } = access
  const reads = actionsOf('snapshots.create').filter((action) => action.startsWith('workmail:'))
  const Condition = untilItsEnd(access)
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'ReadTheDirectory', Effect: 'Allow', Action: reads.sort(), Resource, Condition },
      ...(id === undefined
        ? []
        : [
            assumeRoleStatement({
              ...{ organizationArn: Resource, impersonationRoleId: id, sid: 'ReadMail' },
              conditions: Condition,
            }),
          ]),
    ],
  }
}

/** The files that the commands read the documents from. */
export const moverFiles = { trust: 'mover-trust.json', policy: 'mover-policy.json' } as const

const policyName = 'WorkMailMigration'

function nameAndPath(roleArn: string) {
  const [, ...path] = (roleArn.split(':').at(-1) ?? '').split('/')
  const name = path.pop() ?? ''
  return { name, path: path.length > 0 ? ` --path /${path.join('/')}/` : '' }
}

/** Returns the commands that create the role, from the files; a session lasts an hour. */
export function moverCreateCommands({ roleArn }: Pick<Access, 'roleArn'>): string[] {
  const { name, path } = nameAndPath(roleArn)
  return [
    `aws iam create-role --role-name ${name}${path} --max-session-duration 3600 --assume-role-policy-document file://${moverFiles.trust}`,
    `aws iam put-role-policy --role-name ${name} --policy-name ${policyName} --policy-document file://${moverFiles.policy}`,
  ]
}

/** Returns the commands that delete the role; credentials handed out lose its rights at once. */
export function moverRevokeCommands({ roleArn }: Pick<Access, 'roleArn'>): string[] {
  const { name } = nameAndPath(roleArn)
  return [
    `aws iam delete-role-policy --role-name ${name} --policy-name ${policyName}`,
    `aws iam delete-role --role-name ${name}`,
  ]
}
