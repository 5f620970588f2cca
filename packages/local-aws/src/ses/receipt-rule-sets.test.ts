import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

async function rulesOf({ ses }: LocalAws, RuleSetName: string) {
  return (await ses.describeReceiptRuleSet({ RuleSetName })).Rules?.map(({ Name }) => Name)
}

async function addRules({ ses }: LocalAws, RuleSetName: string, ...names: string[]) {
  for (const Name of names.toReversed())
    await ses.createReceiptRule({ RuleSetName, Rule: { Name } })
}

test('06 §8.5 rule sets are created, listed by name, shown and deleted', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const CreatedTimestamp = aws.clock.now
  await aws.ses.createReceiptRuleSet({ RuleSetName: 'second' })
  await aws.ses.createReceiptRuleSet({ RuleSetName: 'first' })
  const list = async () => (await aws.ses.listReceiptRuleSets({})).RuleSets
  expect(await list()).toEqual([
    { Name: 'first', CreatedTimestamp },
    { Name: 'second', CreatedTimestamp },
  ])
  expect(await aws.ses.describeReceiptRuleSet({ RuleSetName: 'first' })).toMatchObject({
    Metadata: { Name: 'first', CreatedTimestamp },
    Rules: [],
  })
  await aws.ses.deleteReceiptRuleSet({ RuleSetName: 'first' })
  await aws.ses.deleteReceiptRuleSet({ RuleSetName: 'first' })
  expect(await list()).toEqual([{ Name: 'second', CreatedTimestamp }])
  expect((await sesIn('eu-west-1', aws).listReceiptRuleSets({})).RuleSets).toEqual([])
})

test('06 SetActiveReceiptRuleSet one set is active, or none, and the active one cannot be deleted', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const active = async () => (await aws.ses.describeActiveReceiptRuleSet({})).Metadata?.Name
  expect(await active()).toBeUndefined()
  for (const RuleSetName of ['a', 'b']) await aws.ses.createReceiptRuleSet({ RuleSetName })
  await aws.ses.setActiveReceiptRuleSet({ RuleSetName: 'a' })
  await aws.ses.setActiveReceiptRuleSet({ RuleSetName: 'b' })
  expect(await active()).toBe('b')
  await expect(aws.ses.deleteReceiptRuleSet({ RuleSetName: 'b' })).rejects.toMatchObject({
    name: 'CannotDeleteException',
    Name: 'b',
  })
  await aws.ses.setActiveReceiptRuleSet({})
  expect(await active()).toBeUndefined()
  await aws.ses.deleteReceiptRuleSet({ RuleSetName: 'b' })
})

test('06 CloneReceiptRuleSet a copy has the rules of that moment, and changes separately', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  await aws.ses.createReceiptRuleSet({ RuleSetName: 'original' })
  await addRules(aws, 'original', 'one', 'two')
  await aws.ses.cloneReceiptRuleSet({ RuleSetName: 'copy', OriginalRuleSetName: 'original' })
  await aws.ses.deleteReceiptRule({ RuleSetName: 'original', RuleName: 'one' })
  expect(await rulesOf(aws, 'copy')).toEqual(['one', 'two'])
  expect(await rulesOf(aws, 'original')).toEqual(['two'])
})

test('06 ReorderReceiptRuleSet needs every rule once', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const RuleSetName = 'set'
  await aws.ses.createReceiptRuleSet({ RuleSetName })
  await addRules(aws, RuleSetName, 'a', 'b', 'c')
  const reorder = (...RuleNames: string[]) =>
    outcomeOf(aws.ses.reorderReceiptRuleSet({ RuleSetName, RuleNames }))
  expect(await reorder('c', 'a')).toBe('InvalidParameterValue')
  expect(await reorder('c', 'a', 'a')).toBe('InvalidParameterValue')
  expect(await reorder('c', 'a', 'd')).toBe('RuleDoesNotExistException')
  expect(await rulesOf(aws, RuleSetName)).toEqual(['a', 'b', 'c'])
  expect(await reorder('c', 'a', 'b')).toBe('done')
  expect(await rulesOf(aws, RuleSetName)).toEqual(['c', 'a', 'b'])
})

test('06 §8.9 an error names the rule set it is about', async () => {
  await using aws = await startLocalAws()
  const RuleSetName = 'none'
  for (const call of [
    () => aws.ses.describeReceiptRuleSet({ RuleSetName }),
    () => aws.ses.setActiveReceiptRuleSet({ RuleSetName }),
    () => aws.ses.cloneReceiptRuleSet({ RuleSetName: 'copy', OriginalRuleSetName: RuleSetName }),
    () => aws.ses.deleteReceiptRule({ RuleSetName, RuleName: 'a' }),
    () => aws.ses.reorderReceiptRuleSet({ RuleSetName, RuleNames: [] }),
    () => aws.ses.setReceiptRulePosition({ RuleSetName, RuleName: 'a' }),
  ])
    await expect(call()).rejects.toMatchObject({
      name: 'RuleSetDoesNotExistException',
      Name: RuleSetName,
    })
  await expect(aws.ses.createReceiptRuleSet({ RuleSetName: 'INBOUND_MAIL' })).rejects.toMatchObject(
    { name: 'AlreadyExistsException', Name: 'INBOUND_MAIL' },
  )
})

test.each(['-a', 'a_', 'a.b', 'ä', 'x'.repeat(65), ''])(
  '06 §8.10 "%s" is no name of a rule set',
  async (RuleSetName) => {
    await using aws = await startLocalAws({ sample: 'none' })
    expect(await outcomeOf(aws.ses.createReceiptRuleSet({ RuleSetName }))).toBe(
      'InvalidParameterValue',
    )
  },
)

test('06 CreateReceiptRuleSet an account has 40 rule sets at most', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const ses = sesIn('us-east-1', aws)
  const create = (number: number) => ses.createReceiptRuleSet({ RuleSetName: `set-${number}` })
  for (let number = 0; number < 40; number++) await create(number)
  expect(await outcomeOf(create(40))).toBe('LimitExceededException')
})
