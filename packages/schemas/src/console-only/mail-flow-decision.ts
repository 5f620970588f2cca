import { matchesPattern, specificityOf } from './address-pattern.ts'
import { type MailFlowDirection, type MailFlowRule, mailFlowActions } from './mail-flow-rule.ts'

/** The sender headers of a message; addresses in lower case. */
export type MessageSender = { sender?: string | undefined; from: string }

/** A rule that matches a message, with its most specific matching patterns. */
export type MailFlowCandidate<Rule> = {
  rule: Rule
  senderPattern: string
  destinationPattern: string
}

/**
 * The decision about a message for one recipient: `candidates[0]` decides; without candidates the
 * message takes the normal flow.
 */
export type MailFlowDecision<Rule> = {
  /** The header that the candidates match; absent without candidates. */
  header?: 'sender' | 'from'
  /** The matching rules, in the order of precedence. */
  candidates: readonly MailFlowCandidate<Rule>[]
}

function mostSpecific(patterns: readonly string[], address: string): string | undefined {
  let found: string | undefined
  for (const pattern of patterns)
    if (
      matchesPattern(pattern, address) &&
      (found === undefined || specificityOf(pattern) > specificityOf(found))
    )
      found = pattern
  return found
}

function candidatesFor<Rule extends MailFlowRule>(
  rules: readonly Rule[],
  sender: string,
  recipient: string,
): MailFlowCandidate<Rule>[] {
  return rules.flatMap((rule) => {
    const senderPattern = mostSpecific(rule.senderPatterns, sender)
    if (senderPattern === undefined) return []
    const destinationPattern = mostSpecific(rule.destinationPatterns, recipient)
    return destinationPattern === undefined ? [] : [{ rule, senderPattern, destinationPattern }]
  })
}

/** Returns the rank of an action in its direction; the smaller rank wins. Source: FLOW-24. */
function rankOf({ action }: MailFlowRule, direction: MailFlowDirection): number {
  const actions: readonly string[] = mailFlowActions[direction]
  return actions.indexOf(action.type)
}

/**
 * Orders by sender pattern, then destination pattern, then action. Rules that are still equal do
 * the same, and are ordered by name. Source: FLOW-23, FLOW-24, 02 A-04.
 */
function byPrecedence<Rule extends MailFlowRule>(direction: MailFlowDirection) {
  return (one: MailFlowCandidate<Rule>, other: MailFlowCandidate<Rule>): number =>
    specificityOf(other.senderPattern) - specificityOf(one.senderPattern) ||
    specificityOf(other.destinationPattern) - specificityOf(one.destinationPattern) ||
    rankOf(one.rule, direction) - rankOf(other.rule, direction) ||
    (one.rule.name < other.rule.name ? -1 : 1)
}

/**
 * Decides which rule of a direction applies to a message for one recipient. The `From` header
 * counts only if there is no `Sender` header or no rule matches it. Addresses in lower case.
 * Source: FLOW-20 to FLOW-27.
 */
export function decideMailFlow<Rule extends MailFlowRule>(
  direction: MailFlowDirection,
  rules: readonly Rule[],
  { sender, from }: MessageSender,
  recipient: string,
): MailFlowDecision<Rule> {
  const headers = [['sender', sender] as const, ['from', from] as const]
  for (const [header, address] of headers) {
    if (address === undefined) continue
    const candidates = candidatesFor(rules, address, recipient)
    if (candidates.length > 0)
      return { header, candidates: candidates.sort(byPrecedence(direction)) }
  }
  return { candidates: [] }
}
