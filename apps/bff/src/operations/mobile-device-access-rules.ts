import { isDeepStrictEqual } from 'node:util'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { deviceConditions } from '@mailroom/schemas/access/mobile-device-access-effect'
import type { Input } from '@mailroom/schemas/operations'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { camel, pascal } from './spelling.ts'

/** Everything that a rule may say, as not said. */
const nothing = {
  ...{ name: null, effect: null, description: null },
  ...Object.fromEntries(deviceConditions.map((condition) => [condition, null])),
}

/** Reads the rules. AWS means the same with an empty list as with none. Source: MDAR-04. */
async function readRules(workmail: WorkMail, OrganizationId: string) {
  const { Rules = [] } = await workmail.listMobileDeviceAccessRules({ OrganizationId })
  return Rules.map((rule) => {
    const said = Object.entries(rule).filter(([, value]) => !Array.isArray(value) || value[0])
    return camel(Object.fromEntries(said) as typeof rule)
  })
}

type Rule = Awaited<ReturnType<typeof readRules>>[number]

/** Returns what a rule says, without its id and dates. */
function saidBy(rule: Rule) {
  const { mobileDeviceAccessRuleId: _, dateCreated: __, dateModified: ___, ...says } = rule
  return { ...nothing, ...says }
}

/** Reads what a rule says; `undefined` if there is none of this id. */
export async function readDeviceRule(workmail: WorkMail, organizationId: string, id: string) {
  const rules = await readRules(workmail, organizationId)
  const rule = rules.find(({ mobileDeviceAccessRuleId }) => mobileDeviceAccessRuleId === id)
  return rule && saidBy(rule)
}

/** Returns the newest rule that says exactly what a creation wants. Several may. Source: MDAR-04. */
export async function findDeviceRule(
  workmail: WorkMail,
  input: Input<'mobileDeviceAccessRules.create'>,
) {
  const { connectionId: _, region: __, organizationId, clientToken: ___, ...wanted } = input
  const rules = await readRules(workmail, organizationId)
  return rules.findLast((rule) => isDeepStrictEqual(saidBy(rule), { ...nothing, ...wanted }))
}

const ruleTarget = (id: string) => ({ kind: 'MOBILE_DEVICE_ACCESS_RULE', id }) as const

export const mobileDeviceAccessRules: Handlers<'mobileDeviceAccessRules'> = {
  'mobileDeviceAccessRules.list': async ({ organizationId }, { workmail }) => ({
    items: await readRules(workmail, organizationId),
  }),

  'mobileDeviceAccessRules.create': async (input, { workmail, settle }) => {
    const { MobileDeviceAccessRuleId: id } =
      (await settle('mobileDeviceAccessRules.create', input, () =>
        workmail.createMobileDeviceAccessRule(pascal(input)),
      )) ?? {}
    if (id !== undefined) return { mobileDeviceAccessRuleId: id }
    const { mobileDeviceAccessRuleId } = (await findDeviceRule(workmail, input)) ?? {}
    return { mobileDeviceAccessRuleId }
  },

  'mobileDeviceAccessRules.update': async ({ expected, ...input }, { workmail, note }) => {
    const { connectionId: _, region: __, organizationId, ...rest } = input
    const { mobileDeviceAccessRuleId: id, ...wanted } = rest
    guardEdit(note, {
      target: ruleTarget(id),
      current: await readDeviceRule(workmail, organizationId, id),
      expected: { ...nothing, ...expected },
      wanted: { ...nothing, ...wanted },
    })
    await workmail.updateMobileDeviceAccessRule(pascal(input))
  },

  'mobileDeviceAccessRules.delete': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId, mobileDeviceAccessRuleId: id } = input
    // AWS succeeds for a rule that is not there any more, and so does this. Source: MDAR-09.
    const current = (await readDeviceRule(workmail, organizationId, id)) ?? nothing
    guardEdit(note, {
      ...{ target: ruleTarget(id), current, wanted: nothing },
      expected: { ...nothing, ...expected },
    })
    await workmail.deleteMobileDeviceAccessRule(pascal(input))
  },

  'mobileDeviceAccessRules.getEffect': async (input, { workmail }) => {
    const answer = camel(await workmail.getMobileDeviceAccessEffect(pascal(input)))
    return { effect: answer.effect, matchedRules: answer.matchedRules ?? [] }
  },
}
