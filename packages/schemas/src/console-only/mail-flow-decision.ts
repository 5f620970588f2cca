import { matchesPattern, specificityOf } from './address-pattern.ts'
import { type MailFlowDirection, type MailFlowRule, mailFlowActions } from './mail-flow-rule.ts'

/** What a message says of its sender; addresses in lower case. */
export type MessageSender = { sender?: string | undefined; from: string }

/** A rule that matches, and by which of its patterns: the most specific ones. */
export type MailFlowCandidate<Rule> = {
  rule: Rule
  senderPattern: string
  destinationPattern: string
}

/** What happens to a message for one recipient: `candidates[0]` decides; none is the normal flow. */
export type MailFlowDecision<Rule> = {
  /** The header the candidates match; absent without any. */
  header?: 'sender' | 'from'
  /** Those that take precedence first. */
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

/** The place of an action in its direction's order; the smaller wins. Source: FLOW-24. */
function rankOf({ action }: MailFlowRule, direction: MailFlowDirection): number {
  const actions: readonly string[] = mailFlowActions[direction]
  return actions.indexOf(action.type)
}

/** Sender first, then destination, then the action; rules that are still equal do the same, and come by name. Source: FLOW-23, FLOW-24, 02 A-04. */
function byPrecedence<Rule extends MailFlowRule>(direction: MailFlowDirection) {
  return (one: MailFlowCandidate<Rule>, other: MailFlowCandidate<Rule>): number =>
    specificityOf(other.senderPattern) - specificityOf(one.senderPattern) ||
    specificityOf(other.destinationPattern) - specificityOf(one.destinationPattern) ||
    rankOf(one.rule, direction) - rankOf(other.rule, direction) ||
    (one.rule.name < other.rule.name ? -1 : 1)
}

/**
 * Which of a direction's rules decides about a message for one recipient. `From` is asked only where there is no `Sender`, or where no rule
 * matches it. Addresses in lower case. Source: FLOW-20 to FLOW-27.
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
