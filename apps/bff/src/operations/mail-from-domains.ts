import { readMailFrom } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

export const mailFromDomains: Handlers<'mailFromDomains'> = {
  /** SES sets both values at once, so one that is not given is sent as it is. */
  'mailFromDomains.put': async ({ expected, ...input }, { workmail, client, note }) => {
    const { organizationId: OrganizationId, domainName: DomainName, behaviorOnMXFailure } = input
    const mailFromDomain = input.mailFromDomain?.toLowerCase()
    // SES would also change a domain that only other applications of the account use.
    await workmail.getMailDomain({ OrganizationId, DomainName })
    const ses = await client('ses')
    const current = await readMailFrom(ses, DomainName)
    const { MailFromDomain = '', BehaviorOnMXFailure = 'UseDefaultValue' } = current ?? {}
    guardEdit(note, {
      current: { mailFromDomain: MailFromDomain, behaviorOnMXFailure: BehaviorOnMXFailure },
      expected,
      wanted: { mailFromDomain, behaviorOnMXFailure },
    })
    const name = mailFromDomain ?? MailFromDomain
    if (mailFromDomain === undefined && name === '')
      throw refusal('InvalidInput', 'There is no MAIL FROM domain whose setting could change.', {
        mailFromDomain: { code: 'required' },
      })
    await ses.setIdentityMailFromDomain({
      Identity: DomainName,
      ...(name === ''
        ? {}
        : {
            MailFromDomain: name,
            BehaviorOnMXFailure: behaviorOnMXFailure ?? BehaviorOnMXFailure,
          }),
    })
  },
}
