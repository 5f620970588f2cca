import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { findUsers } from './find-users.ts'
import type { Handlers } from './handlers.ts'
import { Refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

export const users: Handlers<'users'> = {
  'users.list': async (input, { workmail }) => {
    const { Users, NextToken } = await workmail.listUsers(pascal(input))
    return { items: camel(Users), nextToken: NextToken }
  },

  'users.find': findUsers,

  'users.describe': async (input, { workmail }) =>
    camel(await workmail.describeUser(pascal(input))),

  /**
   * Creates, then registers. Where only the creation went well the user stays, disabled and without an address, and the answer says
   * why: creating it again would fail because of its own name. Source: GEN-05.
   */
  'users.create': async ({ email, ...user }, { workmail, requestId }) => {
    const { UserId } = await workmail.createUser(pascal(user))
    try {
      await workmail.registerToWorkMail({
        OrganizationId: user.organizationId,
        EntityId: UserId,
        Email: email,
      })
      return { userId: UserId, notEnabled: undefined }
    } catch (error) {
      const reason = refusalOfAwsError(error)
      if (!(reason instanceof Refusal)) throw error
      return { userId: UserId, notEnabled: { ...reason.error, requestId } }
    }
  },

  'users.enable': async ({ organizationId, userId, email }, { workmail }) => {
    await workmail.registerToWorkMail({
      OrganizationId: organizationId,
      EntityId: userId,
      Email: email,
    })
  },

  'users.disable': async ({ organizationId, userId }, { workmail }) => {
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: userId })
  },

  'users.delete': async (input, { workmail }) => {
    await workmail.deleteUser(pascal(input))
  },

  'users.resetPassword': async (input, { workmail }) => {
    await workmail.resetPassword(pascal(input))
  },
}
