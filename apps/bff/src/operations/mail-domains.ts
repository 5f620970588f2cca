import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mailDomains: Handlers<'mailDomains'> = {
  'mailDomains.list': async (input, { workmail }) => {
    const { MailDomains, NextToken } = await workmail.listMailDomains(pascal(input))
    return { items: camel(MailDomains), nextToken: NextToken }
  },

  'mailDomains.describe': async (input, { workmail }) =>
    camel(await workmail.getMailDomain(pascal(input))),
}
