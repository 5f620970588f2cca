import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { useText } from '../../../kit/words/texts.ts'

type MailFrom = DomainIdentity['mailFrom']['attributes']

/** Returns the values of a MAIL FROM domain; without one, the behaviour is SES's default. */
export function seenOf(attributes: MailFrom) {
  const { mailFromDomain = '', behaviorOnMXFailure = 'UseDefaultValue' } = attributes ?? {}
  return { mailFromDomain, behaviorOnMXFailure } as const
}

/** Returns the words for the values in a change or conflict. */
export function useMailFromWords() {
  const text = useText('mailFrom')
  return {
    label: (name: string) => text(name === 'mailFromDomain' ? 'mailFromDomain' : 'behavior'),
    value: (_: string, value: unknown) =>
      value === 'UseDefaultValue' || value === 'RejectMessage'
        ? text(`behavior.${value}`)
        : undefined,
  }
}
