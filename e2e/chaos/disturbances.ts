import { setTimeout as wait } from 'node:timers/promises'
import type { Trouble } from './aws-recorder.ts'
import { type Cluster, leaseSeconds } from './cluster.ts'

/** A number in [0, 1) from a seed, the same at each run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What can happen to the programs and to the network; each ends with everything running again. */
export type Disturbance = {
  name: string
  /** How many processes it kills. */
  kills: number
  /** True if a process that was suspended may send what it had decided before. */
  isSuspension?: boolean
  run: () => Promise<void>
}

/** Returns the disturbances of a cluster; `setTrouble` makes AWS's answers go wrong. */
export function disturbancesOf(
  cluster: Cluster,
  setTrouble: (kinds: readonly Trouble[], share: number) => void,
): Disturbance[] {
  const { aws, backends, databaseNetwork, recorder } = cluster
  const [first, second] = backends
  if (!first || !second) throw new Error('There are two backends')
  const killing = (name: string, victims: (typeof first)[]): Disturbance => ({
    name,
    kills: victims.length,
    run: async () => {
      await Promise.all(victims.map((victim) => victim.kill()))
      for (const victim of victims) victim.start()
    },
  })
  const troubling = (name: string, kinds: readonly Trouble[], share: number): Disturbance => ({
    name,
    kills: 0,
    run: async () => {
      setTrouble(kinds, share)
      await wait(2_000)
      setTrouble([], 0)
      recorder.release()
    },
  })
  return [
    killing('kill backend 1', [first]),
    killing('kill backend 2', [second]),
    killing('kill both backends', [first, second]),
    killing('kill AWS', [aws]),
    killing('kill AWS and a backend', [aws, first]),
    { name: 'crash the database', kills: 1, run: cluster.crashDatabase },
    { name: 'cut the database', kills: 0, run: async () => databaseNetwork.cut() },
    {
      name: 'black-hole the database',
      kills: 0,
      run: async () => {
        databaseNetwork.blackHole()
        await wait(4_000)
        await databaseNetwork.restore()
      },
    },
    {
      name: 'lose the connections to the database',
      kills: 0,
      run: async () => databaseNetwork.loseConnections(),
    },
    {
      name: 'suspend a backend past its lease',
      kills: 0,
      isSuspension: true,
      run: async () => {
        first.suspend()
        await wait((leaseSeconds + 2) * 1_000)
        first.resume()
      },
    },
    troubling('lose answers of AWS', ['drop', 'fail'], 0.4),
    troubling('reset connections to AWS', ['refuse'], 0.5),
    troubling('throttle', ['throttle'], 0.7),
    troubling('hang', ['hang'], 0.3),
  ]
}
