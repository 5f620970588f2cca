import type { SES } from '@aws-sdk/client-ses'
import { createPace, type Pace } from '../aws/pace.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel } from './spelling.ts'

/** How often AWS lets a caller save a rule. Per second. Source: ORG-36. */
const savesPerSecond = 1

async function ruleSetsOf(ses: SES) {
  const all = []
  let NextToken: string | undefined
  do {
    const page = await ses.listReceiptRuleSets(NextToken === undefined ? {} : { NextToken })
    all.push(...(page.RuleSets ?? []))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return all
}

/** Makes the handlers, which share the pace of a connection in a Region. */
export function receiptRules(): Handlers<'receiptRules' | 'receiptRuleSets'> {
  const paces = new Map<string, Pace>()

  const paceOf = (place: string): Pace => {
    const pace = paces.get(place) ?? createPace(savesPerSecond)
    paces.set(place, pace)
    return pace
  }

  return {
    'receiptRuleSets.list': async (_, { client }) => {
      const ses = await client('ses')
      const [{ Metadata: active }, all] = await Promise.all([
        ses.describeActiveReceiptRuleSet({}),
        ruleSetsOf(ses),
      ])
      const items = all.map((ruleSet) => ({
        ...camel(ruleSet),
        isActive: ruleSet.Name === active?.Name,
      }))
      return { items: items.toSorted((one, other) => +other.isActive - +one.isActive) }
    },

    'receiptRules.list': async ({ ruleSetName: RuleSetName }, { client }) => {
      const { Rules = [] } = await (await client('ses')).describeReceiptRuleSet({ RuleSetName })
      return { items: camel(Rules) }
    },

    'receiptRules.check': async ({ ruleSetName, ruleName, ...place }, { client }) => {
      const ses = await client('ses')
      const RuleSetName = ruleSetName
      await paceOf(`${place.connectionId} ${place.region}`).turn()
      // Read at the last moment, so that hardly anybody's change can be put back.
      const { Rule } = await ses.describeReceiptRule({ RuleSetName, RuleName: ruleName })
      // The SDK drops what it does not know, and saving the rest would delete it.
      if (!Rule || Rule.Actions?.some((action) => Object.keys(action).length !== 1))
        throw refusal(
          'UnknownReceiptAction',
          'The rule has an action that this version does not know. It was not saved.',
        )
      // Absent members are false for SES. Source: 06 UpdateReceiptRule.
      const { Enabled = false, ScanEnabled = false } = Rule
      await ses.updateReceiptRule({ RuleSetName, Rule: { ...Rule, Enabled, ScanEnabled } })
    },
  }
}
