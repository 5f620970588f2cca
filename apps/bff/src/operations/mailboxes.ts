import { awsDirectory } from '../aws/directory.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

export const mailboxes: Handlers<'mailboxes'> = {
  'mailboxes.describe': async (input, { workmail }) =>
    camel(await workmail.getMailboxDetails(pascal(input))),

  'mailboxes.updateQuota': async ({ expected, mailboxQuota, ...user }, { workmail, note }) => {
    const quota = await awsDirectory(workmail, user.organizationId).quota(user.userId)
    guardEdit(note, { current: { mailboxQuota: quota }, expected, wanted: { mailboxQuota } })
    await workmail.updateMailboxQuota(pascal({ ...user, mailboxQuota }))
  },
}
