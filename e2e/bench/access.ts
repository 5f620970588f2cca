import { accessControl, type DecidingRule } from '@mailroom/schemas/access/access-control-effect'
import { accessImpact } from '@mailroom/schemas/access/access-impact'
import { accessProtocols } from '@mailroom/schemas/access-control-rules'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const rounds = 21

/** Ranges that do not adjoin, as many as a list takes. */
const ranges = Array.from({ length: 1_024 }, (_, at) => `${20 + (at >> 8)}.${at & 255}.128.0/17`)
const people = Array.from({ length: 500 }, (_, at) => `user-${at}`)
const addresses = Array.from({ length: 20 }, (_, at) => `${20 + (at % 5)}.${at * 7}.${at * 12}.9`)

/** As many rules as AWS allows, each with lists as long as it allows. */
const rules = Array.from({ length: 9 }, (_, at): DecidingRule => {
  const from = at % 2 === 0 ? { ipRanges: ranges } : { notIpRanges: ranges }
  return {
    ...{ name: `rule-${at}`, effect: at % 3 === 0 ? 'ALLOW' : 'DENY', ...from },
    actions: [accessProtocols[at % 7] ?? 'EWS', 'EWS'],
    ...(at % 4 === 0
      ? { notUserIds: people.slice(0, 10) }
      : { userIds: people.slice(at, at + 10) }),
  }
})
const before: DecidingRule[] = [{ name: 'default', effect: 'ALLOW' }, ...rules]

/** Measures a decision, and what changes for 70,000 accesses, with the answer as a worker sends it. */
export async function accessFigures(): Promise<Figure[]> {
  const matrix = { actions: accessProtocols, addresses, people, roles: [] }
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    structuredClone(accessImpact(before, before.slice(1), structuredClone(matrix)))
    times.push(performance.now() - started)
  }
  const decide = accessControl(before)
  const decisions: number[] = []
  for (let at = 0; at < 1_000; at++) {
    const started = performance.now()
    decide({ action: 'EWS', ipAddress: `20.${at % 256}.130.1`, userId: 'user-7' })
    decisions.push(performance.now() - started)
  }
  const what = 'access rules, 10 of them with 1,024 ranges each'
  return [
    figure(
      `${what}, 7 × 20 × 500 accesses before and after, median of 21`,
      percentile(times, 0.5),
      'ms',
      {
        budget: 200,
      },
    ),
    figure(`${what}, a decision, 95th percentile of 1,000`, percentile(decisions, 0.95), 'ms', {
      budget: 1,
    }),
  ]
}
