import { isDeepStrictEqual } from 'node:util'
import type { SES } from '@aws-sdk/client-ses'
import { maxIdentityPolicies } from '@mailroom/schemas/identity-policies'
import { parsedJson } from '@mailroom/schemas/json-text'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { refusal } from './refusal.ts'

/** Reads the policies of some names, of which AWS takes a few at a time. Source: 06 §8.2. */
async function readPolicies(ses: SES, identity: string, names: readonly string[]) {
  const policies = new Map<string, string>()
  for (let from = 0; from < names.length; from += maxIdentityPolicies) {
    const PolicyNames = names.slice(from, from + maxIdentityPolicies)
    const { Policies } = await ses.getIdentityPolicies({ Identity: identity, PolicyNames })
    for (const [name, policy] of Object.entries(Policies ?? {})) policies.set(name, policy)
  }
  return policies
}

/** Reads all policies of a domain, in the order of their names. */
export async function readAllPolicies(ses: SES, domainName: string) {
  const { PolicyNames = [] } = await ses.listIdentityPolicies({ Identity: domainName })
  const policies = await readPolicies(ses, domainName, PolicyNames)
  const items = [...policies].map(([policyName, policy]) => ({ policyName, policy }))
  return items.sort((one, other) => (one.policyName < other.policyName ? -1 : 1))
}

type Which = { domainName: string; policyName: string }

/** Reads one policy, as `guardEdit` compares it; undefined if there is none. */
export async function readPolicy(ses: SES, { domainName, policyName }: Which) {
  const policy = (await readPolicies(ses, domainName, [policyName])).get(policyName)
  return policy === undefined ? undefined : { policy }
}

/** Returns what a person saw in the spelling of AWS if it says the same: people see it in lines. */
function asRead(seen: string, current: { policy: string } | undefined): string {
  const says = parsedJson(seen)
  const isSame = says !== undefined && isDeepStrictEqual(says, parsedJson(current?.policy ?? ''))
  return isSame && current ? current.policy : seen
}

export const identityPolicies: Handlers<'identityPolicies'> = {
  'identityPolicies.list': async (input, context) => {
    await readMailDomain(input, context)
    return { items: await readAllPolicies(await context.client('ses'), input.domainName) }
  },

  'identityPolicies.put': async ({ expected, policy, ...which }, context) => {
    await readMailDomain(which, context)
    const ses = await context.client('ses')
    const { domainName, policyName } = which
    const current = await readPolicy(ses, which)
    // PutIdentityPolicy would replace the other policy silently. Source: 06 PutIdentityPolicy.
    if (current && expected.policy === undefined)
      throw refusal('InvalidInput', `There is a policy ${policyName}.`, {
        policyName: { code: 'policyNameTaken' },
      })
    const seen = expected.policy === undefined ? {} : { policy: asRead(expected.policy, current) }
    guardEdit(context.note, {
      current,
      expected: seen,
      wanted: { policy: asRead(policy, current) },
    })
    await ses.putIdentityPolicy({ Identity: domainName, PolicyName: policyName, Policy: policy })
  },

  'identityPolicies.delete': async ({ expected, ...which }, context) => {
    await readMailDomain(which, context)
    const ses = await context.client('ses')
    const { domainName, policyName } = which
    const current = await readPolicy(ses, which)
    const seen = { policy: asRead(expected.policy, current) }
    // What somebody else has deleted is as it should be.
    guardEdit(context.note, { current: current ?? {}, expected: seen, wanted: { policy: null } })
    await ses.deleteIdentityPolicy({ Identity: domainName, PolicyName: policyName })
  },
}
