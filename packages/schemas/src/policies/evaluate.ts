import { conditionOperator, type RequestContext } from './conditions.ts'
import { listOf, type PolicyDocument, type Statement } from './policy-document.ts'
import { literal, matches } from './wildcards.ts'

/**
 * What somebody wants to do: an IAM action on a resource. `context` returns what is known of the
 * request; it is called only where a policy depends on it.
 */
export type Demand = { action: string; resource: string; context: () => RequestContext }

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny'

/**
 * Replaces policy variables, `${aws:username}`, and `${*}`, by literal text; undefined if one is
 * unknown in this request.
 */
function substituted(text: string, { Version }: PolicyDocument, context: () => RequestContext) {
  if (Version !== '2012-10-17' || !text.includes('${')) return text
  let isComplete = true
  const result = text.replaceAll(/\$\{([^}]+)\}/g, (_, key: string) => {
    if (['*', '?', '$'].includes(key)) return literal(key)
    const value = context().get(key.toLowerCase())?.[0]
    isComplete &&= value !== undefined
    return literal(value ?? '')
  })
  return isComplete ? result : undefined
}

function actionMatches({ Action, NotAction }: Statement, action: string): boolean {
  const wanted = action.toLowerCase()
  const isIn = (list: string | string[]) =>
    listOf(list).some((pattern) => matches(pattern.toLowerCase(), wanted))
  return Action === undefined ? !isIn(NotAction ?? []) : isIn(Action)
}

function resourceMatches(policy: PolicyDocument, statement: Statement, demand: Demand): boolean {
  const { Resource, NotResource } = statement
  const isIn = (list: string | string[]) =>
    listOf(list).some((text) => {
      const pattern = substituted(text, policy, demand.context)
      return pattern !== undefined && matches(pattern, demand.resource)
    })
  return Resource === undefined ? !isIn(NotResource ?? []) : isIn(Resource)
}

function conditionHolds(
  policy: PolicyDocument,
  { Condition = {} }: Statement,
  { context }: Demand,
) {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const wanted = listOf(values).flatMap((value) => {
        const text = substituted(String(value), policy, context)
        return text === undefined ? [] : [text]
      })
      return conditionOperator(operator)?.(wanted, context().get(key.toLowerCase())) ?? false
    }),
  )
}

/** Whether the request has a value for every policy variable of a statement. */
function isResolved(policy: PolicyDocument, statement: Statement, { context }: Demand): boolean {
  const { Resource = [], NotResource = [], Condition = {} } = statement
  const values = Object.values(Condition).flatMap((keys) => Object.values(keys).flat())
  return [Resource, NotResource, values]
    .flat(2)
    .every((text) => substituted(String(text), policy, context) !== undefined)
}

/** Returns the statements of a policy on an action and resource, whatever their conditions. */
function statementsOn(policy: PolicyDocument, demand: Demand): Statement[] {
  return listOf(policy.Statement).filter(
    (statement) =>
      actionMatches(statement, demand.action) && resourceMatches(policy, statement, demand),
  )
}

/** Returns the condition keys that a decision depends on and the request does not have. */
export function keysMissing(policy: PolicyDocument, demand: Demand): string[] {
  const keys = statementsOn(policy, demand).flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((values) => Object.keys(values)),
  )
  return [...new Set(keys)].filter((key) => !demand.context().has(key.toLowerCase()))
}

/**
 * Decides whether a policy allows something: a Deny wins over every Allow, and what nothing allows
 * is denied. An Allow with an unknown variable allows nothing. Source: IAM-10 to IAM-14.
 */
export function decide(policy: PolicyDocument, demand: Demand): Decision {
  const effects = statementsOn(policy, demand)
    .filter(
      (statement) =>
        (statement.Effect === 'Deny' || isResolved(policy, statement, demand)) &&
        conditionHolds(policy, statement, demand),
    )
    .map(({ Effect }) => Effect)
  if (effects.includes('Deny')) return 'explicitDeny'
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny'
}
