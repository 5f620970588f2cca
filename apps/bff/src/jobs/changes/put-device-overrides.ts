import type { OverrideRow } from '@mailroom/schemas/override-row'
import { withoutHidden } from '@mailroom/schemas/text'
import type { DescribedEntity } from '../directory-reader.ts'
import { isSameDevice, overriding } from '../facts/device-override.ts'
import { memoizeEach } from '../memoize-promise.ts'
import type { PlanContext } from '../plan-context.ts'
import { PlanRefusal, refuseRow } from '../plan-refusal.ts'
import { refuseEntity } from '../refuse-by-needs.ts'
import { type PlanRows, type RowDraft, unchanged } from './change.ts'
import { shown } from './for-each-target.ts'

/** What the rows of a file ask AWS, each question once. */
function questions({ reader }: PlanContext) {
  let users: ReturnType<typeof reader.users> | undefined
  /** Finds the user of an address that AWS finds only while the user is enabled. */
  const disabled = async (email: string) => {
    users ??= reader.users()
    const found = (await users).find((each) => each.email?.toLowerCase() === email.toLowerCase())
    return found && reader.describe(found.id, 'USER')
  }
  return {
    user: memoizeEach(
      async (name) =>
        (await reader.describe(name, 'USER')) ??
        (name.includes('@') ? await disabled(name) : undefined),
    ),
    other: memoizeEach(
      async (name) =>
        (await reader.describe(name, 'GROUP')) ?? (await reader.describe(name, 'RESOURCE')),
    ),
    overrides: memoizeEach(reader.deviceOverrides),
  }
}
type Questions = ReturnType<typeof questions>

/** The refusal of a row about a device that an earlier row is about. */
class DeviceTwice extends PlanRefusal {
  constructor(device: string, number: number) {
    super('DeviceTwiceInPlan', `Row ${number} is about this device of this user already.`)
    this.row = { number, device }
  }
}

/** Refuses a row about a device of a user that an earlier row is about. */
async function refuseTwice(
  { id }: DescribedEntity,
  earlier: readonly { row: OverrideRow; number: number }[],
  { user }: Questions,
): Promise<void> {
  for (const { row, number } of earlier)
    if ((await user(row.user))?.id === id) throw new DeviceTwice(row.deviceId, number)
}

/** A file is read without hidden characters, and without blanks around a value. */
const asRead = (text = '') => withoutHidden(text).replaceAll('\r\n', '\n')

async function planRow(
  user: DescribedEntity,
  { deviceId, effect, description }: OverrideRow,
  { overrides }: Questions,
): Promise<RowDraft> {
  const all = await overrides(user.id)
  const found = all.find((each) => isSameDevice(each.deviceId, deviceId))
  const former =
    found && found.effect !== null
      ? { effect: found.effect, description: found.description }
      : undefined
  if (former?.effect === effect && asRead(former.description) === asRead(description))
    return unchanged
  refuseEntity('mobileDeviceAccessOverrides.put', user)
  // AWS keeps the spelling of the device that it has.
  const device = { userId: user.id, deviceId: found?.deviceId ?? deviceId }
  return { steps: [overriding(device, { effect, description }, former)] }
}

/** Sets the overrides of a file, a row for each line. Source: MDOV-03. */
export const putDeviceOverrides: PlanRows<'putDeviceOverrides'> = async ({ rows }, context) => {
  const asked = questions(context)
  const lines = rows.map((row, index) => ({ row, number: index + 1 }))
  const byDevice = Map.groupBy(lines, ({ row }) => row.deviceId.toLowerCase())
  return lines.map(({ row, number }) => ({
    number,
    async find() {
      const user = await asked.user(row.user)
      const other = user ? undefined : await asked.other(row.user)
      if (!user)
        return {
          entity: other ? shown(other) : { type: 'USER', name: row.user },
          plan: () =>
            other
              ? refuseRow(
                  other.type === 'GROUP' ? 'IsGroup' : 'IsResource',
                  `${other.name} is no user.`,
                )
              : refuseRow('NotFound', 'There is no such user.'),
        }
      return {
        entity: shown(user),
        async plan() {
          const same = byDevice.get(row.deviceId.toLowerCase()) ?? []
          await refuseTwice(
            user,
            same.filter((each) => each.number < number),
            asked,
          )
          return planRow(user, row, asked)
        },
      }
    },
  }))
}
