import type { AutomaticKind } from './automatic.ts'
import type { InName } from './delivery.ts'

/** What the trusted headers of a message say about it; everything else may be the sender's. */
export type Facts = {
  /** Amazon's verdicts, such as `FAIL`. */
  virus?: string | undefined
  spam?: string | undefined
  /** Whether another system that received the message took it for spam. */
  isSpamElsewhere: boolean
  /** The receiver's results. */
  dmarc?: string | undefined
  spf?: string | undefined
  /** What the receiver checked in the name of the sender's domain. */
  inName?: InName | undefined
  /** What kind of message a program wrote, by headers that anybody can write. */
  automatic?: AutomaticKind | undefined
  isForwarded: boolean
  isOutgoing: boolean
  /** The name of the sender shows another address, or there are several senders. */
  isOtherName: boolean
  /** Answers go to another domain than the sender's. */
  isAnsweredElsewhere: boolean
  isLoop: boolean
  isSlow: boolean
}

export type VerdictCode =
  | AutomaticKind
  | ('virusAndSpam' | 'virus' | 'spam' | 'spamElsewhere' | 'maybeVirus' | 'maybeSpam')
  | ('notProven' | 'notProvenForwarded' | 'notOurs' | 'confirmedForwarded' | 'confirmed')
  | ('unconfirmed' | 'unchecked' | 'signatureFailed' | 'spfFailed' | 'nothingInName')
  | ('otherName' | 'otherAnswers' | 'loop' | 'slow')
  | (
      | 'doNotOpen'
      | 'doNotTrust'
      | 'askSender'
      | 'setUpDkim'
      | 'checkDkim'
      | 'moveFromJunk'
      | 'switchOff'
    )

/** What happened to a message, most likely why, and what to do next: the worst stands first. */
export type MessageVerdict = {
  level: 'error' | 'warning' | 'success' | 'info'
  codes: VerdictCode[]
}

const uncertain: readonly (string | undefined)[] = ['GRAY', 'PROCESSING_FAILED']

function whatHappened({ virus, spam, isSpamElsewhere }: Facts): VerdictCode[] {
  if (virus === 'FAIL') return [spam === 'FAIL' ? 'virusAndSpam' : 'virus']
  if (spam === 'FAIL') return ['spam']
  return [
    ...(isSpamElsewhere ? (['spamElsewhere'] as const) : []),
    ...(uncertain.includes(virus) ? (['maybeVirus'] as const) : []),
    ...(uncertain.includes(spam) ? (['maybeSpam'] as const) : []),
  ]
}

function whoSent({ dmarc, spf, isForwarded, isOutgoing }: Facts): VerdictCode {
  if (dmarc === 'fail')
    return isOutgoing ? 'notOurs' : isForwarded ? 'notProvenForwarded' : 'notProven'
  if (dmarc === 'pass')
    return isForwarded && spf !== undefined && spf !== 'pass' ? 'confirmedForwarded' : 'confirmed'
  return dmarc === undefined && spf === undefined ? 'unchecked' : 'unconfirmed'
}

/** What the receiver found in the name of the domain, where DMARC failed. */
const reasons: Readonly<Record<InName, VerdictCode[]>> = {
  // Then the domain asks for exactly its own name, which only its DMARC record tells.
  passed: [],
  signatureFailed: ['signatureFailed'],
  spfFailed: ['spfFailed'],
  none: ['nothingInName'],
}

/** The kinds after which something is left to do, or not delivered. */
const unfinished: readonly (AutomaticKind | undefined)[] = [
  ...(['bounce', 'bounceUnread', 'perhapsBounce', 'delayed', 'complaint'] as const),
]

function whatNext(facts: Facts, sender: VerdictCode): VerdictCode[] {
  if (facts.virus === 'FAIL') return ['doNotOpen']
  if (sender === 'notProven' || facts.isOtherName) return ['doNotTrust']
  if (sender === 'notProvenForwarded') return ['askSender']
  if (sender === 'notOurs') return [facts.inName === 'none' ? 'setUpDkim' : 'checkDkim']
  return facts.spam === 'FAIL' ? ['moveFromJunk'] : []
}

/** Says in an order for people what the facts mean: the worst first, then why, then what to do. */
export function verdictOf(facts: Facts): MessageVerdict {
  const { automatic, inName } = facts
  const happened = [...(automatic ? [automatic] : []), ...whatHappened(facts)]
  const sender = whoSent(facts)
  const besides: VerdictCode[] = [
    ...(facts.isOtherName ? (['otherName'] as const) : []),
    ...(facts.isAnsweredElsewhere ? (['otherAnswers'] as const) : []),
    ...(facts.isLoop ? (['loop', 'switchOff'] as const) : []),
    ...(facts.isSlow ? (['slow'] as const) : []),
  ]
  const why = facts.dmarc === 'fail' && inName ? reasons[inName] : []
  const isBad = facts.virus === 'FAIL' || facts.spam === 'FAIL'
  const isFine = sender === 'confirmed' || sender === 'confirmedForwarded'
  const isQuiet =
    !unfinished.includes(automatic) && whatHappened(facts).length === 0 && besides.length === 0
  const level = isBad
    ? 'error'
    : isQuiet && isFine
      ? 'success'
      : isQuiet && sender === 'unchecked'
        ? 'info'
        : 'warning'
  return { level, codes: [...happened, sender, ...why, ...besides, ...whatNext(facts, sender)] }
}
