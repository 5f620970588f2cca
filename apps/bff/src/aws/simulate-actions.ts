import type { ContextEntry, IAM } from '@aws-sdk/client-iam'
import type { actionsNeeded } from '@mailroom/schemas/iam-policy'
import { Refusal } from '../operations/refusal.ts'
import { allItems } from './all-items.ts'

type Needed = ReturnType<typeof actionsNeeded>[number]

/**
 * Returns the ARN of the user or role whose policies decide about a caller; undefined for an account
 * and a federated user, which have none. STS does not tell the path of an assumed role, so a
 * configured role takes its place. Source: IAM API reference, SimulatePrincipalPolicy.
 */
function principalOf(callerArn: string, roleArn: string | undefined): string | undefined {
  if (/^arn:[\w-]+:iam::\d+:(user|role)\//.test(callerArn)) return callerArn
  const [, partition, account, role] =
    /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(callerArn) ?? []
  return role === undefined
    ? undefined
    : (roleArn ?? `arn:${partition}:iam::${account}:role/${role}`)
}

export type Simulation = {
  iam: IAM
  callerArn: string
  roleArn: string | undefined
  needed: readonly Needed[]
  /** The organization for which those actions are asked that are about one. */
  organizationArn: string | undefined
  /** The bucket and prefix of exports, for which the actions of S3 are asked. */
  exports: { bucket: string; prefix: string } | undefined
}

/**
 * Asks IAM which of the needed actions the policies of the caller do not allow. Errors:
 * PrincipalNotSimulated; those of SimulatePrincipalPolicy.
 */
export async function simulateActions(simulation: Simulation): Promise<Needed[]> {
  const { iam, callerArn, roleArn, needed, organizationArn, exports } = simulation
  const principal = principalOf(callerArn, roleArn)
  if (principal === undefined)
    throw new Refusal(400, {
      code: 'PrincipalNotSimulated',
      message: 'IAM simulates policies of users and roles only.',
    })
  const { paginateSimulatePrincipalPolicy } = await import('@aws-sdk/client-iam')
  const notAllowed = async (
    asked: readonly Needed[],
    resource: string,
    context: readonly ContextEntry[] = [],
  ): Promise<Needed[]> => {
    if (asked.length === 0) return []
    const pages = paginateSimulatePrincipalPolicy(
      { client: iam },
      {
        PolicySourceArn: principal,
        ActionNames: asked.map(({ action }) => action),
        ResourceArns: [resource],
        ContextEntries: [...context],
      },
    )
    const results = await allItems(pages, ({ EvaluationResults }) => EvaluationResults)
    const allowed = results.filter(({ EvalDecision }) => EvalDecision === 'allowed')
    return asked.filter(
      ({ action }) => !allowed.some(({ EvalActionName }) => EvalActionName === action),
    )
  }
  const isOfBucket = ({ service }: Needed) => service === 's3'
  const isAskedForOne = (each: Needed) =>
    each.isOfOrganization && !isOfBucket(each) && organizationArn !== undefined
  const [, partition] = callerArn.split(':')
  const answers = await Promise.all([
    notAllowed(needed.filter(isAskedForOne), organizationArn ?? '*'),
    notAllowed(
      needed.filter((each) => !isAskedForOne(each) && !isOfBucket(each)),
      '*',
    ),
    exports
      ? notAllowed(needed.filter(isOfBucket), `arn:${partition}:s3:::${exports.bucket}`, [
          {
            ContextKeyName: 's3:prefix',
            ContextKeyType: 'string',
            ContextKeyValues: [exports.prefix],
          },
        ])
      : [],
  ])
  return answers.flat()
}
