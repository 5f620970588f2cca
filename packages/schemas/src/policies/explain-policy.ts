import type { ReadPolicy, ReadStatement } from './read-policy.ts'
import { matches } from './wildcards.ts'
import { type AccessLevel, accessLevels, workmailActions } from './workmail-actions.ts'

/**
 * What somebody should know about a statement. `danger` allows more than anybody wants, `warning`
 * lacks a condition that AWS recommends, `note` often surprises.
 */
export type Finding = {
  code:
    | ('everything' | 'allOfService' | 'exceptActions' | 'exceptResources' | 'anybody')
    | ('passRoleAny' | 'passRoleService' | 'serviceLinkedRole' | 'noSource' | 'noCalledVia')
    | ('noMfa' | 'mfaNeedsSession' | 'mfaIfExists' | 'impersonation' | 'otherPartition')
    | ('notAnOrganization' | 'needsAll' | 'unknownAction' | 'consoleOnly' | 'tags' | 'noVariables')
  severity: 'danger' | 'warning' | 'note'
  values: string[]
}

export type ExplainedStatement = {
  /** The place, counted from 1. */
  number: number
  sid: string
  effect: 'Allow' | 'Deny'
  /** The actions of WorkMail that it is about, by access level; a level that is whole says so. */
  workmail: { level: AccessLevel; names: string[]; isWhole: boolean }[]
  /** The patterns of actions of other services; with `NotAction` those that are left out. */
  others: string[]
  isExceptActions: boolean
  resources: string[]
  isExceptResources: boolean
  principals: ReadStatement['principals']
  conditions: ReadStatement['conditions']
  findings: Finding[]
}

/** Actions that no organization can be named for. Source: IAM-12. */
const withoutOrganization = ['CreateOrganization', 'ListOrganizations']

/** What only CloudWatch Logs should call for somebody, when logs are delivered. Source: POL-01, IAM-21. */
const throughLogs = [
  ...['firehose:TagDeliveryStream', 'logs:PutResourcePolicy'],
  ...['s3:GetBucketPolicy', 's3:PutBucketPolicy'],
]

function isAbout({ actions, isExceptActions }: ReadStatement, action: string): boolean {
  const wanted = action.toLowerCase()
  return actions.some((pattern) => matches(pattern.toLowerCase(), wanted)) !== isExceptActions
}

function hasKey({ conditions }: ReadStatement, ...keys: readonly string[]): boolean {
  return conditions.some(({ key }) => keys.includes(key.toLowerCase()))
}

function namesAt(statement: ReadStatement, level: AccessLevel): string[] {
  return workmailActions[level].filter((name) => isAbout(statement, `workmail:${name}`))
}

/** The findings about what a statement allows. */
function tooMuchIn(statement: ReadStatement): Finding[] {
  const { actions, isExceptActions, resources, isExceptResources, conditions } = statement
  const isAny = resources.includes('*') && !isExceptResources
  const found: Finding[] = []
  const add = (severity: Finding['severity'], code: Finding['code'], values: string[] = []) =>
    found.push({ severity, code, values })
  const whole = actions.filter((action) => /^[^:]+:\*+$/.test(action))
  if (isExceptActions) add('danger', 'exceptActions', actions)
  else if (actions.some((action) => /^\*+(:\*+)?$/.test(action)))
    add(conditions.length === 0 ? 'danger' : 'warning', 'everything')
  else if (whole.length > 0) add('warning', 'allOfService', whole)
  if (isExceptResources) add('danger', 'exceptResources', resources)
  if (isAbout(statement, 'iam:PassRole')) {
    const anyRole = isExceptResources
      ? resources
      : resources.filter((each) => /^\*$|:role\/\*$|^arn:[^/]*\*$/.test(each))
    if (anyRole.length > 0) add('danger', 'passRoleAny', anyRole)
    if (!hasKey(statement, 'iam:passedtoservice')) add('warning', 'passRoleService')
  }
  if (isAbout(statement, 'iam:CreateServiceLinkedRole') && !hasKey(statement, 'iam:awsservicename'))
    add('warning', 'serviceLinkedRole')
  const unbound = throughLogs.filter((action) => isAbout(statement, action))
  if (isAny && unbound.length > 0 && !hasKey(statement, 'aws:calledvialast', 'aws:calledvia'))
    add('warning', 'noCalledVia', unbound)
  if (
    isAbout(statement, 'workmail:AssumeImpersonationRole') &&
    !hasKey(statement, 'workmail:impersonationroleid')
  )
    add('warning', 'impersonation')
  const isOfUser = statement.principals.length === 0
  const writes = [...namesAt(statement, 'write'), ...namesAt(statement, 'tagging')]
  if (
    isOfUser &&
    writes.length > 0 &&
    !hasKey(statement, 'aws:multifactorauthpresent', 'aws:multifactorauthage')
  )
    add('note', 'noMfa')
  return found
}

