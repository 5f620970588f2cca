import { decide } from './evaluate.ts'
import { listOf, type PolicyDocument, type Statement } from './policy-document.ts'
import { matches } from './wildcards.ts'
import { accessLevels, workmailActions } from './workmail-actions.ts'

/**
 * What a policy says of an action before anything is known of the request: it allows it always, only
 * under conditions or for some resources, or never.
 */
export type Reach = 'always' | 'sometimes' | 'never'

/** What stands for any resource of the right kind: no pattern names it, so only a `*` matches it. */
const anyResource = '\uFDD2'.repeat(64)

function resourceFor(action: string): string {
  if (/^workmail:(?:List|Create)Organizations?$/.test(action)) return '*'
  return action.startsWith('workmail:')
    ? `arn:aws:workmail:${anyResource}:${anyResource}:organization/${anyResource}`
    : anyResource
}

/** Whether one of some patterns may be about a resource of an action: it names the service, or any. */
function canBeAbout(patterns: string | readonly string[], action: string): boolean {
  if (resourceFor(action) === '*') return listOf(patterns).includes('*')
  const [service = ''] = action.split(':')
  return listOf(patterns).some((pattern) => {
    const [arn = '', partition = '', part = '*'] = pattern.split(':')
    // A wildcard before the service reaches over the colons.
    return /[*?]/.test(arn + partition) || matches(part.replace(/[*?].*$/, '*'), service)
  })
}

/** Whether a statement may be about some resource of an action. */
function isRelevant({ Resource, NotResource }: Statement, action: string): boolean {
  return Resource === undefined
    ? !listOf(NotResource ?? []).includes('*')
    : canBeAbout(Resource, action)
}

/** Whether a statement counts whatever the request is: nothing but a `*` narrows it. */
function isSure({ Condition = {}, NotResource }: Statement, action: string): boolean {
  return (
    Object.keys(Condition).length === 0 &&
    (NotResource === undefined || !canBeAbout(NotResource, action))
  )
}

/** Returns what a policy of a user or role says of an action. Source: IAM-09, IAM-10. */
export function reachOf(policy: PolicyDocument, action: string): Reach {
  const wanted = action.toLowerCase()
  const statements = listOf(policy.Statement).filter((statement) => {
    const { Action, NotAction } = statement
    const isIn = listOf(Action ?? NotAction ?? []).some((each) =>
      matches(each.toLowerCase(), wanted),
    )
    return isIn === (Action !== undefined) && isRelevant(statement, action)
  })
  /** Decides by those of the statements that surely count. */
  const decideWith = (chosen: Statement[]) =>
    decide(
      { ...policy, Statement: chosen.filter((each) => isSure(each, action)) },
      { action, resource: resourceFor(action), context: () => new Map() },
    )
  const denies = statements.filter(({ Effect }) => Effect === 'Deny')
  const allows = statements.filter(({ Effect }) => Effect === 'Allow')
  if (allows.length === 0 || decideWith(denies) === 'explicitDeny') return 'never'
  return denies.length === 0 && decideWith(allows) === 'allowed' ? 'always' : 'sometimes'
}

/** The difference between a policy and what a role of Mailroom needs. */
export type PolicyDifference = {
  /** Needed, and never allowed. */
  missing: string[]
  /** Needed, and allowed under conditions or for some resources only. */
  sometimes: string[]
  /** Actions of WorkMail that are allowed and not needed. */
  more: string[]
  /** The patterns of other services that allow something, of which nothing is needed. */
  moreOfOthers: string[]
}

/** Compares a policy of a user or role with the actions that a role of Mailroom needs. */
export function comparePolicy(policy: PolicyDocument, needed: readonly string[]): PolicyDifference {
  const reached = needed.map((action) => [action, reachOf(policy, action)] as const)
  const at = (reach: Reach) => reached.flatMap(([action, each]) => (each === reach ? [action] : []))
  const known = accessLevels.flatMap((level) =>
    workmailActions[level].map((name) => `workmail:${name}`),
  )
  const patterns = listOf(policy.Statement).flatMap(({ Effect, Action = [] }) =>
    Effect === 'Allow' ? listOf(Action) : [],
  )
  return {
    ...{ missing: at('never'), sometimes: at('sometimes') },
    more: known.filter((action) => !needed.includes(action) && reachOf(policy, action) !== 'never'),
    moreOfOthers: [...new Set(patterns)].filter(
      (pattern) =>
        !pattern.toLowerCase().startsWith('workmail:') &&
        !needed.some((action) => matches(pattern.toLowerCase(), action.toLowerCase())),
    ),
  }
}
