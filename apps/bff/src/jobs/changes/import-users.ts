import type { ImportRow } from '@mailroom/schemas/import-row'
import type { JobRow } from '@mailroom/schemas/job-rows'
import { proposedDisplayName } from '@mailroom/schemas/proposed-names'
import { withoutHidden } from '@mailroom/schemas/text'
import type { DescribedEntity } from '../directory-reader.ts'
import { attributeFacts, updatingUser } from '../facts/attributes.ts'
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
  state: ______,
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

/** Refuses a row that says somebody is disabled whom the import would leave enabled. */
function refuseDisabled({ name, state }: ImportRow): void {
  if (state !== undefined && state !== 'ENABLED')
    refuseRow('StateDiffers', `The file says that ${name} is disabled; an import disables nobody.`)
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
  refuseDisabled(row)
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

/**
 * Returns the data in a row that the user does not have. A file is read without hidden characters;
 * nobody asks for a change by leaving out what they cannot see.
 */
function dataAskedFor(user: DescribedEntity, row: ImportRow): Omit<ImportRow, 'name'> {
  const data = dataOf(row)
  const now = attributeFacts(user, Object.keys(data))
  const asRead = (text: string) => withoutHidden(text).replaceAll('\r\n', '\n')
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => {
      const current = now[name]
      return typeof current !== 'string' || typeof value !== 'string' || value === ''
        ? true
        : asRead(current) !== asRead(value)
    }),
  )
}

const isSame = (one: string, other?: string) => one.toLowerCase() === other?.toLowerCase()

/**
 * Returns the address that a row gives an existing user; undefined if it gives none. A disabled
 * user who keeps the address is enabled only if the row says so: exported files have the addresses
 * of disabled users too. Refuses: `MissingEmail`.
 */
function addressToGive(
  { name, state, email: current }: DescribedEntity,
  row: ImportRow,
): string | undefined {
  const asksToEnable = state !== 'ENABLED' && row.state === 'ENABLED'
  const email = row.email ?? (asksToEnable ? current : undefined)
  if (email === undefined && asksToEnable)
    refuseRow('MissingEmail', `${name} was never enabled and needs an address.`, { from: 'PERSON' })
  return email !== undefined && isSame(email, current) && !asksToEnable ? undefined : email
}

/** Gives an existing user an address, which enables them if they are disabled. */
async function givingAddress(
  user: DescribedEntity,
  email: string,
  addresses: readonly string[],
  context: PlanContext,
): Promise<StepDraft> {
  const { id, state, email: current = null } = user
  await context.addresses.claimPrimary({ email, from: 'PERSON' }, id)
  if (state !== 'ENABLED') return enabling(user, email, { state })
  const aliases = addresses.filter((address) => address !== current)
  return makingPrimary(id, email, { email: current, aliases })
}

/** Plans an existing user: changes, and refuses, only what differs from the row. */
async function planExisting(
  user: DescribedEntity,
  row: ImportRow,
  context: PlanContext,
): Promise<RowDraft> {
  const { aliases = [], groups = [], mailboxQuota } = row
  const { reader } = context
  const given = addressToGive(user, row)
  if (given !== undefined || user.state === 'ENABLED') refuseDisabled(row)
  const asksForAddresses = given !== undefined || aliases.length > 0
  const addresses = asksForAddresses ? await reader.addresses(user.id) : []
  const afterwards = given === undefined ? addresses : [...new Set([...addresses, given])]
  const missing = aliases.filter((alias) => !afterwards.some((each) => isSame(alias, each)))
  const quota = mailboxQuota === undefined ? undefined : await reader.quota(user.id)
  const wantedQuota = quota === mailboxQuota ? undefined : mailboxQuota
  refuseWishes(
    {
      ...{ name: user.name, aliases: missing, groups },
      ...(wantedQuota === undefined ? {} : { mailboxQuota: wantedQuota }),
    },
    {
      state: given === undefined ? user.state : 'ENABLED',
      userRole: row.role ?? user.userRole,
    },
  )
  const steps = updatingWhatDiffers(user, dataAskedFor(user, row))
  if (given !== undefined) steps.push(await givingAddress(user, given, addresses, context))
  steps.push(...(await addingAliases(user, missing, afterwards, context)))
  if (groups.length > 0)
    steps.push(...(await joiningGroups(user, groups, await reader.groupsOf(user.id), context)))
  if (wantedQuota !== undefined) steps.push(settingQuota(user.id, wantedQuota, quota))
  if (steps.length > 0) refuseEntity('users.update', user)
  return {
    steps,
    ...(given === undefined ? {} : { address: { email: given, from: 'PERSON' } }),
  }
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
