import type { ReceiptAction, ReceiptRule } from './receipt-rules.ts'

/** What Amazon SES does with mail for an address or domain, by its active rule set. */
export type ReceiptRoute =
  /** No rule gives mail to the organization. */
  | { kind: 'none' }
  /** The rule that does is off, or is for other recipients. */
  | { kind: 'disabled' | 'otherRecipients'; rule: ReceiptRule }
  /** A rule, maybe the same, returns or stops mail before that. */
  | { kind: 'blocked'; rule: ReceiptRule }
  /** The rule does other things too, by the names of the actions. */
  | { kind: 'foreign'; rule: ReceiptRule; actions: readonly string[] }
  | { kind: 'fine'; rule: ReceiptRule }

/**
 * Returns whether a rule is for an address, or for a whole domain. A recipient is an address, a
 * domain, or, with a dot first, the domains below one; without any, the rule is for all mail.
 */
function isFor({ recipients = [] }: ReceiptRule, wanted: string): boolean {
  const [, domain = wanted] = wanted.toLowerCase().split('@')
  return (
    recipients.length === 0 ||
    recipients.some((each) => {
      const recipient = each.toLowerCase()
      if (recipient.startsWith('.')) return domain.endsWith(recipient)
      return recipient === wanted.toLowerCase() || recipient === domain
    })
  )
}

/** Returns whether nothing after an action happens to a message. Source: 06 §8.10. */
function isEnd({ bounceAction, stopAction }: ReceiptAction): boolean {
  return bounceAction !== undefined || stopAction !== undefined
}

/** Returns whether an action hands mail to an organization. */
function isOwnOf(organizationId: string) {
  return ({ workmailAction }: ReceiptAction): boolean =>
    workmailAction?.organizationArn?.endsWith(`/${organizationId}`) === true
}

/**
 * Returns what the rules of the active rule set, in their order, do with mail for an address or
 * domain. Source: RTE-01, ORG-36.
 */
export function receiptRouteOf(
  rules: readonly ReceiptRule[],
  organizationId: string,
  wanted: string,
): ReceiptRoute {
  const isOwn = isOwnOf(organizationId)
  const own = rules.filter(({ actions = [] }) => actions.some(isOwn))
  const [first] = own
  if (!first) return { kind: 'none' }
  const enabled = own.filter((rule) => rule.enabled === true)
  if (enabled.length === 0) return { kind: 'disabled', rule: first }
  const rule = enabled.find((each) => isFor(each, wanted))
  if (!rule) return { kind: 'otherRecipients', rule: enabled[0] ?? first }
  const before = rules.slice(0, rules.indexOf(rule))
  const blocking = before.find(
    (each) => each.enabled === true && isFor(each, wanted) && each.actions?.some(isEnd),
  )
  if (blocking) return { kind: 'blocked', rule: blocking }
  const { actions = [] } = rule
  if (actions.slice(0, actions.findIndex(isOwn)).some(isEnd)) return { kind: 'blocked', rule }
  const foreign = actions
    .filter(({ workmailAction }) => workmailAction === undefined)
    .map((action) => Object.keys(action)[0]?.replace(/Action$/, '') ?? '?')
  return foreign.length > 0 ? { kind: 'foreign', rule, actions: foreign } : { kind: 'fine', rule }
}

/**
 * Returns the rule that returns or stops mail for the recipients of a rule before it hands it to the
 * organization, and which mail that is: one of the recipients, or none of them where the rule is for
 * all mail. Undefined if there is no such rule, or the rule does not hand over. Source: ORG-36.
 */
export function blockedBy(
  rules: readonly ReceiptRule[],
  organizationId: string,
  { name, recipients = [] }: ReceiptRule,
): { rule: ReceiptRule; recipient: string | undefined } | undefined {
  const [own] = rules.filter((rule) => rule.name === name)
  if (own?.enabled !== true || !own.actions?.some(isOwnOf(organizationId))) return undefined
  for (const recipient of recipients.length === 0 ? [undefined] : recipients) {
    // The domains below one: any of them stands for all.
    const wanted = recipient?.replace(/^\./, 'any.') ?? ''
    const route = receiptRouteOf(rules, organizationId, wanted)
    if (route.kind === 'blocked') return { rule: route.rule, recipient }
  }
  return undefined
}
