import * as z from 'zod/mini'
import { WorkMailDomainName } from './constraints/workmail-shapes.generated.ts'
import { isPunycode } from './punycode.ts'
import { plainText, withoutHidden } from './text.ts'

/**
 * Returns a name as AWS registers it: in small letters, without spaces around it and a final dot.
 * Letters beyond ASCII stay: some of them have small letters in ASCII.
 */
export function plainDomainName(typed: string): string {
  const small = typed.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  return small.replace(/\.$/, '')
}

/** Returns whether a name has nothing that nobody sees: it decides which domain is meant. */
export const isWhollySeen = (name: string) => withoutHidden(name) === name.trim()

/** Returns whether the parts of a name that claim to be Punycode are. */
export function hasPunycode(name: string): boolean {
  return name.split('.').every((part) => !/^xn--/i.test(part) || isPunycode(part))
}

/** Returns whether a name can end like this on the Internet. Source: RFC 6761 §6.3. */
function hasEnding(name: string): boolean {
  const last = name.split('.').at(-1) ?? ''
  return last.length > 1 && last !== 'localhost'
}

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Returns whether each part of a name between dots can be one; an IP address has none at its end. */
function hasLabels(name: string): boolean {
  const labels = name.split('.')
  return labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '')
}

/** Fails with a code, and without the problems that follow from the first. */
const refuse = (error: string, isRight: (name: string) => boolean) =>
  z.refine<string>(isRight, { error, abort: true })

/**
 * The name of a mail domain that somebody adds. Problems: `required`, `domainNotAscii` for letters
 * that have to be written in Punycode, `domainPage`, `domainAddress` and `domainBlank` for more than
 * a name, `domainDots`, `domainWithoutDot`, `domainLabel`, `domainEnding`, `domainPunycode`, `notText`
 * for what nobody sees, and those of the service model. Source: DOM-02, RFC 1035.
 */
export const newDomainName = z.string().check(
  z.overwrite(plainDomainName),
  refuse('required', (name) => name !== ''),
  plainText,
  refuse('notText', isWhollySeen),
  refuse('domainNotAscii', (name) => /^\p{ASCII}*$/u.test(name)),
  refuse('domainPage', (name) => !/[/:]/.test(name)),
  refuse('domainAddress', (name) => !name.includes('@')),
  refuse('domainBlank', (name) => !name.includes(' ')),
  z.regex(WorkMailDomainName.pattern, { abort: true }),
  z.maxLength(WorkMailDomainName.max),
  refuse('domainWithoutDot', (name) => name.includes('.')),
  refuse('domainDots', (name) => name.split('.').every((part) => part !== '')),
  refuse('domainLabel', hasLabels),
  refuse('domainEnding', hasEnding),
  refuse('domainPunycode', hasPunycode),
  z.minLength(WorkMailDomainName.min),
)
