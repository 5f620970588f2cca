import { isDeepStrictEqual } from 'node:util'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { accessConditions, maxAccessControlRules } from '@mailroom/schemas/access-control-rules'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { inTwoParts } from './partial-outcome.ts'
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

type Rules = Awaited<ReturnType<typeof readRules>>

/** Returns what a rule says, without its name and dates; `undefined` if there is none. */
function saidBy(rules: Rules, wanted: string) {
  const rule = rules.find(({ name }) => name === wanted)
  if (!rule) return undefined
  const { name: _, dateCreated: __, dateModified: ___, ...says } = rule
  return { ...nothing, ...says }
}

/** Reads what a rule says, without its name and dates; `undefined` if there is none. */
export async function readRule(workmail: WorkMail, organizationId: string, wanted: string) {
  return saidBy(await readRules(workmail, organizationId), wanted)
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

  'accessControlRules.rename': async ({ name, newName, expected, ...input }, context) => {
    const { workmail, note } = context
    const { organizationId } = input
    const rules = await readRules(workmail, organizationId)
    const [current, other] = [saidBy(rules, name), saidBy(rules, newName)]
    const seen = { ...nothing, ...expected }
    guardEdit(note, { current, expected: seen, wanted: seen })
    // A first half that was carried out before left a copy; only the deletion is missing.
    const isCopied = newName !== name && current && isDeepStrictEqual(other, current)
    if (other && !isCopied)
      throw refusal('InvalidInput', `There is a rule ${newName}.`, {
        newName: { code: 'ruleNameTaken' },
      })
    if (!isCopied && rules.length >= maxAccessControlRules)
      throw refusal('InvalidInput', 'There is no room for the copy that a new name needs.', {
        newName: { code: 'noFreeSlot', limit: maxAccessControlRules },
      })
    const { description = '', effect } = expected
    const copy = { ...input, ...expected, name: newName, description, effect }
    const deletion = { ...input, name, expected }
    return inTwoParts(
      context,
      isCopied
        ? undefined
        : {
            id: 'accessControlRules.put',
            input: { ...copy, expected: {} },
            send: () => workmail.putAccessControlRule(pascal(copy)),
          },
      {
        id: 'accessControlRules.delete',
        input: deletion,
        send: () => workmail.deleteAccessControlRule(pascal({ organizationId, name })),
      },
    )
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
