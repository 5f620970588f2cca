import * as z from 'zod/mini'
import { parsedJson } from './json-text.ts'

const oneOrMore = z.union([
  z.pipe(
    z.string(),
    z.transform((one) => [one]),
  ),
  z.array(z.string()),
])

/** A statement, as far as it tells whether it is WorkMail's. */
const Statement = z.object({
  Sid: z.optional(z.string()),
  Effect: z.optional(z.string()),
  Principal: z.union([
    z.pipe(
      z.literal('*'),
      z.transform((everybody) => ({ AWS: [everybody], Service: undefined })),
    ),
    z.catch(z.object({ Service: z.optional(oneOrMore), AWS: z.optional(oneOrMore) }), {}),
  ]),
  Action: z.catch(oneOrMore, []),
  Condition: z.catch(z.record(z.string(), z.record(z.string(), oneOrMore)), {}),
  NotPrincipal: z.optional(z.unknown()),
  Resource: z.catch(oneOrMore, []),
})
export type Statement = z.infer<typeof Statement>

const Policy = z.object({
  Statement: z.union([
    z.array(Statement),
    z.pipe(
      Statement,
      z.transform((one) => [one]),
    ),
  ]),
})

/** Reads the text of a policy; undefined if it is none. */
export function policyOf(policy: string): z.infer<typeof Policy> | undefined {
  return Policy.safeParse(parsedJson(policy)).data
}

const AnyStatement = z.record(z.string(), z.unknown())

/** A policy with everything that it has. */
const Document = z.looseObject({
  Statement: z.optional(z.union([z.array(AnyStatement), AnyStatement])),
})

/** The organization whose WorkMail sends for the domain: its ARN, and the Region. */
export type Sender = { region: string; organizationArn: string | undefined }

/**
 * What a statement is. `current`: it lets WorkMail send, as AWS writes it since April 2022.
 * `outdated`: it lets an AWS account of WorkMail send, as AWS wrote it before. `custom`: anything
 * else. `denied`: it keeps WorkMail from sending, whatever the others allow. Source: DOM-39.
 */
export type StatementKind = 'current' | 'outdated' | 'denied' | 'custom'

/** Matches the principal that is a whole AWS account, by its number. */
const account = /^(?:arn:aws[\w-]*:iam::)?(\d{12})(?::root)?$/

/** Returns the service of WorkMail in a Region, as policies name it. Source: DOM-41. */
function workmailIn(region: string): string {
  return `workmail.${region}.amazonaws.com`
}

/** Returns whether a statement names the organization as the only source of mail, or none. */
function isFor(organizationArn: string | undefined, { Condition }: Statement): boolean {
  const sources = Object.values(Condition).flatMap((condition) =>
    Object.entries(condition).flatMap(([key, values]) =>
      key.toLowerCase() === 'aws:sourcearn' ? values : [],
    ),
  )
  if (sources.length === 0 || organizationArn === undefined) return true
  return sources.some((source) => {
    const [start = '', wildcard] = source.split(/([*?])/, 2)
    return wildcard ? organizationArn.startsWith(start) : source === organizationArn
  })
}

/** Returns whether a pattern of a policy, with `*` and `?`, is about an action. */
function isAbout(pattern: string, action: string): boolean {
  // One `*` in place of many: otherwise the ways to match them are more than anyone waits for.
  const source = pattern
    .replace(/[*?]*\*[*?]*/g, (run) => `${run.replaceAll('*', '')}*`)
    .replace(/[^\w*?]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'i').test(action)
}

/**
 * Returns whether a statement denies WorkMail to send, whatever else allows it. One with a condition
 * on anything but the source may deny or not, so it does not count.
 */
function denies(statement: Statement, { region, organizationArn }: Sender): boolean {
  const { Effect, Principal, Action, Condition } = statement
  const isOnSource = Object.entries(Condition).every(
    ([operator, keys]) =>
      /^(?:Arn|String)(?:Equals|Like)$/i.test(operator) &&
      Object.keys(keys).every((key) => key.toLowerCase() === 'aws:sourcearn'),
  )
  return (
    Effect === 'Deny' &&
    (Principal.AWS?.includes('*') || Principal.Service?.includes(workmailIn(region))) === true &&
    ['ses:SendRawEmail', 'ses:SendEmail'].some((sends) =>
      Action.some((each) => isAbout(each, sends)),
    ) &&
    isOnSource &&
    isFor(organizationArn, statement)
  )
}

function kindOf(statement: Statement, sender: Sender): StatementKind {
  const { region, organizationArn } = sender
  const { Effect, Principal, Action } = statement
  if (denies(statement, sender)) return 'denied'
  const allowsAll = Effect === 'Allow' && Action.some((each) => /^(?:ses:)?\*$/i.test(each))
  if (Principal.Service?.includes(workmailIn(region)))
    return allowsAll && isFor(organizationArn, statement) ? 'current' : 'custom'
  const ownAccount = organizationArn?.split(':')[4]
  const isOtherAccount = Principal.AWS?.some((each) => {
    const [, number] = account.exec(each) ?? []
    return number !== undefined && number !== ownAccount
  })
  return allowsAll && isOtherAccount ? 'outdated' : 'custom'
}

