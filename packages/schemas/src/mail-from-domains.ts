import * as z from 'zod/mini'
import { write } from './declare.ts'
import { plainName } from './dns-records.ts'
import { behaviorOnMXFailure, itsMailDomain, ofMailDomain } from './domain-identities.ts'
import { hasPunycode, isWhollySeen } from './new-domain-name.ts'
import { text } from './text.ts'

/** The longest domain name, and the form of a part between dots. Source: RFC 1035 §2.3.4. */
const longestName = 253
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i

/**
 * Returns whether a name is a domain name below another one, which it has once: who types the whole
 * name where only its beginning belongs has it twice. Source: DOM-42.
 */
export function isSubdomainOf(name: string, domainName: string): boolean {
  const end = `.${domainName.toLowerCase()}`
  const labels = name.split('.')
  if (!name.toLowerCase().endsWith(end) || !labels.every((part) => label.test(part))) return false
  return !`.${name.slice(0, -end.length).toLowerCase()}`.endsWith(end)
}

/** The MAIL FROM domain of a mail domain; empty for none, which is amazonses.com. */
const mailFromDomain = text({ max: longestName }).check(
  z.refine(isWhollySeen, { error: 'notText', abort: true }),
  z.refine(hasPunycode, { error: 'domainPunycode', abort: true }),
)

/**
 * Whether a name has a CNAME that WorkMail needs, beside which DNS allows no MX and no SPF record;
 * the names of DKIM are no domain names. Source: DOM-05, DOM-31.
 */
function isNeededOtherwise(name: string, domainName: string): boolean {
  return plainName(name) === `autodiscover.${plainName(domainName)}`
}

/**
 * Refuses a MAIL FROM domain that is not below the mail domain, or whose name has another use, at its
 * field. Problems: `notSubdomain`, `neededByAutodiscover`. Source: DOM-42, 03 A-41.
 */
const belowItsDomain = z.superRefine<{ domainName: string; mailFromDomain?: string | undefined }>(
  ({ domainName, mailFromDomain: name = '' }, context) => {
    if (name !== '' && !isSubdomainOf(name, domainName))
      context.addIssue({ code: 'custom', path: ['mailFromDomain'], message: 'notSubdomain' })
    else if (isNeededOtherwise(name, domainName))
      context.addIssue({
        ...{ code: 'custom', path: ['mailFromDomain'], message: 'neededByAutodiscover' },
      })
  },
)

export const mailFromDomains = {
  'mailFromDomains.put': write({
    summary: 'Set the MAIL FROM domain of a mail domain in Amazon SES, or go back to amazonses.com',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...ofMailDomain,
        /** Empty to send from amazonses.com again; absent to keep it. */
        mailFromDomain: z.optional(mailFromDomain),
        behaviorOnMXFailure: z.optional(behaviorOnMXFailure),
        /** The values the person saw. If there are others by now, nothing is changed. Error: `Conflict`. */
        expected: z.strictObject({
          mailFromDomain: z.optional(mailFromDomain),
          behaviorOnMXFailure: z.optional(behaviorOnMXFailure),
        }),
      })
      .check(belowItsDomain),
    output: z.void(),
    aws: [
      itsMailDomain,
      {
        action: 'ses:GetIdentityMailFromDomainAttributes',
        input: ({ domainName }) => ({ identities: [domainName] }),
      },
      {
        action: 'ses:SetIdentityMailFromDomain',
        input: ({ domainName: identity, expected: seen = {}, ...wanted }) => {
          const name = wanted.mailFromDomain ?? seen.mailFromDomain ?? '<MailFromDomain>'
          const behavior = wanted.behaviorOnMXFailure ?? seen.behaviorOnMXFailure
          if (name === '') return { identity }
          return {
            ...{ identity, mailFromDomain: name },
            behaviorOnMXFailure: behavior ?? '<BehaviorOnMXFailure>',
          }
        },
      },
    ],
    // SES has one name for all that it refuses here. Source: 06 SetIdentityMailFromDomain.
    errorFields: { InvalidParameterValue: 'mailFromDomain' },
    target: { kind: 'MAIL_DOMAIN', name: 'domainName' },
    changes: ['domainIdentities'],
  }),
}
