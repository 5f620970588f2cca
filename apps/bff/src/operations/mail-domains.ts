import { MailDomainNotFoundException } from '@aws-sdk/client-workmail'
import { whyNotFor } from '@mailroom/schemas'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

/** Returns what a promise about a domain resolves to. Errors: `Gone` if there is no such domain. */
async function unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof MailDomainNotFoundException)
      throw refusal('Gone', 'The organization does not have this mail domain any more.')
    throw error
  }
}

export const mailDomains: Handlers<'mailDomains'> = {
  'mailDomains.list': async (input, { workmail }) => {
    const { MailDomains, NextToken } = await workmail.listMailDomains(pascal(input))
    return { items: camel(MailDomains), nextToken: NextToken }
  },

  'mailDomains.describe': async (input, { workmail }) =>
    camel(await workmail.getMailDomain(pascal(input))),

  'mailDomains.register': async (input, { workmail }) => {
    await workmail.registerMailDomain(pascal(input))
  },

  'mailDomains.updateDefault': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId, domainName } = input
    const organization = await workmail.describeOrganization({ OrganizationId: organizationId })
    const current = { domainName: organization.DefaultMailDomain }
    guardEdit(note, { current, expected, wanted: { domainName } })
    await unlessGone(workmail.updateDefaultMailDomain(pascal(input)))
  },

  /** Refuses the test and the default domain itself. */
  'mailDomains.deregister': async (input, { workmail }) => {
    const domain = camel(await unlessGone(workmail.getMailDomain(pascal(input))))
    if (whyNotFor('mailDomains.deregister', domain) !== undefined)
      throw refusal(
        'MailDomainNeeded',
        'The test domain and the default domain of an organization are not removed.',
      )
    await workmail.deregisterMailDomain(pascal(input))
  },
}
