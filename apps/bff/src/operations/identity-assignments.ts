import { ask } from './ask.ts'
import type { Handlers } from './handlers.ts'
import {
  assignmentsOf,
  identityStoreOf,
  instancesOf,
  storeGroupsOf,
  storeUsersOf,
} from './identity-store.ts'

export const identityAssignments: Handlers<'identityAssignments'> = {
  'identityAssignments.listInstances': async (_, context) => {
    const instances = await instancesOf(context)
    return {
      items: instances.map(({ InstanceArn, IdentityStoreId, Name }) => ({
        ...{ instanceArn: InstanceArn, identityStoreId: IdentityStoreId, name: Name },
      })),
    }
  },

  /** Lists the assignments also if the identity store does not tell the names. */
  'identityAssignments.list': async ({ applicationArn }, context) => {
    const assignments = await assignmentsOf(context, applicationArn)
    const { answer: known = [] } = await ask(async () => {
      const store = await identityStoreOf(context, applicationArn)
      return [...(await storeUsersOf(context, store)), ...(await storeGroupsOf(context, store))]
    })
    const byId = new Map(known.map((each) => [each.principalId, each]))
    return {
      items: assignments.map(({ PrincipalId, PrincipalType }) => ({
        ...{ name: undefined, displayName: undefined, email: undefined },
        ...byId.get(PrincipalId),
        ...{ principalId: PrincipalId, principalType: PrincipalType },
      })),
    }
  },

  'identityAssignments.listPrincipals': async (_, context) => {
    const store = await identityStoreOf(context)
    const [users, groups] = [storeUsersOf(context, store), storeGroupsOf(context, store)]
    return { items: [...(await users), ...(await groups)] }
  },

  'identityAssignments.create': async (input, { client }) => {
    const { applicationArn, principalId, principalType } = input
    const sso = await client('sso')
    await sso.createApplicationAssignment({
      ...{ ApplicationArn: applicationArn, PrincipalId: principalId, PrincipalType: principalType },
    })
  },

  'identityAssignments.delete': async (input, { client }) => {
    const { applicationArn, principalId, principalType } = input
    const sso = await client('sso')
    await sso.deleteApplicationAssignment({
      ...{ ApplicationArn: applicationArn, PrincipalId: principalId, PrincipalType: principalType },
    })
  },
}
