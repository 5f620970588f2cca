import { expect, test } from 'vitest'
import { runChaos } from './chaos.ts'

test('while backends, AWS, the database and the network fail in turn, no change is lost, doubled, wrongly reported or stuck', {
  timeout: 330_000,
}, async () => {
  const lines: string[] = []
  const { total, wrong } = await runChaos({
    ...{ minutes: 4, seed: 3, people: 12, jobs: 5 },
    report: (line) => lines.push(line),
  })
  expect(wrong, lines.join('\n')).toEqual({
    ...{ lost: 0, doubled: 0, wronglyReported: 0, stuck: 0, ended: 0, brokenTrail: 0 },
  })
  expect(total).toMatchObject({ jobs: 5, rows: 60 })
})
