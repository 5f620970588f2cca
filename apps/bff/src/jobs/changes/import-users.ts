import { type ImportRow, type JobRow, proposedDisplayName } from '@mailroom/schemas'
import type { DescribedEntity } from '../directory-reader.ts'
import { updatingUser } from '../facts/attributes.ts'
import { creating } from '../facts/existence.ts'
import { makingPrimary } from '../facts/primary-email.ts'
import { settingQuota } from '../facts/quota.ts'
import { enabling } from '../facts/registration.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity } from '../refuse-by-needs.ts'
import { createdUser, type StepDraft } from '../step.ts'
import { addingAliases } from './aliases-of-many.ts'
import type { PlanRows, RowDraft } from './change.ts'
import { shown } from './for-each-target.ts'
import { joiningGroups } from './groups-of-many.ts'
import { updatingWhatDiffers } from './update-users.ts'

/** Returns the data that `CreateUser` takes; later steps set everything else. */
function dataOf({
  name: _,
  email: __,
  aliases: ___,
  groups: ____,
  mailboxQuota: _____,
  ...data
}: ImportRow) {
  return data
}

/** Returns the data that creation does not set. */
function furtherData(row: ImportRow) {
  const { displayName: _, firstName: __, lastName: ___, role: ____, ...rest } = dataOf(row)
  const { hiddenFromGlobalAddressList: _____, ...further } = rest
  return Object.fromEntries(
    Object.entries(further).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** Refuses what a row asks for if AWS would refuse it for the user as the row leaves them. */
function refuseWishes(
  { name, aliases = [], groups = [], mailboxQuota }: ImportRow,
  user: Pick<DescribedEntity, 'state' | 'userRole'>,
): void {
  const entity = { name, ...user }
  if (mailboxQuota !== undefined) refuseEntity('mailboxes.updateQuota', entity)
  if (aliases.length > 0) refuseEntity('aliases.create', entity)
  if (groups.length > 0) refuseEntity('groupMembers.associate', entity)
}

/**
 * Returns the display name of a new user: the one in the row, else first and last name.
 * Source: USR-04.
 */
function displayNameOf(row: ImportRow): string | undefined {
  return row.displayName ?? (proposedDisplayName(row) || undefined)
}

/**
 * Plans a user who does not exist: creates them, then sets everything else in the row. Creating
 * also enables; the next step finds that done, or does it if only the creation succeeded.
 * Source: USR-04, GEN-05.
 */
async function planNew(row: ImportRow, context: PlanContext): Promise<RowDraft> {
  const { name, firstName, lastName, email, mailboxQuota } = row
  const displayName = displayNameOf(row)
  const { role = 'USER', hiddenFromGlobalAddressList = false, aliases = [], groups = [] } = row
  if (await context.isNameOfAnother(name))
    refuseRow('NameTaken', `A group or resource has the name ${name}.`)
  if (displayName === undefined)
    return refuseRow('MissingDisplayName', `${name} is new and needs a display name.`)
  if (email === undefined)
    return refuseRow('MissingEmail', `${name} is new and needs an address.`, { from: 'PERSON' })
  refuseWishes(row, { state: 'ENABLED', userRole: role })
  const address = { email, from: 'PERSON' } as const
  await context.addresses.claimPrimary(address, name)
  const further = furtherData(row)
  const nothing = Object.fromEntries(Object.keys(further).map((member) => [member, null]))
  const user = { id: createdUser, type: 'USER', name } as const
  return {
    address,
    steps: [
      creating({
        ...{ name, displayName, email, role, hiddenFromGlobalAddressList },
        ...(firstName ? { firstName } : {}),
        ...(lastName ? { lastName } : {}),
      }),
      enabling(user, email, { state: 'DISABLED' }),
      ...(Object.keys(further).length > 0 ? [updatingUser(createdUser, further, nothing)] : []),
      ...(await addingAliases({ id: createdUser, owner: name }, aliases, [email], context)),
      ...(await joiningGroups(user, groups, [], context)),
      ...(mailboxQuota === undefined ? [] : [settingQuota(createdUser, mailboxQuota)]),
    ],
  }
}

/** Gives an existing user the address in the row, unless they have it. */
async function planAddress(
  user: DescribedEntity,
  email: string | undefined,
  addresses: readonly string[],
  context: PlanContext,
): Promise<StepDraft[]> {
  const { id, state, email: current = null } = user
  if (email === undefined) return []
  if (state === 'ENABLED' && current?.toLowerCase() === email.toLowerCase()) return []
  await context.addresses.claimPrimary({ email, from: 'PERSON' }, id)
  if (state !== 'ENABLED') return [enabling(user, email, { state })]
  const aliases = addresses.filter((address) => address !== current)
  return [makingPrimary(id, email, { email: current, aliases })]
}

/** Plans an existing user: changes only what differs from the row. */
async function planExisting(
  user: DescribedEntity,
  row: ImportRow,
  context: PlanContext,
): Promise<RowDraft> {
  const { email, aliases = [], groups = [], mailboxQuota } = row
  const { reader } = context
  refuseEntity('users.update', user)
  refuseWishes(row, {
    // An address in the row enables the user.
    state: email === undefined ? user.state : 'ENABLED',
    userRole: row.role ?? user.userRole,
  })
  const asksForAddresses = email !== undefined || aliases.length > 0
  const addresses = asksForAddresses ? await reader.addresses(user.id) : []
  const giving = await planAddress(user, email, addresses, context)
  const steps = [...updatingWhatDiffers(user, dataOf(row)), ...giving]
  const afterwards = email === undefined ? addresses : [...new Set([...addresses, email])]
  steps.push(...(await addingAliases(user, aliases, afterwards, context)))
  if (groups.length > 0)
    steps.push(...(await joiningGroups(user, groups, await reader.groupsOf(user.id), context)))
  if (mailboxQuota !== undefined) {
    const current = await reader.quota(user.id)
    if (current !== mailboxQuota) steps.push(settingQuota(user.id, mailboxQuota, current))
  }
  const isGiven = email !== undefined && giving.length > 0
  return { steps, ...(isGiven ? { address: { email, from: 'PERSON' } } : {}) }
}

/** Returns a user who does not exist yet, as a row of an import shows them. */
function shownNew(row: ImportRow): JobRow['entity'] {
  const { name, email } = row
  const displayName = displayNameOf(row)
  return {
    type: 'USER',
    name,
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
  }
}

/**
 * Plans the rows of an import. Finds users by name; creates them, or updates them if `update` is
 * set.
 */
export async function planImport(
  rows: readonly ImportRow[],
  update: boolean,
  context: PlanContext,
): ReturnType<PlanRows<'importUsers'>> {
  const firstRows = new Map<string, number>()
  const { chosenEmail } = context
  return rows.map((given, index) => {
    const row = chosenEmail === undefined ? given : { ...given, email: chosenEmail }
    const number = index + 1
    const name = row.name.toLowerCase()
    const first = firstRows.get(name) ?? number
    firstRows.set(name, first)
    return {
      number,
      async find() {
        const user = await context.reader.describe(row.name, 'USER')
        return {
          entity: user ? shown(user) : shownNew(row),
          async plan() {
            if (first !== number)
              refuseRow('NameTwiceInPlan', `Row ${first} has the name ${row.name} already.`)
            const draft = user
              ? await planExisting(user, row, context)
              : await planNew(row, context)
            if (user && !update && draft.steps.length > 0)
              refuseRow('UserExists', `The user ${row.name} exists, and is different.`)
            return draft
          },
        }
      },
    }
  })
}

/** Imports users. Importing the same rows again changes nothing. Source: issue 4 §4. */
export const importUsers: PlanRows<'importUsers'> = ({ rows, update }, context) =>
  planImport(rows, update, context)
