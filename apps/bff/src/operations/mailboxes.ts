import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mailboxes: Handlers<'mailboxes'> = {
  'mailboxes.describe': async (input, { workmail }) =>
    camel(await workmail.getMailboxDetails(pascal(input))),

  'mailboxes.updateQuota': async (input, { workmail }) => {
    await workmail.updateMailboxQuota(pascal(input))
  },
}
