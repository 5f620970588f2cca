import { InvalidParameterException } from '@aws-sdk/client-workmail'
import { personalAttributes, shortUserNameLimit } from '@mailroom/schemas/directory-rules'
import type { User } from '@mailroom/schemas/users'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { findUsers } from './find-users.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { inTwoParts, isAnyGiven, secondHalf } from './partial-outcome.ts'
import { checkedAddress, enableWith, enabling } from './primary-address.ts'
import { refusal } from './refusal.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { noteReleased } from './released-addresses.ts'
import { camel, pascal } from './spelling.ts'

/**
 * Returns the members of a user that `UpdateUser` sets, without the role and the Identity Center
 * user, which it keeps if they are absent.
 */
function attributesOf(user: { [Name in keyof User]?: User[Name] | undefined }) {
  const { hiddenFromGlobalAddressList } = user
  const attributes = Object.fromEntries(personalAttributes.map((name) => [name, user[name]]))
  return { ...attributes, hiddenFromGlobalAddressList }
}

/** Whether AWS has refused a user name that only WorkMail's own directory takes. Source: USR-04. */
function isNameTooLong(name: string, error: unknown): error is InvalidParameterException {
  return error instanceof InvalidParameterException && name.length > shortUserNameLimit
}

export const users = (directoryIndex: DirectoryIndex): Handlers<'users'> => ({
  'users.list': async (input, { workmail }) => {
    const { Users, NextToken } = await workmail.listUsers(pascal(input))
    return { items: camel(Users), nextToken: NextToken }
  },

  'users.find': findUsers(directoryIndex),

  'users.describe': async (input, { workmail }) =>
    camel(await workmail.describeUser(pascal(input))),

  /**
   * Creates a user, then enables them. If only the creation succeeds, the user stays, disabled and
   * without an address, and the answer says why: creating them again would fail because of their
   * own name. Source: GEN-05.
   */
  'users.create': async ({ email, ...user }, { workmail, ...context }) => {
    const { organizationId, name } = user
    await refuseUnusableAddress(workmail, { organizationId, address: email })
    const create = () =>
      workmail.createUser(pascal(user)).catch((error: unknown) => {
        throw isNameTooLong(name, error)
          ? refusal('InvalidInput', error.message, {
              name: { code: 'tooLong', limit: shortUserNameLimit },
            })
          : error
      })
    const { UserId } =
      (await context.settle('users.create', { name }, create)) ??
      (await workmail.describeUser({ OrganizationId: organizationId, UserId: name }))
    const created = { organizationId, entityId: UserId, email }
    const notEnabled = await secondHalf(context, enabling(workmail, 'users.enable', created))
    return { userId: UserId, notEnabled }
  },

  /**
   * Updates a user. Sends AWS's current values along, because AWS requires complete data.
   * Source: USR-15.
   */
  'users.update': async ({ expected, email, ...wanted }, { workmail, note, ...context }) => {
    const { connectionId: _, region: __, organizationId, userId, ...changes } = wanted
    const current = camel(
      await workmail.describeUser({ OrganizationId: organizationId, UserId: userId }),
    )
    const { userRole, ...data } = current
    guardEdit(note, {
      target: { kind: 'USER', id: userId },
      ...{ current: { ...data, role: userRole }, expected, wanted: { email, ...changes } },
    })
    const address = await checkedAddress(workmail, { organizationId, entityId: userId, email })
    const update = () => workmail.updateUser(pascal({ ...attributesOf(data), ...wanted }))
    const rest = { id: 'users.update', input: wanted, send: update }
    return inTwoParts(context, address, isAnyGiven(changes) ? rest : undefined)
  },

  'users.enable': ({ organizationId, userId, email }, { workmail }) =>
    enableWith(workmail, { organizationId, entityId: userId, email }),

  'users.disable': async ({ organizationId, userId }, context) => {
    const { workmail } = context
    await noteReleased({ organizationId, type: 'USER', id: userId }, context)
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: userId })
  },

  'users.delete': async (input, { workmail }) => {
    await workmail.deleteUser(pascal(input))
  },

  'users.resetPassword': async (input, { workmail }) => {
    await workmail.resetPassword(pascal(input))
  },
})
