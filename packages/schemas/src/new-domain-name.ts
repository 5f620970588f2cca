import * as z from 'zod/mini'
import { WorkMailDomainName } from './constraints/workmail-shapes.generated.ts'
import { plainText, withoutHidden } from './text.ts'

/** Returns a name as AWS registers it: in small letters, without spaces around it and a final dot. */
export function plainDomainName(typed: string): string {
  return withoutHidden(typed).toLowerCase().replace(/\.$/, '')
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
 * that have to be written in Punycode, `domainWithoutDot`, `domainLabel`, and those of the service
 * model. Source: DOM-02, RFC 1035.
 */
export const newDomainName = z.string().check(
  z.overwrite(plainDomainName),
  refuse('required', (name) => name !== ''),
  plainText,
  refuse('domainNotAscii', (name) => /^\p{ASCII}*$/u.test(name)),
  z.regex(WorkMailDomainName.pattern, { abort: true }),
  z.maxLength(WorkMailDomainName.max),
  refuse('domainWithoutDot', (name) => name.includes('.')),
  refuse('domainLabel', hasLabels),
  z.minLength(WorkMailDomainName.min),
)
