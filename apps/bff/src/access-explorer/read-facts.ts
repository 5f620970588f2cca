import {
  paginateListImpersonationRoles,
  paginateListPersonalAccessTokens,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import type { AccessFacts } from '@mailroom/schemas/access/who-can-open'
import type { UnreadSource } from '@mailroom/schemas/access-paths'
import { allItems } from '../aws/all-items.ts'
import type { Scope } from '../directory-index/scope.ts'
import { ask } from '../operations/ask.ts'
import { camel } from '../operations/spelling.ts'
import { exportSettingsOf } from '../store/export-settings.ts'
import type { Store } from '../store/open-store.ts'

/** What of the facts no index has, with the names of roles, and what was refused. */
export type OtherFacts = Pick<
  AccessFacts,
  'roles' | 'tokens' | 'migrationAdmin' | 'exportRoleArn'
> & { roleNames: ReadonlyMap<string, string>; unread: UnreadSource[]; readAt: string }

/** Reads the roles with their rules, which the list does not have. Source: IMP-04. */
async function rolesOf(workmail: WorkMail, OrganizationId: string) {
  const pages = paginateListImpersonationRoles({ client: workmail }, { OrganizationId })
  const roles = await allItems(pages, (page) => page.Roles)
  const described = await Promise.all(
    roles.map(({ ImpersonationRoleId }) =>
      workmail.getImpersonationRole({ OrganizationId, ImpersonationRoleId }),
    ),
  )
  return described.map((each) => {
    const {
      impersonationRoleId: id = '',
      name = id,
      type = 'FULL_ACCESS',
      rules = [],
    } = camel(each)
    // A rule without an effect would be none of AWS's; it denies.
    const known = rules.map(({ effect = 'DENY', ...rule }) => ({ ...rule, effect }))
    return { impersonationRoleId: id, name, type, rules: known }
  })
}

async function tokensOf(workmail: WorkMail, OrganizationId: string, now: Date) {
  const paging = { client: workmail, pageSize: 100 }
  const pages = paginateListPersonalAccessTokens(paging, { OrganizationId })
  const tokens = await allItems(pages, (page) => page.PersonalAccessTokenSummaries)
  return tokens.flatMap(({ PersonalAccessTokenId, UserId, Name = '', ExpiresTime }) =>
    PersonalAccessTokenId === undefined || UserId === undefined
      ? []
      : [
          {
            ...{ personalAccessTokenId: PersonalAccessTokenId, userId: UserId, name: Name },
            // One without an end never expires. Source: PAT-05.
            isExpired: ExpiresTime !== undefined && ExpiresTime <= now,
          },
        ],
  )
}

/** Reads what the index does not have, at once. What AWS refuses is named, and missing. */
export async function readFacts(
  store: Store,
  workmail: WorkMail,
  scope: Scope,
  now: () => Date,
): Promise<OtherFacts> {
  const { organizationId: OrganizationId } = scope
  const unread: UnreadSource[] = []
  const unlessRefused = async <Answer>(
    source: UnreadSource['source'],
    call: () => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    const { answer, refused } = await ask(call)
    if (refused) {
      const { code, missingAction } = refused.error
      unread.push({ source, code, ...(missingAction === undefined ? {} : { missingAction }) })
    }
    return answer
  }
  const [roles = [], tokens = [], organization, settings] = await Promise.all([
    unlessRefused('impersonationRoles', () => rolesOf(workmail, OrganizationId)),
    unlessRefused('tokens', () => tokensOf(workmail, OrganizationId, now())),
    unlessRefused('migrationAdmin', () => workmail.describeOrganization({ OrganizationId })),
    exportSettingsOf(store).find(scope),
  ])
  if (!settings) unread.push({ source: 'exportRole' })
  return {
    ...{ roles, tokens, unread, readAt: now().toISOString() },
    roleNames: new Map(roles.map(({ impersonationRoleId, name }) => [impersonationRoleId, name])),
    migrationAdmin: organization?.MigrationAdmin,
    exportRoleArn: settings?.roleArn,
  }
}
