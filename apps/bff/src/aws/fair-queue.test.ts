import { expect, test } from 'vitest'
import { callsAtOnce, fairQueue } from './fair-queue.ts'

const patienceMs = 60_000

/** Lets so many calls of an operation and a person in, and returns those that may go. */
function entered(
  queue: ReturnType<typeof fairQueue>,
  count: number,
  operation: string,
  of: string,
) {
  const going: (() => void)[] = []
  for (let number = 0; number < count; number++) {
    const person = of === '*' ? `person ${number}` : of
    void queue.enter({ operation, person }, patienceMs).then((leave) => going.push(leave))
  }
  return going
}

test('D7 an operation and a person have a part of the calls, and the rest is for others', async () => {
  const queue = fairQueue()
  const ofAll = entered(queue, 150, 'ListUsers', '*')
  const ofOne = entered(queue, 150, 'DescribeUser', 'one')
  await queue.enter({ operation: 'DescribeGroup', person: 'another' }, patienceMs)
  expect([ofAll.length, ofOne.length]).toEqual([callsAtOnce.operation, callsAtOnce.person])
})

test('D7 of the waiting calls, one of the person with the fewest calls goes next', async () => {
  const queue = fairQueue()
  for (const operation of ['ListUsers', 'ListGroups'])
    entered(queue, callsAtOnce.operation, operation, '*')
  const rest = callsAtOnce.total - 2 * callsAtOnce.operation
  const going = entered(queue, rest, 'DescribeGroup', '*')
  await expect.poll(() => going.length).toBe(rest)
  const [first, second] = [
    entered(queue, 1, 'DescribeUser', 'person 0'),
    entered(queue, 1, 'DescribeUser', 'somebody'),
  ]
  going[1]?.()
  await expect.poll(() => second.length).toBe(1)
  expect(first).toHaveLength(0)
  going[2]?.()
  await expect.poll(() => first.length).toBe(1)
})

test('D7 a call that waits in vain, or behind too many others, is refused and leaves no trace', async () => {
  const queue = fairQueue()
  const caller = { operation: 'ListUsers', person: 'one' }
  const going = entered(queue, callsAtOnce.person, 'ListUsers', 'one')
  await expect(queue.enter(caller, 10)).rejects.toMatchObject({
    status: 503,
    error: { code: 'AwsBusy' },
  })
  expect(queue.state()).toEqual({ underWay: callsAtOnce.person, waiting: 0 })
  entered(queue, 400, 'ListUsers', 'one')
  await expect(queue.enter(caller, patienceMs)).rejects.toMatchObject({
    error: { code: 'AwsBusy' },
  })
  for (const leave of going) leave()
  expect(queue.state()).toEqual({ underWay: callsAtOnce.person, waiting: 400 - callsAtOnce.person })
})