type JudgedStatement = { sid?: string; kind: StatementKind }

/**
 * Returns what each statement of a policy is; undefined if its text cannot be read. An account that
 * may do everything counts as WorkMail's, because AWS does not publish which ones those are.
 * Source: DOM-39.
 */
export function statementsOf(policy: string, sender: Sender): JudgedStatement[] | undefined {
  return policyOf(policy)?.Statement.map((statement) => ({
    ...(statement.Sid === undefined ? {} : { sid: statement.Sid }),
    kind: kindOf(statement, sender),
  }))
}

/**
 * What the policies of a domain mean for WorkMail: it may send as AWS recommends (`current`), as it
 * was done before April 2022 (`outdated`), or not, because nothing allows it (`missing`) or because
 * a statement denies it (`denied`). `isCustom` if there is anything that AWS did not write, which
 * adding the domain again does not look after. `denying` names the statements that deny it, by their
 * Sid. Source: DOM-39, DOM-40.
 */
export function workmailAccessOf(policies: readonly { policy: string }[], sender: Sender) {
  const statements = policies.flatMap(
    ({ policy }): JudgedStatement[] => statementsOf(policy, sender) ?? [{ kind: 'custom' }],
  )
  const kinds = statements.map(({ kind }) => kind)
  const access = (['denied', 'current', 'outdated'] as const).find((kind) => kinds.includes(kind))
  return {
    access: access ?? ('missing' as const),
    maySend: access === 'current' || access === 'outdated',
    isCustom: kinds.includes('custom') || kinds.includes('denied'),
    denying: statements.flatMap(({ kind, sid }) => (kind === 'denied' ? [sid ?? ''] : [])),
  }
}

export type WorkmailAccess = ReturnType<typeof workmailAccessOf>['access']

/**
 * The actions that an identity policy can be about: those that send mail. Source: Amazon SES,
 * actions of `SendEmail` and its kin in its API versions 1 and 2.
 */
const sendingActions = [
  ...['SendEmail', 'SendRawEmail', 'SendTemplatedEmail', 'SendBulkTemplatedEmail'],
  ...['SendBulkEmail', 'SendCustomVerificationEmail', 'SendBounce'],
]

/** Returns whether an action, or a pattern of actions, is about sending mail. */
export function sendsMail(action: string): boolean {
  const [service = '', name = service === '*' ? '*' : ''] = action.toLowerCase().split(':', 2)
  const [start = '', wildcard] = name.split(/([*?])/, 2)
  const isMeant = (each: string) => (wildcard ? each.startsWith(start) : each === start)
  return (
    ['ses', '*'].includes(service) && sendingActions.some((each) => isMeant(each.toLowerCase()))
  )
}

/**
 * Returns the actions of SES that a policy names and that send no mail, such as misspelt ones. Of a
 * name with `*` or `?`, only what stands before it counts. Source: DOM-41.
 */
export function idleActionsIn(policy: string): string[] {
  const named = policyOf(policy)?.Statement.flatMap(({ Action }) => Action) ?? []
  return [...new Set(named)].filter((action) => {
    const [service, name] = action.toLowerCase().split(':', 2)
    return service === 'ses' && name !== undefined && !sendsMail(action)
  })
}

/** Returns whether a policy has the statement by which WorkMail sends, in either form. */
export function isWorkmails(policy: string, sender: Sender): boolean {
  return (
    statementsOf(policy, sender)?.some(({ kind }) => kind === 'current' || kind === 'outdated') ??
    false
  )
}

/** Returns the statement by which an organization's WorkMail sends for a domain. Source: DOM-41. */
export function workmailStatement(domainName: string, organizationArn: string) {
  const [, partition, , region = '', accountId] = organizationArn.split(':')
  return {
    Sid: 'AuthorizeWorkMail',
    Effect: 'Allow',
    Principal: { Service: workmailIn(region) },
    Action: ['ses:*'],
    Resource: `arn:${partition}:ses:${region}:${accountId}:identity/${domainName}`,
    Condition: { ArnEquals: { 'aws:SourceArn': organizationArn } },
  }
}

/**
 * Returns a policy with WorkMail's statement in the place of the one that has its Sid, or at its end;
 * undefined if the text is not a policy, which a person has to correct first. An empty text becomes
 * a policy. Source: DOM-41.
 */
export function withWorkmailStatement(
  policy: string,
  domainName: string,
  organizationArn: string,
): string | undefined {
  const added = workmailStatement(domainName, organizationArn)
  const empty = { Version: '2012-10-17', Statement: [] }
  const { data } = Document.safeParse(policy.trim() === '' ? empty : parsedJson(policy))
  if (!data) return undefined
  const { Statement: all = [], ...rest } = data
  const statements = Array.isArray(all) ? all : [all]
  const isNew = !statements.some(({ Sid }) => Sid === added.Sid)
  const replaced = statements.map((each) => (each.Sid === added.Sid ? added : each))
  const Statement = isNew ? [...statements, added] : replaced
  return JSON.stringify({ ...rest, Statement }, undefined, 2)
}
