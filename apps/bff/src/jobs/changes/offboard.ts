import { aliasLimit, getsMailbox, hasMailbox } from '@mailroom/schemas/directory-rules'
import type { JobNote } from '@mailroom/schemas/job-rows'
import type { DescribedEntity } from '../directory-reader.ts'
import { addingAlias, removingAlias } from '../facts/alias.ts'
import { hiding } from '../facts/attributes.ts'
import { overriding } from '../facts/device-override.ts'
import { leaving } from '../facts/membership.ts'
import { settingPassword } from '../facts/password.ts'
import { disabling } from '../facts/registration.ts'
import { revokingToken } from '../facts/token.ts'
import type { PlanContext } from '../plan-context.ts'
import { refuseRow } from '../plan-refusal.ts'
import { refuseEntity, refuseUnlessUser } from '../refuse-by-needs.ts'
import type { StepDraft } from '../step.ts'
import type { ChangeOf, PlanRows, RowDraft } from './change.ts'
import { purgeNote } from './disable.ts'
import { shown } from './for-each-target.ts'
import { grantingTo } from './permissions-of-many.ts'

type Offboarding = ChangeOf<'offboard'>

/** Removes everything that a user can sign in with. Source: USR-25, PAT-06, MDOV-02. */
async function lockOut(
  user: DescribedEntity,
  { resetPassword, revokeTokens, denyDevices }: Offboarding,
  { reader }: PlanContext,
): Promise<StepDraft[]> {
  const tokens = revokeTokens ? await reader.tokens(user.id) : []
  const overrides = denyDevices ? await reader.deviceOverrides(user.id) : []
  return [
    ...(resetPassword && hasMailbox(user) ? [settingPassword(user.id)] : []),
    ...tokens.map(revokingToken),
    ...overrides.flatMap(({ deviceId, effect, description }) =>
      effect === null || effect === 'DENY'
        ? []
        : [
            overriding(
              { userId: user.id, deviceId },
              { effect: 'DENY', description },
              { effect, description },
            ),
          ],
    ),
  ]
}

/** Finds the user who takes over the addresses. Refuses a user who cannot take them. */
async function heirOf(user: DescribedEntity, id: string, addresses: number, context: PlanContext) {
  const heir = await context.entity(id)
  if (!heir) return refuseRow('NotFound', `There is no ${id} to hand the addresses to.`)
  refuseEntity('aliases.create', heir)
  if (heir.id === user.id) refuseRow('OwnMailbox', 'Nobody hands addresses to oneself.')
  const aliases = (await context.reader.addresses(heir.id)).length - 1 + addresses
  if (aliases > aliasLimit)
    refuseRow('TooManyAliases', `${heir.name} would have ${aliases} aliases.`)
  return heir
}

async function planOffboarding(
  user: DescribedEntity,
  change: Offboarding,
  context: PlanContext,
): Promise<RowDraft> {
  refuseUnlessUser(user)
  refuseEntity('users.disable', user)
  const { reader, clock } = context
  const { id, email = null } = user
  const isEnabled = user.state === 'ENABLED'
  const isDisabledHere = isEnabled && change.disable
  const steps = await lockOut(user, change, context)
  if (change.removeFromGroups)
    steps.push(...(await reader.groupsOf(id)).map((group) => leaving(group, id)))
  let aliases = (await reader.addresses(id)).filter((address) => address !== email)
  const handedAfterwards = isDisabledHere && email !== null ? [email] : []
  let giving: ((alias: string) => StepDraft) | undefined
  if (change.aliasesTo !== undefined && isEnabled) {
    const count = aliases.length + handedAfterwards.length
    const heir = await heirOf(user, change.aliasesTo, count, context)
    giving = (alias) => addingAlias(heir.id, alias, heir.displayName ?? heir.name)
    for (const alias of aliases)
      steps.push(removingAlias(id, alias, { email: user.email }), giving(alias))
    aliases = []
  }
  if (change.delegateTo !== undefined && isEnabled)
    steps.push(...(await grantingTo(user, [change.delegateTo], ['FULL_ACCESS'], context)))
  if (change.hide && !user.hiddenFromGlobalAddressList) steps.push(hiding(user, true))
  if (isDisabledHere) steps.push(disabling(user, { state: 'ENABLED', email, aliases }))
  // The primary address is free only after its owner is disabled.
  if (giving) steps.push(...handedAfterwards.map(giving))
  const notes: JobNote[] = [
    ...(isDisabledHere && getsMailbox(user) ? [purgeNote(clock.now())] : []),
    ...(giving && handedAfterwards.length > 0 ? [{ code: 'OwnerIsNotReachable' as const }] : []),
    ...(change.denyDevices ? [{ code: 'DevicesUnknown' as const }] : []),
    ...(isDisabledHere && change.delegateTo !== undefined
      ? [{ code: 'DelegationWithoutEffect' as const }]
      : []),
  ]
  return { steps, notes }
}

/**
 * Plans an offboarding: one row, from locking the user out to disabling them. Source: USR-12,
 * PAT-06, MDOV-02.
 */
export const offboard: PlanRows<'offboard'> = async (change, context) => [
  {
    number: 1,
    async find() {
      const user = await context.reader.describe(change.userId, 'USER')
      return user
        ? { entity: shown(user), plan: () => planOffboarding(user, change, context) }
        : {
            entity: { type: 'USER', name: change.userId },
            plan: () => refuseRow('NotFound', 'There is no such user any more.'),
          }
    },
  },
]
