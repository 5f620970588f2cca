import { readMailFrom } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { refusal } from './refusal.ts'

export const mailFromDomains: Handlers<'mailFromDomains'> = {
  /** SES sets both values at once, so one that is not given is sent as it is. */
  'mailFromDomains.put': async ({ expected, ...input }, context) => {
    const { client, note } = context
    const { domainName, behaviorOnMXFailure } = input
    const mailFromDomain = input.mailFromDomain?.toLowerCase()
    await readMailDomain(input, context)
    const ses = await client('ses')
    const current = await readMailFrom(ses, domainName)
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
      Identity: domainName,
      ...(name === ''
        ? {}
        : {
            MailFromDomain: name,
            BehaviorOnMXFailure: behaviorOnMXFailure ?? BehaviorOnMXFailure,
          }),
    })
  },
}
