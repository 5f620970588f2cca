import type { CutOverChange, CutOverGate } from '@mailroom/schemas/cut-overs'
import { describe, expect, test } from 'vitest'
import { recordedPlan } from '../test/put-cut-overs.ts'
import type { GateFacts } from './gate-facts.ts'
import { gateOf } from './gates.ts'
import { coversHost, parsePolicy } from './policy.ts'

const domain = 'example.org'
const now = new Date('2026-11-30T12:00:00Z')
const hourAgo = '2026-11-30T11:00:00.000Z'
const entered = { by: 'Ada', at: hourAgo, note: 'seen' }

function facts(step: GateFacts['step'], more: Partial<GateFacts> = {}): GateFacts {
  const plan = { ...recordedPlan('mx'), step }
  return {
    ...{ now, domain, step, plan, changes: [], resolvers: 2, foreign: [], checkedAt: hourAgo },
    ...{ measured: { policy: [] }, lowSince: new Map() },
    ...more,
  }
}

const change = (more: Partial<CutOverChange>): CutOverChange => ({
  ...{ name: domain, type: 'MX', before: ['10 old.example'], after: ['10 new.example'] },
  ...{ verdict: 'asWanted', isConfirmed: true, seen: [] },
  ...more,
})

const server = (verdict: CutOverChange['seen'][number]['verdict']) => ({
  ...{ server: 'ns', kind: 'authoritative' as const, verdict, values: [], reads: 1 },
  ...{ since: hourAgo, at: hourAgo },
})
const late = { ...server('stillOld'), server: 'r1', kind: 'recursive' as const, isLate: true }

const spf = (lookups: number, voids = 0, isLoop = false) => ({
  ...{ policy: [], spf: { records: ['v=spf1 -all'], live: { lookups, voids, isLoop } } },
})

const dmarc = (...records: string[]) => ({ policy: [], dmarc: records })

const { recorded } = recordedPlan('mx')
const withPolicy = (mode: 'enforce' | 'testing', at = hourAgo) => {
  const record = { name: `_mta-sts.${domain}`, type: 'TXT', ttl: 60, value: 'v=STSv1; id=1' }
  const mx = { name: domain, type: 'MX', ttl: 60, value: '10 old.example' }
  const policy = { mode, mx: ['old.example'], maxAge: 3_600 }
  const wanted = [{ purpose: 'mx', name: domain, type: 'MX', value: '10 new.example' } as const]
  if (!recorded) throw new Error('It is recorded')
  const before = { ...recorded, at, records: [record, mx], policy }
  return { ...recordedPlan('mtaSts'), wanted, recorded: before }
}
const fetched = (from: string, ...mx: string[]) => ({
  policy: [
    { from, to: now.toISOString(), reads: 2, found: { mode: 'enforce' as const, mx, maxAge: 1 } },
  ],
})

