import { Worker } from 'node:worker_threads'
import { beforeEach, expect, test, vi } from 'vitest'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'
import { callsAtOnce } from './fair-queue.ts'

const awsTimeoutMs = 1_000

/** How much later than allowed an answer may come on a busy machine. Milliseconds. */
const marginMs = 900

const never = () => new Promise<never>(() => {})
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const user = {
  ...{ UserId: ana, Name: 'ana', State: 'ENABLED', UserRole: 'USER' },
  ...{ Email: 'ana@example.com' },
}

function ok(body: object) {
  return { status: 200, body: JSON.stringify(body) }
}

async function durationOf(work: Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work
  return performance.now() - started
}

// The SDK waits a random time before a retry; here it does not wait.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

test('a read that AWS never answers ends in the time of one request, with all its attempts', async () => {
  await using aws = await startOtherAws(never)
  await using backend = await startBackend('auditor', {
    ...{ connections: [aws.connection], awsTimeoutMs },
  })
  const reading = backend.call('users.list', here)
  expect(await durationOf(reading)).toBeLessThan(awsTimeoutMs + marginMs)
  expect(await reading).toMatchObject({ status: 502, body: { code: 'AwsUnreachable' } })
  expect(aws.calls).toHaveLength(2)
})

test('an answer that stops after its headers ends in time, too', async () => {
  await using aws = await startOtherAws(() => ({
    ...{ status: 200, headers: { 'content-length': '100' }, body: '{"Users":' },
  }))
  await using backend = await startBackend('auditor', {
    ...{ connections: [aws.connection], awsTimeoutMs },
  })
  const reading = backend.call('users.list', here)
  expect(await durationOf(reading)).toBeLessThan(awsTimeoutMs + marginMs)
  expect(await reading).toMatchObject({ status: 502 })
})

test('a write whose checks AWS never answers ends in time, and has changed nothing', async () => {
  await using aws = await startOtherAws(never)
  await using backend = await startBackend('administrator', {
    ...{ connections: [aws.connection], awsTimeoutMs },
  })
  const enabling = backend.call('users.enable', { ...here, userId: ana, email: 'a@example.com' })
  expect(await durationOf(enabling)).toBeLessThan(awsTimeoutMs + marginMs)
  expect(await enabling).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', mayHaveChanged: false },
  })
})

test('a write that is sent late has time for its answer', async () => {
  const delays: Record<string, number> = { DescribeUser: 900, UpdateUser: 800 }
  await using aws = await startOtherAws(async ({ operation }) => {
    await after(delays[operation] ?? 0)
    return ok(operation === 'DescribeUser' ? user : {})
  })
  await using backend = await startBackend('administrator', {
    ...{ connections: [aws.connection], awsTimeoutMs: 2_000 },
  })
  const update = { ...here, userId: ana, jobTitle: 'Lead', expected: {} }
  expect(await backend.call('users.update', update)).toMatchObject({ status: 200 })
})

test('D7 while AWS answers one operation slowly, other operations and people are served at once', async () => {
  await using aws = await startOtherAws(({ operation }) =>
    operation === 'ListUsers' ? never() : ok(user),
  )
  await using backend = await startEmptyBackend({
    ...{ connections: [aws.connection], awsTimeoutMs: 8_000 },
  })
  const [one, another] = [await backend.as('auditor'), await backend.as('helpDesk')]
  let answered = 0
  const slow = Array.from({ length: 60 }, () =>
    one.call('users.list', here).finally(() => {
      answered++
    }),
  )
  await expect
    .poll(() => aws.calls.length, { timeout: 7_000, interval: 5 })
    .toBe(callsAtOnce.person)
  const describe = { ...here, userId: ana }
  expect(await another.call('users.describe', describe)).toMatchObject({ status: 200 })
  expect(answered).toBe(0)
  // What waited in vain was never sent.
  const answers = await Promise.all(slow)
  const busy = answers.filter(({ status }) => status === 503)
  expect(busy).toHaveLength(60 - callsAtOnce.person)
  expect(busy[0]).toMatchObject({ body: { code: 'AwsBusy' } })
  expect(busy[0]?.headers.get('retry-after')).toBe('5')
})

/** An AWS in a thread of its own, which answers after 50 ms even if this thread is busy. */
async function startAwsInThread() {
  const received = new Int32Array(new SharedArrayBuffer(4))
  const program = `
    const { createServer } = require('node:http')
    const { parentPort, workerData } = require('node:worker_threads')
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        Atomics.add(workerData, 0, 1)
        setTimeout(() => {
          response.setHeader('content-type', 'application/x-amz-json-1.1')
          response.end(${JSON.stringify(JSON.stringify(user))})
        }, 50)
      })
    })
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`
  const worker = new Worker(program, { eval: true, workerData: received })
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received: () => Atomics.load(received, 0),
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}

/** Keeps this thread busy. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

test('D9 an answer that came while this process was busy for 4 seconds is not taken for missing', async () => {
  await using aws = await startOtherAws(never)
  await using thread = await startAwsInThread()
  await using backend = await startBackend('auditor', {
    connections: [{ ...aws.connection, endpoint: thread.endpoint }],
    awsTimeoutMs,
  })
  const reading = backend.call('users.describe', { ...here, userId: ana })
  await expect.poll(thread.received, { interval: 1 }).toBe(1)
  // After this phase Node looks at its timers first, and only then reads the answer.
  await new Promise(setImmediate)
  block(4_000)
  expect(await reading).toMatchObject({ status: 200, body: { name: 'ana' } })
  expect(thread.received()).toBe(1)
})
