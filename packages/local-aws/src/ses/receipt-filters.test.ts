import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

const filter = (Name: string, Cidr = '198.51.100.0/24') => ({
  Filter: { Name, IpFilter: { Policy: 'Block' as const, Cidr } },
})

test('06 §8.5 filters are created, listed by name and deleted', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  await aws.ses.createReceiptFilter(filter('b'))
  await aws.ses.createReceiptFilter(filter('a', '2001:db8::/32'))
  const list = async () => (await aws.ses.listReceiptFilters({})).Filters
  expect(await list()).toEqual([filter('a', '2001:db8::/32').Filter, filter('b').Filter])
  await expect(aws.ses.createReceiptFilter(filter('a'))).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    Name: 'a',
  })
  await aws.ses.deleteReceiptFilter({ FilterName: 'a' })
  await aws.ses.deleteReceiptFilter({ FilterName: 'a' })
  expect(await list()).toEqual([filter('b').Filter])
  expect((await sesIn('eu-west-1', aws).listReceiptFilters({})).Filters).toEqual([])
})

test.each([
  ['an address', 'a', '10.0.0.1', 'done'],
  ['all of the Internet', 'a', '0.0.0.0/0', 'done'],
  ['a range that is too small', 'a', '10.0.0.1/33', 'InvalidParameterValue'],
  ['a range without a size', 'a', '10.0.0.1/', 'InvalidParameterValue'],
  ['half an address', 'a', '10.0.0', 'InvalidParameterValue'],
  ['a range of a range', 'a', '10.0.0.0/8/8', 'InvalidParameterValue'],
  ['a host', 'a', 'mail.example', 'InvalidParameterValue'],
  ['a name with a point', 'a.b', '10.0.0.1', 'InvalidParameterValue'],
])('06 CreateReceiptFilter with %s', async (_, name, cidr, outcome) => {
  await using aws = await startLocalAws({ sample: 'none' })
  expect(await outcomeOf(aws.ses.createReceiptFilter(filter(name, cidr)))).toBe(outcome)
})

test('06 CreateReceiptFilter an account has 100 filters at most', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const ses = sesIn('us-east-1', aws)
  for (let number = 0; number < 100; number++) await ses.createReceiptFilter(filter(`f${number}`))
  expect(await outcomeOf(ses.createReceiptFilter(filter('f100')))).toBe('LimitExceededException')
  expect((await ses.listReceiptFilters({})).Filters).toHaveLength(100)
})
