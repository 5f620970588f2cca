import { readFileSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, startProgram } from '../../packages/local-aws/src/test/program.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'
import { type Calls, everybodysGroup, everyUser, openCalls } from './local-aws-calls.ts'
import { percentile } from './percentile.ts'

const sizes = [1_000, 10_000, 100_000]
const connections = 8
const throughputCalls = 6_000
const rounds = 500
const warmUp = 200

/** The most that a page's time may grow from the fewest users to the most. */
const ratioBudget = 2
const memoryBudgetMb = 1_000

function nameOf(size: number, what: string): string {
  return `local AWS, ${size.toLocaleString('en')} users, ${what}`
}

/**
 * Returns a line of a process's status, in megabytes: VmRSS is its memory, VmHWM the highest value
 * so far.
 */
function memoryMb({ pid }: Program, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const started = performance.now()
  const result = await work()
  return [result, performance.now() - started]
}

/** A running program with so many generated users, and the measured calls, ready to send. */
type Server = {
  size: number
  program: Program
  calls: Calls
  ids: string[]
  pages: Record<string, () => Promise<string>>
}

/** Adds the users, then restarts the program, as it runs from then on. */
async function startServer(size: number, data: string): Promise<[Server, Figure[]]> {
  const options = ['--data', data, '--seed-users', String(size)]
  const [first, seedMs] = await timed(() => startProgram(...options))
  const peakMb = memoryMb(first, 'VmHWM')
  await first.end('SIGTERM')
  const [program, startMs] = await timed(() => startProgram(...options))
  const calls = openCalls(program.endpoint, connections)
  const { ids, lateToken } = await everyUser(calls)
  const GroupId = await everybodysGroup(calls)
  const MaxResults = 100
  const pages = {
    'ListUsers, first page': () => calls.send('ListUsers', { MaxResults }),
    'ListUsers, a late page': () => calls.send('ListUsers', { MaxResults, NextToken: lateToken }),
    'ListUsers, 25 by the beginning of a name': () =>
      calls.send('ListUsers', { MaxResults: 25, Filters: { UsernamePrefix: 'dora' } }),
    'ListGroupMembers, first page': () => calls.send('ListGroupMembers', { GroupId, MaxResults }),
  }
  return [
    { size, program, calls, ids, pages },
    [
      figure(nameOf(size, 'start that adds them'), seedMs / 1000, 's'),
      figure(nameOf(size, 'start'), startMs / 1000, 's'),
      figure(nameOf(size, 'most memory while adding them'), peakMb, 'MB', {
        budget: memoryBudgetMb,
      }),
    ],
  ]
}

function describeAny({ calls, ids }: Server, number: number): Promise<string> {
  // The step has no common factor with the count, so the users come from everywhere.
  return calls.send('DescribeUser', { UserId: ids[(number * 7_919) % ids.length] })
}

async function throughputFigure(server: Server): Promise<Figure> {
  const perSecond: number[] = []
  for (let run = 0; run < 4; run++) {
    let sent = 0
    const connection = async () => {
      while (sent < throughputCalls) await describeAny(server, sent++)
    }
    const [, ms] = await timed(() => Promise.all(Array.from({ length: connections }, connection)))
    // The first run only warms up.
    if (run > 0) perSecond.push(throughputCalls / (ms / 1000))
  }
  const what = `DescribeUser, ${connections} connections, median of 3`
  const limit = { budget: 3_000, atLeast: true }
  return figure(nameOf(server.size, what), percentile(perSecond, 0.5), 'requests/s', limit)
}

/**
 * Measures a call at each server in turn, so that other work of this machine affects all of them.
 */
async function timesOf(
  servers: readonly Server[],
  call: (server: Server, round: number) => Promise<string> | undefined,
): Promise<number[][]> {
  const times = servers.map((): number[] => [])
  for (let round = 0; round < warmUp + rounds; round++)
    for (const [index, server] of servers.entries()) {
      const [, ms] = await timed(async () => call(server, round))
      if (round >= warmUp) times[index]?.push(ms)
    }
  return times
}

async function describeFigures(servers: readonly Server[]): Promise<Figure[]> {
  const times = await timesOf(servers, describeAny)
  return servers.flatMap(({ size }, index) =>
    ([0.5, 0.99] as const).map((share) =>
      figure(
        nameOf(size, `DescribeUser, p${share * 100}`),
        percentile(times[index] ?? [], share),
        'ms',
      ),
    ),
  )
}

async function pageFigures(servers: readonly Server[], page: string): Promise<Figure[]> {
  const times = await timesOf(servers, ({ pages }) => pages[page]?.())
  const medians = times.map((samples) => percentile(samples, 0.5))
  const ratio = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN)
  return [
    ...servers.map(({ size }, index) =>
      figure(nameOf(size, `${page}, p50`), medians[index] ?? Number.NaN, 'ms'),
    ),
    figure(`local AWS, ${page}, p50 of the most users over the fewest`, ratio, '×', {
      budget: ratioBudget,
    }),
  ]
}

/** Measures the local AWS as people have it who try it: without further users. */
async function bareFigures(folder: string): Promise<Figure[]> {
  const startsMs: number[] = []
  const idleMb: number[] = []
  for (let round = 0; round < 5; round++) {
    const data = join(folder, `bare-${round}`)
    // The first start makes the data folder.
    for (const isFirst of [true, false]) {
      const [program, ms] = await timed(() => startProgram('--data', data))
      if (!isFirst) {
        startsMs.push(ms)
        idleMb.push(memoryMb(program, 'VmRSS'))
      }
      await program.end('SIGTERM')
    }
  }
  return [
    figure('local AWS, start, median of 5', percentile(startsMs, 0.5), 'ms', { budget: 500 }),
    figure('local AWS, idle memory, median of 5', percentile(idleMb, 0.5), 'MB', { budget: 100 }),
  ]
}

/** Measures the local AWS as a program with a data folder, at three sizes. */
export async function localAwsFigures(): Promise<Figure[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-bench-'))
  const servers: Server[] = []
  const figures = await bareFigures(folder.path)
  try {
    for (const size of sizes) {
      const [server, started] = await startServer(size, join(folder.path, String(size)))
      servers.push(server)
      figures.push(...started)
    }
    for (const server of servers) figures.push(await throughputFigure(server))
    figures.push(...(await describeFigures(servers)))
    for (const page of Object.keys(servers[0]?.pages ?? {}))
      figures.push(...(await pageFigures(servers, page)))
    for (const { size, program } of servers)
      figures.push(
        figure(nameOf(size, 'memory after all of this'), memoryMb(program, 'VmRSS'), 'MB', {
          budget: memoryBudgetMb,
        }),
      )
    return figures
  } finally {
    for (const { program, calls } of servers) {
      calls.close()
      await program.end('SIGTERM')
    }
  }
}
