import {
  EntityNotFoundException,
  type ListUsersFilters,
  type User,
  type WorkMail,
} from '@aws-sdk/client-workmail'

/** How many users of each list are read. */
const maxResults = 20

/** How many pages without users are read before a list is given up. */
const maxEmptyPages = 20

function capitalized(text: string): string {
  return text.replace(/(^|[\s.'’-])\p{Ll}/gu, (beginning) => beginning.toUpperCase())
}

/** Returns the filters for a text: the likely spellings, and all others. */
function filtersFor(text: string): { likely: ListUsersFilters[]; others: ListUsersFilters[] } {
  const small = text.toLowerCase()
  const large = capitalized(small)
  const likely = [
    { UsernamePrefix: small },
    { DisplayNamePrefix: large },
    { PrimaryEmailPrefix: small },
  ]
  const others = [
    ...[text, large].map((UsernamePrefix) => ({ UsernamePrefix })),
    ...[text, small].map((DisplayNamePrefix) => ({ DisplayNamePrefix })),
    ...[text, large].map((PrimaryEmailPrefix) => ({ PrimaryEmailPrefix })),
  ]
  const asked = new Set(likely.map((filter) => JSON.stringify(filter)))
  return {
    likely,
    others: others.filter((filter) => {
      const isNew = !asked.has(JSON.stringify(filter))
      asked.add(JSON.stringify(filter))
      return isNew
    }),
  }
}

/**
 * Returns the first page with a user who is not deleted. Earlier pages may be empty. Source: 06
 * §2.7.
 */
async function firstFound(workmail: WorkMail, OrganizationId: string, Filters: ListUsersFilters) {
  let NextToken: string | undefined
  for (let pages = 0; pages < maxEmptyPages; pages++) {
    const page = { OrganizationId, Filters, MaxResults: maxResults, NextToken }
    const answer = await workmail.listUsers(page)
    const users = (answer.Users ?? []).filter(({ State }) => State !== 'DELETED')
    NextToken = answer.NextToken
    if (users.length > 0 || NextToken === undefined) return { users, more: NextToken !== undefined }
  }
  return { users: [], more: true }
}

/** Finds the owner of exactly this address, which may be an alias. */
async function byAddress(
  workmail: WorkMail,
  OrganizationId: string,
  text: string,
): Promise<User[]> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return []
  try {
    const { EntityId, Type } = await workmail.describeEntity({ OrganizationId, Email: text })
    if (Type !== 'USER' || EntityId === undefined) return []
    const { UserId, ...user } = await workmail.describeUser({ OrganizationId, UserId: EntityId })
    return user.State === 'DELETED' ? [] : [{ ...user, Id: UserId }]
  } catch (error) {
    if (error instanceof EntityNotFoundException) return []
    // Half an address does not match the model's pattern, so it has no owner.
    if (
      error instanceof Error &&
      ['ValidationException', 'InvalidParameterException'].includes(error.name)
    )
      return []
    throw error
  }
}

/** `more` is true if AWS has further users. */
export type LiveUsers = { users: User[]; more: boolean }

/**
 * What AWS answers in the likely ways. `named` are all users whose user name begins with `prefix`,
 * in this case; absent if AWS has more of them.
 */
export type LikelyUsers = LiveUsers & {
  named?: { prefix: string; ids: ReadonlySet<string | undefined> }
}

function together(lists: readonly LiveUsers[]): LiveUsers {
  return { users: lists.flatMap(({ users }) => users), more: lists.some(({ more }) => more) }
}

async function byFilters(
  workmail: WorkMail,
  organizationId: string,
  filters: readonly ListUsersFilters[],
): Promise<LiveUsers[]> {
  return Promise.all(filters.map((filter) => firstFound(workmail, organizationId, filter)))
}

/**
 * Finds users at AWS by the beginning of user name, display name or primary address, in the usual
 * case, because AWS is case-sensitive. Errors: those of `ListUsers`. Source: GEN-04, USR-02.
 */
export async function likelyUsers(
  workmail: WorkMail,
  organizationId: string,
  text: string,
): Promise<LikelyUsers> {
  const { likely } = filtersFor(text)
  const lists = await byFilters(workmail, organizationId, likely)
  const prefix = likely[0]?.UsernamePrefix
  const [byName] = lists
  if (prefix === undefined || !byName || byName.more) return together(lists)
  return { ...together(lists), named: { prefix, ids: new Set(byName.users.map(({ Id }) => Id)) } }
}

/**
 * Finds users at AWS in any other case, and the owner of an address. Errors: those of `ListUsers`
 * and `DescribeEntity`.
 */
export async function otherUsers(
  workmail: WorkMail,
  organizationId: string,
  text: string,
): Promise<LiveUsers> {
  const [owner, lists] = await Promise.all([
    byAddress(workmail, organizationId, text),
    byFilters(workmail, organizationId, filtersFor(text).others),
  ])
  const { users, more } = together(lists)
  return { users: [...owner, ...users], more }
}
