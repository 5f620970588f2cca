import * as z from 'zod/mini'
import { duplicateKeyIn } from '../json-text.ts'
import { conditionOperator, operatorTakes } from './conditions.ts'
import { PolicyDocument } from './policy-document.ts'

/** The most characters of a policy that are read: far above the 20,480 of AWS's longest, of a bucket. */
export const longestPolicy = 131_072

/** The most problems that are told: whoever mends these sees the next ones. */
const mostProblems = 50

/** What is wrong with the text of a policy, by the place in it, such as `Statement[2].Action`. */
export type PolicyProblem = {
  code:
    | ('tooLong' | 'notJson' | 'duplicateKey' | 'notObject' | 'unknownElement' | 'missing')
    | ('wrongType' | 'empty' | 'effect' | 'version' | 'sid' | 'both' | 'neither' | 'action')
    | ('foreignCharacter' | 'resource' | 'operator' | 'address' | 'principal')
  path: string
  /** The value, the name or the character that is wrong. */
  value: string
}

/** Who a statement of a resource's or role's policy is about: kind (`AWS`, `Service`) and names. */
export type PolicyPrincipal = { isExcept: boolean; kind: string; names: string[] }

export type ReadStatement = {
  sid: string
  effect: 'Allow' | 'Deny'
  actions: string[]
  /** True for `NotAction`: all actions but these. */
  isExceptActions: boolean
  resources: string[]
  /** True for `NotResource`. */
  isExceptResources: boolean
  principals: PolicyPrincipal[]
  conditions: { operator: string; key: string; values: string[] }[]
}

/** A policy that was read, with everything as lists. */
export type ReadPolicy = {
  statements: ReadStatement[]
  /** True if AWS replaces variables such as `${aws:username}` in it: from this version on. */
  hasVariables: boolean
  /** The policy of a user or role; absent for one of a resource or a trust policy. */
  document?: PolicyDocument
}

const Members = z.record(z.string(), z.unknown())
const Names = z.array(z.string())
const Values = z.array(z.union([z.string(), z.number(), z.boolean()]))

const elements = {
  policy: ['Version', 'Id', 'Statement'],
  statement: [
    ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction'],
    ...['Resource', 'NotResource', 'Condition'],
  ],
}

