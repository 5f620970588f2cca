import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { ApiError } from '@mailroom/schemas/api-error'
import { blockedBy } from '@mailroom/schemas/receipt-route'
import type { ReceiptRule } from '@mailroom/schemas/receipt-rules'
import { Status } from '@mailroom/ui/Status'
import { useState } from 'react'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { CheckList, type CheckState } from '../../../kit/page/CheckList.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Streamed } from '../../../kit/page/Stream.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { Failure } from './Failure.tsx'
import { RuleDetails } from './RuleDetails.tsx'

/** What the check of a rule has told; absent until it is checked. */
type Result = { state: CheckState; error?: ApiError }

type Props = { name: string; isActive: boolean; showsAll: boolean }

/** Keeps the results of the checks of a rule set. */
function useChecks(ruleSetName: string) {
  const scope = useOrganizationScope()
  const write = useWrite('receiptRules.check')
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({})
  const set = (ruleName: string, result: Result) =>
    setResults((before) => ({ ...before, [ruleName]: result }))
  const check = async (ruleName: string) => {
    set(ruleName, { state: 'checking' })
    try {
      await write.mutateAsync({ ...scope, ruleSetName, ruleName })
      set(ruleName, { state: 'passed' })
    } catch (thrown) {
      set(ruleName, { state: 'failed', error: apiErrorOf(thrown) })
    }
  }
  return {
    results,
    check,
    isChecking: Object.values(results).some(({ state }) => state === 'checking'),
    /** Checks one after the other: AWS allows one save per second. */
    checkAll: async (ruleNames: readonly string[]) => {
      for (const each of ruleNames) await check(each)
    },
  }
}

/**
 * Returns what says that a rule, or one before it, returns or stops mail before WorkMail gets it, in
 * the words of the diagnosis. Amazon SES finds nothing invalid in that. Source: ORG-36, RTE-01.
 */
function useBlockedWords(all: readonly ReceiptRule[], set: string) {
  const text = useText('routingDiagnosis')
  const shared = useText('receiptRules')
  const { organizationId } = useOrganizationScope()
  return (of: ReceiptRule): string | undefined => {
    const { rule, recipient } = blockedBy(all, organizationId, of) ?? {}
    if (!rule) return undefined
    const wanted = recipient ?? shared('everybody')
    return text('receiptRule.blocked', { rule: rule.name, set, wanted })
  }
}

type RulesProps = {
  rules: readonly ReceiptRule[]
  /** Those of the set that are not shown, too. */
  all: readonly ReceiptRule[]
  ruleSetName: string
  isActive: boolean
}

function Rules({ rules, all, ruleSetName, isActive }: RulesProps) {
  const text = useText('receiptRules')
  const blockedWords = useBlockedWords(all, ruleSetName)
  const { results, check, checkAll, isChecking } = useChecks(ruleSetName)
  return (
    <>
      {rules.length > 1 && (
        <Can id="receiptRules.check">
          <Button loading={isChecking} onClick={() => void checkAll(rules.map(({ name }) => name))}>
            {text('checkAll', { count: rules.length })}
          </Button>
        </Can>
      )}
      <CheckList
        label={text('rulesOf', { name: ruleSetName })}
        checks={rules.map((rule) => {
          const { name } = rule
          const { state = 'unasked', error } = results[name] ?? {}
          const blocked = isActive ? blockedWords(rule) : undefined
          const isFailed = blocked !== undefined && state !== 'checking'
          return {
            id: name,
            name,
            state: isFailed ? 'failed' : state,
            stateWords: text(isFailed && state !== 'failed' ? 'state.blocked' : `state.${state}`),
            explanation: (error ?? blocked) && (
              <>
                {error && <Failure error={error} rule={rule} />}
                {blocked !== undefined && <div>{blocked}</div>}
              </>
            ),
            details: (
              <>
                <RuleDetails rule={rule} />
                <Can id="receiptRules.check">
                  <div>
                    <Button
                      disabled={isChecking}
                      ariaLabel={text('checkRuleOf', { name })}
                      onClick={() => void check(name)}
                    >
                      {text('checkRule')}
                    </Button>
                  </div>
                </Can>
              </>
            ),
          }
        })}
      />
    </>
  )
}

/** A rule set with its rules, which come on their own. */
export function RuleSet({ name, isActive, showsAll }: Props) {
  const text = useText('receiptRules')
  const { connectionId, region, organizationId } = useOrganizationScope()
  const input = { connectionId, region, ruleSetName: name }
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={
            <Status type={isActive ? 'success' : 'stopped'}>
              {text(isActive ? 'active' : 'inactive')}
            </Status>
          }
        >
          {name}
        </Header>
      }
      footer={<CliCommand id="receiptRules.list" input={input} />}
    >
      <Streamed id="receiptRules.list" input={input} what={name}>
        {({ items }) => {
          const rules = showsAll
            ? items
            : items.filter((rule) => rule.name.includes(organizationId))
          if (rules.length === 0) return text(items.length === 0 ? 'empty' : 'noneOfOrganization')
          return <Rules {...{ rules, all: items, ruleSetName: name, isActive }} />
        }}
      </Streamed>
    </Container>
  )
}
