import * as z from 'zod/mini'
import { write } from './declare.ts'
import { itsMailDomain, ofMailDomain } from './domain-identities.ts'

const roles = ['administrator'] as const
const target = { kind: 'MAIL_DOMAIN', name: 'domainName' } as const
const changes = ['domainIdentities', 'mailDomains'] as const

export const dkim = {
  'dkim.verify': write({
    summary:
      'Let Amazon SES look for the DKIM records of a mail domain, with the same tokens as before',
    roles,
    input: z.strictObject(ofMailDomain),
    output: z.void(),
    aws: [
      itsMailDomain,
      { action: 'ses:VerifyDomainDkim', input: ({ domainName }) => ({ domain: domainName }) },
    ],
    ...{ target, changes },
  }),

  'dkim.setEnabled': write({
    summary: 'Sign the mail of a mail domain with DKIM, or stop it',
    roles,
    input: z.strictObject({
      ...ofMailDomain,
      dkimEnabled: z.boolean(),
      /** The setting the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.strictObject({ dkimEnabled: z.boolean() }),
    }),
    output: z.void(),
    aws: [
      itsMailDomain,
      {
        action: 'ses:GetIdentityDkimAttributes',
        input: ({ domainName }) => ({ identities: [domainName] }),
      },
      {
        action: 'ses:SetIdentityDkimEnabled',
        input: ({ domainName, dkimEnabled }) => ({ identity: domainName, dkimEnabled }),
      },
    ],
    ...{ target, changes },
  }),
}