/** What is known, and what a gate says about it: held, or why not. */
const cases: [CutOverGate, string, GateFacts, true | string][] = [
  ['changeSeen', 'nothing to change', facts('mx'), true],
  ['changeSeen', 'seen twice', facts('mx', { changes: [change({})] }), true],
  [
    'changeSeen',
    'one resolver',
    facts('mx', { changes: [change({})], resolvers: 1 }),
    'tooFewResolvers',
  ],
  [
    'changeSeen',
    'one resolver, no MX',
    facts('spf', { changes: [change({})], resolvers: 1 }),
    true,
  ],
  [
    'changeSeen',
    'one read',
    facts('mx', { changes: [change({ isConfirmed: false })] }),
    'checkAgain',
  ],
  ...(['stillOld', 'missing', 'otherValue', 'serversDiffer', 'notReachable'] as const).map(
    (verdict): (typeof cases)[number] => [
      ...(['changeSeen', verdict] as const),
      facts('mx', { changes: [change({ verdict, isConfirmed: false }), change({})] }),
      verdict,
    ],
  ),
  ...(['stillOld', 'missing'] as const).map((verdict): (typeof cases)[number] => [
    ...(['changeSeen', `${verdict} at a name server, whatever resolvers count down`] as const),
    facts('senders', {
      changes: [
        change({ verdict, until: '2026-11-30T13:00:00.000Z', seen: [server(verdict)] }),
        change({}),
      ],
    }),
    'toEnter',
  ]),
  [
    ...(['changeSeen', 'a resolver lies'] as const),
    facts('mx', { changes: [change({ verdict: 'stillOld', seen: [late] })] }),
    'keptTooLong',
  ],
  ['onlyOwnChange', 'nothing was checked', facts('mx', { checkedAt: undefined }), 'notChecked'],
  [
    ...(['onlyOwnChange', 'another record'] as const),
    facts('mx', { foreign: [{ name: domain, type: 'CAA', expected: [], live: ['0 issue "x"'] }] }),
    'otherValue',
  ],
  ['spfLookups', 'ten', facts('spf', { measured: spf(10) }), true],
  ['spfLookups', 'eleven', facts('spf', { measured: spf(11) }), 'tooMany'],
  ['spfLookups', 'a loop', facts('spf', { measured: spf(3, 0, true) }), 'loop'],
  ['spfVoids', 'two', facts('spf', { measured: spf(5, 2) }), true],
  ['spfVoids', 'three', facts('spf', { measured: spf(5, 3) }), 'tooMany'],
  [
    'spfSingle',
    'none',
    facts('spf', { measured: { policy: [], spf: { records: [] } } }),
    'missing',
  ],
  ['dmarcSafe', 'no record', facts('dmarc', { measured: dmarc() }), true],
  ['dmarcSafe', 'nobody answered', facts('dmarc'), 'notChecked'],
  ['dmarcSafe', 'p=none', facts('dmarc', { measured: dmarc('v=DMARC1; p=none') }), true],
  ['dmarcSafe', 't=y', facts('dmarc', { measured: dmarc('v=DMARC1; p=reject; t=y') }), true],
  ['dmarcSafe', 'reject', facts('dmarc', { measured: dmarc('v=DMARC1; p=reject') }), 'unsafe'],
  [
    // Receivers of RFC 9989 ignore it.
    ...(['dmarcSafe', 'pct=0 makes nothing mild'] as const),
    facts('dmarc', { measured: dmarc('v=DMARC1;p=quarantine;pct=0') }),
    'unsafe',
  ],
  [
    ...(['dmarcSafe', 'both align'] as const),
    facts('dmarc', {
      measured: dmarc('v=DMARC1; p=reject'),
      plan: { ...recordedPlan('dmarc'), entered: { dkimAligned: entered } },
    }),
    true,
  ],
  ['policySeen', 'no MTA-STS', facts('mtaSts'), true],
  ['policySeen', 'not fetched', facts('mtaSts', { plan: withPolicy('enforce') }), 'notChecked'],
  [
    ...(['policySeen', 'the old host alone'] as const),
    facts('mtaSts', { plan: withPolicy('enforce'), measured: fetched(hourAgo, 'old.example') }),
    'otherValue',
  ],
  [
    ...(['maxAgePassed', 'an hour'] as const),
    facts('mtaSts', { plan: withPolicy('enforce'), measured: fetched(hourAgo, '*.example') }),
    true,
  ],
  [
    ...(['maxAgePassed', 'less'] as const),
    facts('mtaSts', {
      ...{ plan: withPolicy('enforce') },
      measured: fetched('2026-11-30T11:00:01.000Z', '*.example'),
    }),
    'waiting',
  ],
  [
    ...(['maxAgePassed', 'it was testing all the time'] as const),
    facts('mtaSts', {
      ...{ plan: withPolicy('testing') },
      measured: fetched('2026-11-30T11:59:00.000Z', '*.example'),
    }),
    true,
  ],
  ['lintClear', 'no snapshot', facts('target'), 'noSnapshot'],
  ['lintClear', 'an error', facts('target', { lintErrors: 1 }), 'errors'],
  ['lintClear', 'none', facts('target', { lintErrors: 0 }), true],
  ['targetVerified', 'a decision says so', facts('target', { isVerified: true }), true],
  ['targetVerified', 'nobody says so', facts('target'), 'notEntered'],
  ['secondPassSettled', 'no run', facts('secondPass'), 'noRun'],
  ['secondPassSettled', 'under way', facts('secondPass', { secondPass: 'open' }), 'runOpen'],
  ['secondPassSettled', 'settled', facts('secondPass', { secondPass: 'settled' }), true],
  [
    'sesStays',
    'SES sends: one of two',
    facts('senders', { measured: { policy: [], sent: 3 } }),
    true,
  ],
  ['sesStays', 'nobody knows', facts('senders'), true],
  [
    ...(['dkimAligned', 'reject: one of two'] as const),
    facts('dmarc', { measured: dmarc('v=DMARC1; p=reject') }),
    true,
  ],
  ['sesSilent', 'nobody could read it', facts('senders'), 'notReadable'],
  ['sesSilent', 'SES sends', facts('senders', { measured: { policy: [], sent: 3 } }), 'sending'],
  ['sesSilent', 'silent', facts('senders', { measured: { policy: [], sent: 0 } }), true],
  ['sesStays', 'silent', facts('senders', { measured: { policy: [], sent: 0 } }), true],
  ['domainRemoved', 'AWS is away', facts('finish'), 'notReadable'],
  ['watched', 'the MX is not switched', facts('watch'), 'notChecked'],
  ['recordsEntered', 'no MX', facts('mx'), 'notEntered'],
]

