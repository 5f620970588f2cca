import type { WorkMail } from '@aws-sdk/client-workmail'
import type { AwsServiceId } from '@mailroom/schemas/aws-call'
import type { ServiceClients } from '../aws/services.ts'
import type { Scope } from '../directory-index/scope.ts'
import { ask } from '../operations/ask.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import type { Store } from '../store/open-store.ts'
import { type LookContent, type LookSource, looksOf } from './looks.ts'

export type AwsClients = {
  workmail: WorkMail
  client: <Id extends AwsServiceId>(service: Id) => Promise<ServiceClients[Id]>
}

/** Goes through all pages of a list. */
async function allPages<Page extends { NextToken?: string | undefined }, Item>(
  page: (paging: { NextToken?: string }) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let NextToken: string | undefined
  do {
    const answer = await page(NextToken === undefined ? {} : { NextToken })
    items.push(...(itemsOf(answer) ?? []))
    NextToken = answer.NextToken
  } while (NextToken)
  return items
}

/** Returns whether a role exists, by its ARN. Errors: those of IAM, but not that there is none. */
export async function doesRoleExist({ client }: AwsClients, arn: string): Promise<boolean> {
  const iam = await client('iam')
  const RoleName = arn.split('/').at(-1) ?? ''
  try {
    const { Role } = await iam.getRole({ RoleName })
    // A role of this name with another path or in another account is another one.
    return Role?.Arn === undefined || Role.Arn === arn
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('NoSuchEntity')) return false
    throw error
  }
}

/** Returns the rules that give mail to the organization, whichever rule set they are in. */
async function receiptRulesOf({ client }: AwsClients, organizationId: string): Promise<string[]> {
  const ses = await client('ses')
  const sets = await allPages(
    (paging) => ses.listReceiptRuleSets(paging),
    ({ RuleSets }) => RuleSets,
  )
  const names: string[] = []
  for (const { Name: RuleSetName = '' } of sets) {
    const { Rules = [] } = await ses.describeReceiptRuleSet({ RuleSetName })
    for (const { Name = '', Actions = [] } of Rules)
      if (
        Actions.some(({ WorkmailAction }) =>
          WorkmailAction?.OrganizationArn?.endsWith(`/${organizationId}`),
        )
      )
        names.push(`${RuleSetName}: ${Name}`)
  }
  return names
}

/** How AWS is asked for each of what may be left. Source: EXIT-12. */
function questions(clients: AwsClients, { organizationId }: Scope, exports: ExportParts) {
  const { workmail, client } = clients
  const of = { OrganizationId: organizationId }
  const all: {
    [Source in LookSource]: () => Promise<LookContent<Source> | undefined>
  } = {
    async organization() {
      try {
        const { State: state = '' } = await workmail.describeOrganization(of)
        return { state }
      } catch (error) {
        // It was here before: somebody could open its pages.
        if (error instanceof Error && error.name === 'OrganizationNotFoundException')
          return { state: 'Deleted' }
        throw error
      }
    },
    async domains() {
      const domains = await allPages(
        (paging) => workmail.listMailDomains({ ...of, ...paging }),
        ({ MailDomains }) => MailDomains,
      )
      const names = domains.map(({ DomainName = '' }) => DomainName.toLowerCase())
      return { names: names.filter((name) => !name.endsWith('.awsapps.com')) }
    },
    async tokens() {
      const tokens = await allPages(
        (paging) => workmail.listPersonalAccessTokens({ ...of, ...paging }),
        ({ PersonalAccessTokenSummaries }) => PersonalAccessTokenSummaries,
      )
      return { count: tokens.length }
    },
    async impersonationRoles() {
      const roles = await allPages(
        (paging) => workmail.listImpersonationRoles({ ...of, ...paging }),
        ({ Roles }) => Roles,
      )
      return { names: roles.map(({ Name = '' }) => Name) }
    },
    async identityCenter() {
      try {
        const { IdentityCenterConfiguration: center } =
          await workmail.describeIdentityProviderConfiguration(of)
        return center?.ApplicationArn === undefined ? {} : { application: center.ApplicationArn }
      } catch (error) {
        if (error instanceof Error && error.name === 'ResourceNotFoundException') return {}
        throw error
      }
    },
    async senders() {
      const { SendDataPoints = [] } = await (await client('ses')).getSendStatistics({})
      const attempts = SendDataPoints.map(({ DeliveryAttempts = 0 }) => DeliveryAttempts)
      return { attempts: attempts.reduce((sum, each) => sum + each, 0) }
    },
    receiptRules: async () => ({ names: await receiptRulesOf(clients, organizationId) }),
    async key() {
      if (!exports) return undefined
      const { kmsKeyArn: arn } = exports
      const { KeyMetadata } = await (await client('kms')).describeKey({ KeyId: arn })
      return { arn, state: KeyMetadata?.KeyState ?? '' }
    },
    async exportRole() {
      if (!exports) return undefined
      const { roleArn: arn } = exports
      return { arn, exists: await doesRoleExist(clients, arn) }
    },
  }
  return all
}

type ExportParts = { kmsKeyArn: string; roleArn: string } | undefined

/**
 * Asks AWS for all that may be left, at once, and keeps each answer as it comes; what is refused or
 * does not answer says so. Returns how many were. Source: EXIT-12.
 */
export async function lookAtAws(
  store: Store,
  scope: Scope,
  clients: AwsClients,
  now: () => Date,
): Promise<number> {
  const looks = looksOf(store)
  const asked = questions(clients, scope, await exportSettingsOf(store).find(scope))
  const lookAt = async <Source extends LookSource>(source: Source): Promise<boolean> => {
    const { answer, refused } = await ask<LookContent<Source> | undefined>(asked[source])
    const at = now().toISOString()
    if (refused) {
      const { code, missingAction } = refused.error
      await looks.refused(scope, source, { code, ...(missingAction && { missingAction }) }, at)
    } else if (answer) await looks.seen(scope, source, answer, at)
    return refused !== undefined
  }
  const sources = Object.keys(asked) as LookSource[]
  const results = await Promise.all(sources.map(lookAt))
  return results.filter(Boolean).length
}
