import { EntityNotFoundException, type User, type WorkMail } from '@aws-sdk/client-workmail'
import type { Handlers } from './handlers.ts'
import { type Camel, camel } from './spelling.ts'

type Person = Camel<User>

/** How many people are shown at most; more means typing more. */
const limit = 20

function capitalized(text: string): string {
  return text.replace(/(^|[\s.'’-])\p{Ll}/gu, (beginning) => beginning.toUpperCase())
}

/** What somebody may mean, because AWS regards case: as it was typed, all small, and every word with a capital. Source: GEN-04. */
function spellingsOf(text: string): string[] {
  const small = text.toLowerCase()
  return [...new Set([text, small, capitalized(small)])]
}

const prefixes = ['UsernamePrefix', 'DisplayNamePrefix', 'PrimaryEmailPrefix'] as const

/** The first of those who match; `more` where AWS knows of others. */
async function byPrefixes(workmail: WorkMail, OrganizationId: string, text: string) {
  const filters = spellingsOf(text).flatMap((spelling) =>
    prefixes.map((prefix) => ({ [prefix]: spelling })),
  )
  const pages = await Promise.all(
    filters.map((Filters) => workmail.listUsers({ OrganizationId, Filters, MaxResults: limit })),
  )
  return {
    found: pages.flatMap(({ Users = [] }) => Users),
    more: pages.some(({ NextToken }) => NextToken !== undefined),
  }
}

/** Whoever has exactly this address, which may be an alias. */
async function byAddress(workmail: WorkMail, OrganizationId: string, text: string) {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return []
  try {
    const { EntityId, Type } = await workmail.describeEntity({ OrganizationId, Email: text })
    if (Type !== 'USER' || EntityId === undefined) return []
    const { UserId, ...user } = await workmail.describeUser({ OrganizationId, UserId: EntityId })
    return [{ ...user, Id: UserId }]
  } catch (error) {
    if (error instanceof EntityNotFoundException) return []
    // Half an address breaks the model's pattern: nobody has it yet.
    if (
      error instanceof Error &&
      ['ValidationException', 'InvalidParameterException'].includes(error.name)
    )
      return []
    throw error
  }
}

/** Who people look for first: those whose password can be reset, then by name. */
function byImportance(a: Person, b: Person): number {
  const rank = ({ state, userRole }: Person) => (state === 'ENABLED' && userRole === 'USER' ? 0 : 1)
  const name = (person: Person) => person.displayName ?? person.name ?? ''
  return rank(a) - rank(b) || name(a).localeCompare(name(b))
}

/** Asks for every prefix in every usual spelling at once, and for the owner of an address; nobody comes twice. Source: USR-02, GEN-04. */
export const findUsers: Handlers<'users'>['users.find'] = async (input, { workmail }) => {
  const { organizationId, text } = input
  const [{ found: named, more }, owner] = await Promise.all([
    byPrefixes(workmail, organizationId, text),
    byAddress(workmail, organizationId, text),
  ])
  const found = new Map(
    camel([...owner, ...named])
      .filter((user) => user.state !== 'DELETED')
      .map((user) => [user.id, user]),
  )
  const unread = {
    telephone: undefined,
    department: undefined,
    jobTitle: undefined,
    matchedAlias: undefined,
  }
  const people = [...found.values()].sort(byImportance).map((user) => ({ ...user, ...unread }))
  return {
    items: people.slice(0, limit),
    more: more || people.length > limit,
    isGuess: false,
  }
}
