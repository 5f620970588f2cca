import { MailDomainNotFoundException } from '@aws-sdk/client-workmail'
import { workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { dnsResultsOf } from '../store/dns-results.ts'
import { ask } from './ask.ts'
import { guardEdit } from './guarded-edit.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { readAllPolicies } from './identity-policies.ts'
import { readMailDomain } from './mail-domain.ts'
import { type Refusal, refusal } from './refusal.ts'
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

type New = { region: string; organizationId: string; domainName: string }

/** Refuses in the words of what AWS denied, which a person can have granted. */
function notRead({ error }: Refusal): Refusal {
  const { missingAction, missingStatement, deniedBy } = error
  return refusal('PoliciesNotRead', 'The policies of the domain could not be read.').with({
    ...(missingAction === undefined ? {} : { missingAction }),
    ...(missingStatement === undefined ? {} : { missingStatement }),
    ...(deniedBy === undefined ? {} : { deniedBy }),
  })
}

/**
 * Returns the policies of a domain that is added again, which AWS replaces without a word;
 * undefined for a new one. Errors: `CustomPolicyInUse` if that could replace what people wrote,
 * `PoliciesNotRead`. Source: DOM-40, DOM-41.
 */
async function policiesToRenew(input: New, { workmail, client }: AwsContext) {
  const found = await ask(() => readMailDomain(input, { workmail }))
  if (found.refused?.error.code === 'MailDomainNotFoundException') return undefined
  if (found.refused?.error.code === 'AccessDeniedException') throw notRead(found.refused)
  if (found.refused) throw found.refused
  const { answer, refused } = await ask(async () => {
    const { ARN } = await workmail.describeOrganization({ OrganizationId: input.organizationId })
    const policies = await readAllPolicies(await client('ses'), input.domainName)
    const { isCustom } = workmailAccessOf(policies, {
      region: input.region,
      organizationArn: ARN,
    })
    return { policies, isCustom }
  })
  // There is no such identity, so it has no policies.
  if (refused?.error.code === 'InvalidParameterValue') return { policies: [], isCustom: false }
  if (refused) throw notRead(refused)
  return answer
}

type Policies = Awaited<ReturnType<typeof readAllPolicies>>

/** Returns policies as the audit trail keeps them. */
const asTexts = (policies: Policies) =>
  policies.map(({ policyName, policy }) => `${policyName}: ${policy}`)

export const mailDomains: Handlers<'mailDomains'> = {
  'mailDomains.list': async (input, { workmail }) => {
    const { MailDomains, NextToken } = await workmail.listMailDomains(pascal(input))
    return { items: camel(MailDomains), nextToken: NextToken }
  },

  'mailDomains.describe': async (input, { workmail }) =>
    camel(await workmail.getMailDomain(pascal(input))),

  'mailDomains.register': async ({ replacesPolicy, ...input }, context) => {
    const { workmail, client, note } = context
    const { answer: renewed, refused } = await ask(() => policiesToRenew(input, context))
    if (refused && replacesPolicy !== true) throw refused
    if (renewed) note({ before: { policies: asTexts(renewed.policies) } })
    if (renewed?.isCustom && replacesPolicy !== true)
      throw refusal('CustomPolicyInUse', 'The policies of the domain have statements of your own.')
    await workmail.registerMailDomain(pascal(input))
    if (!renewed) return
    const { answer: policies } = await ask(async () =>
      readAllPolicies(await client('ses'), input.domainName),
    )
    if (policies !== undefined) note({ details: { policies: asTexts(policies) } })
  },

  'mailDomains.updateDefault': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId, domainName } = input
    const organization = await workmail.describeOrganization({ OrganizationId: organizationId })
    const current = { domainName: organization.DefaultMailDomain }
    guardEdit(note, { current, expected, wanted: { domainName } })
    await unlessGone(workmail.updateDefaultMailDomain(pascal(input)))
  },

  /** Refuses the test and the default domain itself. */
  'mailDomains.deregister': async (input, { workmail, store }) => {
    const domain = camel(await unlessGone(workmail.getMailDomain(pascal(input))))
    if (whyNotFor('mailDomains.deregister', domain) !== undefined)
      throw refusal(
        'MailDomainNeeded',
        'The test domain and the default domain of an organization are not removed.',
      )
    await workmail.deregisterMailDomain(pascal(input))
    await dnsResultsOf(store).forget(input, input.domainName)
  },
}