describe('CUT-05 a gate', () => {
  test.each(cases)('%s: %s', (id, _, known, expected) => {
    const { isHeld, reason } = gateOf(id, known)
    expect(isHeld ? true : reason).toBe(expected)
  })

  test('says which other value is there', () => {
    const seen = [{ ...server('otherValue'), values: ['5 evil.example'] }]
    const known = facts('mx', { changes: [change({ verdict: 'otherValue', seen })] })
    expect(gateOf('changeSeen', known).values).toEqual([`${domain} MX`, '5 evil.example', 'ns'])
    const foreign = [{ name: domain, type: 'CAA', expected: [], live: ['0 issue "x"'] }]
    const values = gateOf('onlyOwnChange', facts('mx', { foreign })).values
    expect(values).toEqual([`${domain} CAA`, '0 issue "x"'])
  })

  test('says no time that is over, and none while another change has none', () => {
    const waits = change({ verdict: 'stillOld', until: '2026-11-30T12:00:01.000Z' })
    const gate = (...changes: CutOverChange[]) => gateOf('changeSeen', facts('mx', { changes }))
    expect(gate(waits).until).toBe(waits.until)
    expect(gate({ ...waits, until: now.toISOString() }).until).toBeUndefined()
    expect(gate(waits, change({ verdict: 'notReachable' })).until).toBeUndefined()
  })

  test('says until when the watch goes on', () => {
    const plan = { ...recordedPlan('watch'), done: { mx: { ...entered, overridden: [] } } }
    const known = facts('watch', { plan })
    expect(gateOf('watched', known)).toMatchObject({ until: '2026-12-03T11:00:00.000Z' })
    const later = { ...known, now: new Date('2026-12-03T11:00:00Z') }
    expect(gateOf('watched', later)).toEqual({ id: 'watched', isHeld: true })
  })
})

describe('CUT-11 a policy', () => {
  test.each([
    ['version: STSv1\r\nmode: enforce\r\nmx: a.example\r\nmax_age: 60\r\n', 60],
    ['version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 9999999999', 31_557_600],
    ['version: STSv1\nmode: none\nmax_age: 60', 60],
    ['version: STSv1\nmode: enforce\nmax_age: 60', undefined],
    ['version: STSv2\nmode: none\nmax_age: 60', undefined],
    ['version: STSv1\nmode: enforced\nmx: a\nmax_age: 60', undefined],
    ['version: STSv1\nmode: none\nmax_age: -1', undefined],
    ['<html>mode: none</html>', undefined],
    ['', undefined],
  ])('%j has the age %s', (text, maxAge) => {
    expect(parsePolicy(text)?.maxAge).toBe(maxAge)
  })

  test.each([
    ['a.example', 'A.example.', true],
    ['*.example', 'a.example', true],
    ['*.example', 'a.b.example', false],
    ['*.example', 'example', false],
  ])('%s covers %s: %s', (pattern, host, covers) => {
    expect(coversHost({ mode: 'enforce', mx: [pattern], maxAge: 1 }, host)).toBe(covers)
  })
})
