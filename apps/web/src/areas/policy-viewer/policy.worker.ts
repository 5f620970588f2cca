import { comparePolicy, type PolicyDifference } from '@mailroom/schemas/policies/compare-policy'
import { type ExplainedStatement, explainPolicy } from '@mailroom/schemas/policies/explain-policy'
import { type PolicyProblem, readPolicy } from '@mailroom/schemas/policies/read-policy'
import { jsonProblemOf } from '../../kit/form/json-problem.ts'

/** The most statements that are shown: more would stop the page. */
const mostShown = 50

export type PolicyOrder = {
  text: string
  /** The actions that the policy is compared with; absent for no comparison. */
  needed: readonly string[] | undefined
}

/** What a text says: all that is wrong with it, or each of its statements. */
export type ToldPolicy =
  | { problems: (PolicyProblem & { line?: number; column?: number })[]; statements?: never }
  | {
      problems?: never
      statements: ExplainedStatement[]
      count: number
      /** Absent if there is nothing to compare with, or for the policy of a resource. */
      difference?: PolicyDifference
    }

function told({ text, needed }: PolicyOrder): ToldPolicy {
  const { problems, policy } = readPolicy(text)
  if (problems)
    return {
      problems: problems.map((problem) => ({
        ...problem,
        ...(problem.code === 'notJson' ? jsonProblemAt(text) : {}),
      })),
    }
  const statements = explainPolicy(policy)
  return {
    statements: statements.slice(0, mostShown),
    count: statements.length,
    ...(needed && policy.document ? { difference: comparePolicy(policy.document, needed) } : {}),
  }
}

function jsonProblemAt(text: string) {
  const { line, column } = jsonProblemOf(text) ?? {}
  return line === undefined || column === undefined ? {} : { line, column }
}

addEventListener('message', ({ data, ports: [port] }: MessageEvent<PolicyOrder>) =>
  port?.postMessage(told(data)),
)
