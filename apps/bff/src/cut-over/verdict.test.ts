import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SetChange } from './changes.ts'
import type { Read, Sighting } from './sighting.ts'
import { streakOf, withRead } from './sighting.ts'
import { judged, type ServerSighting } from './verdict.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 30) + second * 1_000).toISOString()

/** Returns what a server is known to have said: each read with its second. */
function said(kind: Sighting['kind'], ...reads: [second: number, read: Read][]): Sighting {
  return reads.reduce<Sighting>((known, [second, read]) => withRead(known, read, at(second)), {
    ...{ kind, runs: [] },
  })
}

const answer = (value: string, ttl = 300): Read => ({ rcode: 'NOERROR', values: [value], ttl })
const oldMx = '10 old.example'
const newMx = '10 new.example'
const change = { name: 'example.org', type: 'MX', before: [oldMx], after: [newMx] }
const servfail: Read = { rcode: 'SERVFAIL' }
const silent: Read = { failure: 'timeout' }
const nothing: Read = { rcode: 'NXDOMAIN', values: [], negativeTtl: 900 }

const name = (...reads: [number, Read][]) => ({ server: 'ns', ...said('authoritative', ...reads) })
const other = (...reads: [number, Read][]) => ({ server: 'n2', ...said('authoritative', ...reads) })
const cache = (...reads: [number, Read][]) => ({ server: 'r1', ...said('recursive', ...reads) })
const wanted: [number, Read][] = [
  [0, answer(newMx)],
  [60, answer(newMx)],
]

describe('CUT-06 a verdict', () => {
  test.each([
    ['everybody twice', [name(...wanted), cache(...wanted)], 'asWanted', true, undefined],
    ['everybody once', [name([0, answer(newMx)])], 'asWanted', false, undefined],
    [
      'twice within a minute',
      [name([0, answer(newMx)], [59, answer(newMx)])],
      'asWanted',
      false,
      undefined,
    ],
    [
      'a resolver remembers',
      [name(...wanted), cache([60, answer(oldMx, 120)])],
      'stillOld',
      false,
      at(180),
    ],
    [
      'a resolver remembers that there was nothing',
      [name(...wanted), cache([60, nothing])],
      'missing',
      false,
      at(960),
    ],
    [
      'a resolver has something else',
      [name(...wanted), cache([60, answer('5 evil.example')])],
      'otherValue',
      false,
      undefined,
    ],
    [
      'SERVFAIL is not missing',
      [name(...wanted), cache([60, servfail])],
      'notReachable',
      false,
      undefined,
    ],
    ['silence is not missing', [name([60, silent])], 'notReachable', false, undefined],
    [
      'name servers differ',
      [name(...wanted), other([60, answer(oldMx)])],
      'serversDiffer',
      false,
      undefined,
    ],
    [
      'it flaps',
      [name([0, answer(newMx)], [30, answer(oldMx)], [90, answer(newMx)])],
      'asWanted',
      false,
      undefined,
    ],
    [
      'a failure in between is no break',
      [name([0, answer(newMx)], [30, servfail], [60, answer(newMx)])],
      'asWanted',
      true,
      undefined,
    ],
  ] as const)('%s', (_, servers, verdict, isConfirmed, until) => {
    const found = judged(change, servers)
    expect([found.verdict, found.isConfirmed, found.until]).toEqual([verdict, isConfirmed, until])
  })

  const before: [number, Read] = [0, answer(oldMx, 300)]
  const switched = name(before, [100, answer(newMx)], [200, answer(newMx)])
  const back = { ...change, before: [newMx], after: [oldMx], olds: [[newMx], ['5 both.example']] }
  test.each([
    [
      'nothing is entered yet: no time runs',
      change,
      [name(before), cache([10, answer(oldMx, 60)])],
    ],
    [
      'one name server has not changed',
      change,
      [switched, other([200, answer(newMx)], [210, answer(oldMx)]), cache([10, answer(oldMx)])],
    ],
    ['it tells what is left', change, [switched, cache([200, answer(oldMx, 20)])], at(220)],
    ['it tells too much', change, [switched, cache([200, answer(oldMx, 9_999)])], at(400)],
    [
      'it has lied for long',
      change,
      [switched, cache([0, answer(oldMx)], [401, answer(oldMx, 300)])],
      undefined,
      'r1',
    ],
    [
      'the recorded TTL, if nobody saw the change',
      { ...change, oldTtl: 30 },
      [name(...wanted), cache([31, answer(oldMx)])],
      undefined,
      'r1',
    ],
    [
      'the values of the target are old after a roll back',
      back,
      [name([0, answer(newMx, 300)], [100, answer(oldMx)]), cache([110, answer(newMx, 83)])],
      at(193),
    ],
    [
      'so are those of earlier steps',
      back,
      [
        name([0, answer(newMx, 300)], [100, answer(oldMx)]),
        cache([110, answer('5 both.example', 83)]),
      ],
      at(193),
    ],
    ['not put back yet', back, [name([0, answer(newMx, 300)]), cache([110, answer(newMx, 83)])]],
  ] as [string, SetChange, ServerSighting[], string?, string?][])(
    'CUT-08 by when an old answer is gone: %s',
    (_, about, servers, until, late) => {
      const found = judged(about, servers)
      expect(['stillOld', 'serversDiffer']).toContain(found.verdict)
      expect(found.until).toBe(until)
      expect(found.seen.find(({ isLate }) => isLate)?.server).toBe(late)
    },
  )

  test('a TTL counts at name servers alone: resolvers count theirs down', () => {
    const lowered = { ...change, after: [oldMx], ttl: 3_600 }
    const long = answer(oldMx, 86_400)
    expect(judged(lowered, [name([0, long]), cache([0, answer(oldMx, 5)])]).verdict).toBe(
      'stillOld',
    )
    const short = answer(oldMx, 3_600)
    expect(judged(lowered, [name([0, short]), cache([0, long])]).verdict).toBe('asWanted')
  })

  test('names are compared without case and final dot, texts exactly', () => {
    expect(judged(change, [name([0, answer('010 NEW.example.')])]).verdict).toBe('asWanted')
    const text = { name: 'x', type: 'TXT', before: [], after: ['"v=DKIM1; " "p=AB"'] }
    expect(judged(text, [name([0, answer('v=DKIM1; p=AB')])]).verdict).toBe('asWanted')
    expect(judged(text, [name([0, answer('v=DKIM1; p=ab')])]).verdict).toBe('otherValue')
  })

  test('whatever servers say, what is kept stays small, and no failure begins or ends a streak', () => {
    const read = fc.constantFrom(answer(newMx), answer(oldMx), servfail, silent, nothing)
    fc.assert(
      fc.property(fc.array(read, { maxLength: 60 }), (reads) => {
        const known = said(
          'authoritative',
          ...reads.map((each, second) => [second, each] as [number, Read]),
        )
        expect(known.runs.length).toBeLessThanOrEqual(20)
        const streak = streakOf(known, ({ values }) => values?.[0] === newMx)
        const last = reads.at(-1)
        expect(streak !== undefined).toBe(last?.values?.[0] === newMx)
      }),
    )
  })
})