/** The findings about whom a statement lets in. */
function whoIn(statement: ReadStatement): Finding[] {
  const { principals } = statement
  const found: Finding[] = []
  const isLimited = hasKey(
    statement,
    ...['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'],
  )
  const services = principals.flatMap(({ kind, isExcept, names }) =>
    kind === 'Service' && !isExcept ? names : [],
  )
  if (services.length > 0 && !isLimited)
    found.push({ code: 'noSource', severity: 'warning', values: services })
  const isAnybody = principals.some(
    ({ isExcept, names }) => isExcept || names.some((name) => /^\*$/.test(name)),
  )
  const limits = [
    ...['aws:sourceaccount', 'aws:sourcearn', 'aws:principalaccount', 'aws:principalarn'],
    ...['aws:principalorgid', 'kms:calleraccount', 'aws:sourceorgid', 'aws:sourcevpce'],
  ]
  if (isAnybody && !hasKey(statement, ...limits))
    found.push({ code: 'anybody', severity: 'danger', values: [] })
  return found
}

/** The findings about what does not do what it seems to say. */
function surprisesIn(statement: ReadStatement, policy: ReadPolicy): Finding[] {
  const { actions, resources, isExceptActions, isExceptResources, conditions } = statement
  const found: Finding[] = []
  const note = (code: Finding['code'], values: readonly string[]) => {
    if (values.length > 0) found.push({ code, severity: 'note', values: [...new Set(values)] })
  }
  const all = accessLevels.flatMap((level) => workmailActions[level])
  const known = all.map((name) => `workmail:${name}`.toLowerCase())
  note(
    'unknownAction',
    actions.filter(
      (pattern) =>
        pattern.toLowerCase().startsWith('workmail:') &&
        !known.some((name) => matches(pattern.toLowerCase(), name)),
    ),
  )
  note(
    'consoleOnly',
    workmailActions.console.filter((name) =>
      actions.some((pattern) => pattern.toLowerCase() === `workmail:${name}`.toLowerCase()),
    ),
  )
  const partitions = resources.flatMap((arn) => /^arn:(aws-[\w-]+):/.exec(arn)?.[1] ?? [])
  note('otherPartition', partitions)
  const ofWorkmail = resources.filter((arn) => /^arn:[^:]*:workmail:/.test(arn))
  note(
    'notAnOrganization',
    ofWorkmail.filter(
      (arn) => !/^arn:[^:]*:workmail:[^:]*:[^:]*:(?:\*|organization\/[^/]+)$/.test(arn),
    ),
  )
  const isNarrow =
    !isExceptResources && resources.length > 0 && ofWorkmail.length === resources.length
  if (isNarrow && !isExceptActions)
    note(
      'needsAll',
      withoutOrganization.filter((name) => isAbout(statement, `workmail:${name}`)),
    )
  const mfa = conditions.filter(({ key }) => key.toLowerCase() === 'aws:multifactorauthpresent')
  if (mfa.some(({ operator }) => operator === 'Bool')) note('mfaNeedsSession', [''])
  if (mfa.some(({ operator }) => operator === 'BoolIfExists') && statement.effect === 'Allow')
    found.push({ code: 'mfaIfExists', severity: 'warning', values: [] })
  note(
    'tags',
    conditions.map(({ key }) => key).filter((key) => /^aws:(?:resource|request)tag\//i.test(key)),
  )
  const texts = [...resources, ...conditions.flatMap(({ values }) => values)]
  if (!policy.hasVariables)
    note(
      'noVariables',
      texts.filter((text) => text.includes('${')),
    )
  return found
}

/**
 * Explains a policy in WorkMail's terms: which of its actions each statement allows or denies, on what,
 * under which conditions, and what somebody should know about it. Source: IAM-05, IAM-10 to IAM-14,
 * IAM-19, POL-01, POL-03.
 */
export function explainPolicy(policy: ReadPolicy): ExplainedStatement[] {
  return policy.statements.map((statement, index) => {
    const { sid, effect, actions, isExceptActions, resources, isExceptResources } = statement
    return {
      ...{ number: index + 1, sid, effect, isExceptActions, resources, isExceptResources },
      ...{ principals: statement.principals, conditions: statement.conditions },
      workmail: accessLevels.flatMap((level) => {
        const names = namesAt(statement, level)
        const isWhole = names.length === workmailActions[level].length
        return names.length === 0 ? [] : [{ level, names, isWhole }]
      }),
      others: isExceptActions
        ? actions
        : actions.filter((action) => !action.toLowerCase().startsWith('workmail:')),
      findings: [
        ...(effect === 'Allow' ? [...tooMuchIn(statement), ...whoIn(statement)] : []),
        ...surprisesIn(statement, policy),
      ],
    }
  })
}