/** Matches characters that AWS's names do not have, which may look like letters that they do. */
const foreign = /[^\u0020-\u007e]/u

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** Reads the elements of a policy and collects what is wrong with them. */
function reader() {
  const problems: PolicyProblem[] = []
  const refuse = (code: PolicyProblem['code'], path: string, value: unknown = '') => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    const problem = { code, path, value: text.slice(0, 200) }
    const isTold = problems.some(
      (each) => each.code === code && each.path === path && each.value === problem.value,
    )
    if (!isTold && problems.length < mostProblems) problems.push(problem)
  }
  const membersOf = (value: unknown, path: string, known?: readonly string[]) => {
    const { data } = Members.safeParse(value)
    if (!data) {
      refuse(path === '' ? 'notObject' : 'wrongType', path, value)
      return {}
    }
    if (known)
      for (const name of Object.keys(data))
        if (!known.includes(name)) refuse('unknownElement', path, name)
    return data
  }
  const namesOf = (value: unknown, path: string) => {
    if (value === undefined) return []
    const { data } = Names.safeParse(asList(value))
    if (!data) refuse('wrongType', path, value)
    else if (data.length === 0) refuse('empty', path)
    return data ?? []
  }

  const actionsOf = (value: unknown, path: string) => {
    const names = namesOf(value, path)
    for (const name of names) {
      const [character] = foreign.exec(name) ?? []
      if (character) refuse('foreignCharacter', path, character)
      else if (!/^(\*|[a-z0-9-]+:[a-z0-9*?]+)$/i.test(name)) refuse('action', path, name)
    }
    return names
  }
  const resourcesOf = (value: unknown, path: string) => {
    const names = namesOf(value, path)
    for (const name of names) if (!/^(\*|arn:.+)$/.test(name)) refuse('resource', path, name)
    return names
  }
  /** Reads one of two elements that exclude each other. */
  const either = <Value>(
    members: Record<string, unknown>,
    path: string,
    name: string,
    read: (value: unknown, path: string) => Value,
  ) => {
    const { [name]: plain, [`Not${name}`]: not } = members
    if (plain !== undefined && not !== undefined) refuse('both', path, name)
    const isExcept = plain === undefined && not !== undefined
    return { isExcept, value: read(plain ?? not, `${path}.${isExcept ? 'Not' : ''}${name}`) }
  }

  const principalsOf = (value: unknown, path: string): Omit<PolicyPrincipal, 'isExcept'>[] => {
    if (value === undefined) return []
    if (value === '*') return [{ kind: 'AWS', names: ['*'] }]
    if (typeof value === 'string') {
      refuse('principal', path, value)
      return []
    }
    return Object.entries(
      membersOf(value, path, ['AWS', 'Service', 'Federated', 'CanonicalUser']),
    ).map(([kind, names]) => ({ kind, names: namesOf(names, `${path}.${kind}`) }))
  }
  const conditionsOf = (value: unknown, path: string): ReadStatement['conditions'] => {
    if (value === undefined) return []
    return Object.entries(membersOf(value, path)).flatMap(([operator, keys]) => {
      const at = `${path}.${operator}`
      if (!conditionOperator(operator)) refuse('operator', at, operator)
      return Object.entries(membersOf(keys, at)).map(([key, given]) => {
        const { data } = Values.safeParse(asList(given))
        if (!data) refuse('wrongType', `${at}.${key}`, given)
        else if (data.length === 0) refuse('empty', `${at}.${key}`)
        const values = (data ?? []).map(String)
        for (const each of values)
          if (!operatorTakes(operator, each)) refuse('address', `${at}.${key}`, each)
        return { operator, key, values }
      })
    })
  }

  const statementOf = (value: unknown, path: string): ReadStatement => {
    const members = membersOf(value, path, elements.statement)
    const { Effect, Sid, Condition } = members
    if (Effect === undefined) refuse('missing', path, 'Effect')
    else if (typeof Effect !== 'string') refuse('wrongType', `${path}.Effect`, Effect)
    else if (Effect !== 'Allow' && Effect !== 'Deny') refuse('effect', `${path}.Effect`, Effect)
    if (Sid !== undefined && typeof Sid !== 'string') refuse('wrongType', `${path}.Sid`, Sid)
    const principals = either(members, path, 'Principal', principalsOf)
    const isOfUser = principals.value.length === 0
    // Only the policies of resources have spaces in it, such as those of keys.
    if (isOfUser && typeof Sid === 'string' && !/^[A-Za-z0-9]*$/.test(Sid))
      refuse('sid', `${path}.Sid`, Sid)
    const actions = either(members, path, 'Action', actionsOf)
    const resources = either(members, path, 'Resource', resourcesOf)
    if (members.Action === undefined && members.NotAction === undefined)
      refuse('neither', path, 'Action')
    if (isOfUser && members.Resource === undefined && members.NotResource === undefined)
      refuse('neither', path, 'Resource')
    return {
      sid: typeof Sid === 'string' ? Sid : '',
      effect: Effect === 'Deny' ? 'Deny' : 'Allow',
      ...{ actions: actions.value, isExceptActions: actions.isExcept },
      ...{ resources: resources.value, isExceptResources: resources.isExcept },
      principals: principals.value.map((each) => ({ ...each, isExcept: principals.isExcept })),
      conditions: conditionsOf(Condition, `${path}.Condition`),
    }
  }

  return {
    problems,
    policyOf(value: unknown): ReadPolicy {
      const { Version, Id, Statement } = membersOf(value, '', elements.policy)
      if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
        refuse('version', 'Version', Version)
      if (Id !== undefined && typeof Id !== 'string') refuse('wrongType', 'Id', Id)
      if (Statement === undefined && problems.length === 0) refuse('missing', '', 'Statement')
      const all = Statement === undefined ? [] : asList(Statement)
      if (Statement !== undefined && all.length === 0) refuse('empty', 'Statement')
      const statements = all.map((each, index) =>
        statementOf(each, Array.isArray(Statement) ? `Statement[${index + 1}]` : 'Statement'),
      )
      const { data: document } = PolicyDocument.safeParse(value)
      return {
        ...{ statements, hasVariables: Version === '2012-10-17' },
        ...(document ? { document } : {}),
      }
    },
  }
}

/**
 * Reads the text of a policy: of a user or role, of a resource, or about who may assume a role. Says
 * all that is wrong with it, with the place. Source: IAM-10; IAM User Guide, JSON policy elements.
 */
export function readPolicy(
  text: string,
): { problems: PolicyProblem[]; policy?: never } | { policy: ReadPolicy; problems?: never } {
  const one = (code: PolicyProblem['code'], value = '') => ({
    problems: [{ code, path: '', value }],
  })
  if (text.length > longestPolicy) return one('tooLong', String(text.length))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return one('notJson')
  }
  const duplicate = duplicateKeyIn(text)
  if (duplicate) return one('duplicateKey', duplicate.key)
  const { problems, policyOf } = reader()
  const policy = policyOf(json)
  return problems.length > 0 ? { problems } : { policy }
}
