import type { WorkMail } from '@aws-sdk/client-workmail'
import { accessConditions } from '@mailroom/schemas/access-control-rules'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

/** Everything that a rule may say, as not said. */
const nothing = {
  effect: null,
  description: null,
  ...Object.fromEntries(accessConditions.map((name) => [name, null])),
}

/** Reads the rules. AWS means the same with an empty list as with none. Source: ACR-10. */
async function readRules(workmail: WorkMail, OrganizationId: string) {
  const { Rules = [] } = await workmail.listAccessControlRules({ OrganizationId })
  return Rules.map((rule) => {
    const said = Object.entries(rule).filter(([, value]) => !Array.isArray(value) || value[0])
    return camel(Object.fromEntries(said) as typeof rule)
  })
}

/** Reads what a rule says, without its name and dates; `undefined` if there is none. */
export async function readRule(workmail: WorkMail, organizationId: string, wanted: string) {
  const rules = await readRules(workmail, organizationId)
  const rule = rules.find(({ name }) => name === wanted)
  if (!rule) return undefined
  const { name: _, dateCreated: __, dateModified: ___, ...says } = rule
  return { ...nothing, ...says }
}

export const accessControlRules: Handlers<'accessControlRules'> = {
  'accessControlRules.list': async ({ organizationId }, { workmail }) => ({
    items: await readRules(workmail, organizationId),
  }),

  'accessControlRules.put': async ({ expected, ...input }, { workmail, note }) => {
    const { connectionId: _, region: __, organizationId, name, ...wanted } = input
    const current = await readRule(workmail, organizationId, name)
    // PutAccessControlRule would replace the other rule silently. Source: ACR-22.
    if (current && Object.keys(expected).length === 0)
      throw refusal('InvalidInput', `There is a rule ${name}.`, { name: { code: 'ruleNameTaken' } })
    guardEdit(note, {
      current,
      expected: { ...nothing, ...expected },
      wanted: { ...nothing, ...wanted },
    })
    await workmail.putAccessControlRule(pascal(input))
  },

  'accessControlRules.delete': async ({ expected, ...input }, { workmail, note }) => {
    const { organizationId, name } = input
    const current = (await readRule(workmail, organizationId, name)) ?? nothing
    guardEdit(note, { current, expected: { ...nothing, ...expected }, wanted: nothing })
    await workmail.deleteAccessControlRule(pascal(input))
  },

  'accessControlRules.getEffect': async (input, { workmail }) => {
    const { Effect, MatchedRules = [] } = await workmail.getAccessControlEffect(pascal(input))
    return { effect: Effect, matchedRules: MatchedRules.toSorted() }
  },
}
