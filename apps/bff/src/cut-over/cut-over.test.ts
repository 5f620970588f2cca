import { expect, test } from 'vitest'
import { domain, playCutOver } from '../test/cut-over.ts'
import { here } from '../test/start-backend.ts'

const oldMx = { name: domain, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }
const newMx = { name: domain, type: 'MX', value: '1 aspmx.l.google.com' }
const autodiscover = { name: `autodiscover.${domain}`, type: 'CNAME' }
const oldClients = { ...autodiscover, value: 'autodiscover.mail.us-east-1.awsapps.com' }
const oldSpf = { name: domain, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' }
const newSpf = { ...oldSpf, value: 'v=spf1 include:_spf.google.com ~all' }
const bothSpf = { ...oldSpf, value: 'v=spf1 include:amazonses.com include:_spf.google.com ~all' }
const dkim = { name: `google._domainkey.${domain}`, type: 'TXT', value: 'v=DKIM1; k=rsa; p=MIGf' }
const ownership = { name: domain, type: 'TXT', value: 'google-site-verification=abc' }
const dayS = 24 * 60 * 60

const wanted = [
  { purpose: 'mx', ...newMx },
  { purpose: 'spf', ...newSpf },
  { purpose: 'dkim', ...dkim },
  { purpose: 'ownership', ...ownership },
]

type Play = Awaited<ReturnType<typeof playCutOver>>

/** Looks twice, as much apart as a second read has to be. */
async function checkTwice({ check, pass }: Play) {
  await check()
  await pass(61)
  return check()
}

/** Records the zone, and takes the rollback text. */
async function record({ change, backend, create }: Play) {
  await create('Google')
  await change('cutOvers.record')
  const { body } = await backend.call('cutOvers.downloadRollback', { ...here, domain })
  await change('cutOvers.advance', { step: 'record' })
  return body as { text: string; sha256: string }
}

/** Ends a step although gates are closed, with a reason. */
async function force(play: Play, ...steps: string[]) {
  for (const step of steps) {
    await play.pass(11)
    const override = Object.keys(play.closed(await play.check()))
    await play.change('cutOvers.advance', { step, override, reason: 'this is a test' })
  }
}

test('07 §11 scenario 23 CUT-02 CUT-05 CUT-06 a whole course with the clock: the TTL is waited out, a stale resolver holds the MX, SERVFAIL is not missing, then all is done', async () => {
  await using play = await playCutOver('administrator')
  const { change, check, closed, dns, pass, confirm, control, backend } = play
  const advance = (step: string, more: object = {}) => change('cutOvers.advance', { step, ...more })
  await dns([
    { ...oldMx, ttl: dayS },
    { name: '_spf.google.com', type: 'TXT', value: 'v=spf1 ip4:192.0.2.1 ~all' },
    { name: 'amazonses.com', type: 'TXT', value: 'v=spf1 ip4:192.0.2.2 ~all' },
  ])
  await record(play)

  expect(closed(await check())).toEqual({ ttlLow: 'toEnter', oldTtlPassed: 'stillOld' })
  await dns([{ ...oldMx, ttl: 300 }])
  const lowered = await check()
  expect(closed(lowered)).toEqual({ ttlLow: 'checkAgain', oldTtlPassed: 'waiting' })
  await pass(61)
  const counting = await check()
  const countdown = counting.steps[1]?.gates.find(({ id }) => id === 'oldTtlPassed')
  expect(Date.parse(countdown?.until ?? '')).toBe(
    Date.parse(lowered.checkedAt ?? '') + dayS * 1_000,
  )
  expect(await advance('ttl')).toMatchObject({ status: 409, body: { code: 'GateClosed' } })
  await pass(dayS)
  expect(closed(await check())).toEqual({})
  await advance('ttl')

  await change('cutOvers.putRecords', { records: wanted })
  await dns([dkim, ownership])
  await confirm('targetVerified', 'addressesExist', 'kitApplied')
  expect(closed(await checkTwice(play))).toEqual({ lintClear: 'noSnapshot' })
  const override = ['lintClear']
  expect(await advance('target', { override })).toMatchObject({ body: { code: 'ReasonNeeded' } })
  await advance('target', { override, reason: 'there is no user left' })
  await pass(11)
  expect(closed(await check())).toEqual({})
  await advance('mtaSts')

  await dns([bothSpf], [oldSpf])
  await pass(3_601)
  const sending = await checkTwice(play)
  expect(closed(sending)).toEqual({})
  expect(sending.spf).toMatchObject({ lookups: 2, voids: 0, isLoop: false })
  await advance('spf')
  await pass(11)
  expect(closed(await check())).toEqual({ dmarcSafe: 'unsafe' })
  expect((await play.describe()).dmarcIgnored).toEqual(['pct=100'])
  await confirm('dkimAligned')
  await advance('dmarc')

  await pass(11)
  await check()
  await control('dns/resolver', 'POST', { resolver: 2, kind: 'stale' })
  await dns([newMx], [oldMx])
  await confirm('testMail')
  await pass(301)
  const stale = await checkTwice(play)
  const [, second = ''] = stale.resolvers
  expect(closed(stale)).toEqual({ changeSeen: 'stillOld' })
  const mx = stale.steps.find(({ id }) => id === 'mx')?.changes[0]
  expect(mx?.seen.filter(({ verdict }) => verdict === 'stillOld')).toMatchObject([
    { server: second, values: ['10 inbound-smtp.us-east-1.amazonaws.com'] },
  ])
  await pass(301)
  expect(closed(await check())).toEqual({ changeSeen: 'keptTooLong' })
  await control('dns/resolver', 'POST', { resolver: 2, kind: 'servfail' })
  await pass(11)
  const failing = await check()
  expect(closed(failing)).toEqual({ changeSeen: 'notReachable' })
  expect(failing.steps.find(({ id }) => id === 'mx')?.changes[0]?.seen).toContainEqual(
    expect.objectContaining({ server: second, verdict: 'notReachable', rcode: 'SERVFAIL' }),
  )
  expect(await advance('mx')).toMatchObject({ body: { code: 'GateClosed' } })
  await control('dns/resolver', 'POST', { kind: 'honest' })
  await pass(11)
  expect(closed(await check())).toEqual({ changeSeen: 'checkAgain' })
  await pass(61)
  expect(closed(await check())).toEqual({})
  await advance('mx')

  await confirm('noMail')
  await pass(11)
  expect(closed(await check())).toEqual({ watched: 'waiting' })
  await pass(3 * dayS)
  expect(await check()).toMatchObject({ state: 'MX_SWITCHED', step: 'watch' })
  await advance('watch')
  await pass(11)
  expect(closed(await check())).toEqual({ secondPassSettled: 'noRun', imported: 'notEntered' })
  await force(play, 'secondPass')

  await dns([], [oldClients])
  await confirm('proxyOff')
  expect(closed(await checkTwice(play))).toEqual({})
  await advance('clients')
  // Before the next check, too, there is one record to have.
  const next = await play.describe()
  const wants = next.steps.find(({ id }) => id === 'senders')?.changes
  expect(wants?.find(({ type, name }) => type === 'TXT' && name === domain)?.after).toContain(
    next.spf?.proposed,
  )
  expect(next.steps.find(({ id }) => id === 'finish')?.gates[0]?.reason).toBe('notBegun')
  await confirm('dkimPass')
  await pass(11)
  expect(closed(await check())).toMatchObject({ sesSilent: 'sending', changeSeen: 'toEnter' })
  const senders = (await play.describe()).steps.find(({ id }) => id === 'senders')?.changes ?? []
  const gone = senders.flatMap(({ name, type, before, after }) =>
    before.filter((value) => !after.includes(value)).map((value) => ({ name, type, value })),
  )
  await dns([newSpf], gone)
  await pass(15 * dayS)
  expect(closed(await checkTwice(play))).toEqual({})
  await advance('senders')
  await pass(11)
  expect(closed(await check())).toEqual({ domainRemoved: 'stillThere' })
  await backend.workmail.deregisterMailDomain({
    OrganizationId: here.organizationId,
    DomainName: domain,
  })
  await pass(11)
  expect(closed(await check())).toEqual({})
  await advance('finish')
  const done = await play.describe()
  expect([done.state, done.step]).toEqual(['DONE', undefined])
  expect(done.steps.find(({ id }) => id === 'target')?.done).toMatchObject({
    ...{ by: 'Ada Administrator', overridden: ['lintClear'], reason: 'there is no user left' },
  })
})

test('07 §11 scenario 24 CUT-08 a roll back after the MX shows the recorded records byte for byte, and what resolvers keep', async () => {
  await using play = await playCutOver('administrator')
  const { change, check, dns, backend, closed } = play
  const long = { name: domain, type: 'TXT', value: `say "hi" \\ ü ${'x'.repeat(300)}` }
  await dns([{ ...long, ttl: 77 }])
  const before = await record(play)
  expect(before.text).toContain(
    `example.org. 77 IN TXT "say \\"hi\\" \\\\ \\195\\188 ${'x'.repeat(241)}" "${'x'.repeat(59)}"\n`,
  )
  await change('cutOvers.putRecords', { records: wanted })
  await force(play, 'ttl', 'target', 'mtaSts', 'spf', 'dmarc')
  await dns([newMx], [oldMx])
  // Resolvers have forgotten the old one.
  await play.pass(3_601)
  await force(play, 'mx')
  expect(await check()).toMatchObject({ state: 'MX_SWITCHED', rollback: { isPossible: true } })
  await change('cutOvers.rollBack', { reason: 'mail is lost' })
  const { body } = await backend.call('cutOvers.downloadRollback', { ...here, domain })
  expect(body).toEqual(before)
  await play.pass(11)
  const back = await check()
  expect([back.state, closed(back)]).toEqual(['ROLLED_BACK', { changeSeen: 'toEnter' }])
  expect(back.rollback?.differences).toEqual([
    { name: domain, type: 'MX', expected: [oldMx.value], live: [newMx.value] },
  ])
  const untilMs = Date.parse(back.rollback?.resolversUntil ?? '')
  const leftMs = untilMs - Date.parse(back.checkedAt ?? '')
  expect(Math.round(leftMs / 10_000)).toBe(360)
  const step = back.steps.find(({ state }) => state === 'current')
  // No time runs before anything is put back; afterwards what the target had is old, and goes.
  expect(step?.changes.find(({ type }) => type === 'MX')).not.toHaveProperty('until')
  await dns([oldMx], [newMx])
  const putBack = await check()
  const gate = putBack.steps.find(({ state }) => state === 'current')?.gates[0]
  expect(gate).toMatchObject({ id: 'changeSeen', reason: 'stillOld', until: expect.any(String) })
  await play.pass(3_601)
  expect(closed(await checkTwice(play))).toEqual({})
  await change('cutOvers.advance', { step: 'rollBack' })
  expect(await play.describe()).toMatchObject({
    ...{ state: 'RECORDED', step: 'ttl' },
    earlier: [{ reason: 'mail is lost', step: 'watch', by: 'Ada Administrator' }],
    recorded: { sha256: before.sha256 },
  })
  expect((await backend.audit()).map(({ operation }) => operation)).toContain('cutOvers.rollBack')
})

test('07 §11 scenario 25 CUT-07 CUT-11 an SPF record of 11 look-ups is refused, and a policy that senders keep for 7 days holds its step', async () => {
  await using play = await playCutOver('administrator')
  const { change, check, dns, control, closed, pass } = play
  const policy = (...hosts: string[]) =>
    [
      'version: STSv1',
      'mode: enforce',
      ...hosts.map((host) => `mx: ${host}`),
      'max_age: 604800',
    ].join('\n')
  const policyRecord = { name: `_mta-sts.${domain}`, type: 'TXT', value: 'v=STSv1; id=1' }
  const many = Array.from({ length: 8 }, (_, place) => `include:s${place}.example`)
  const long = { ...oldSpf, value: `v=spf1 include:amazonses.com ${many.join(' ')} ~all` }
  await control(`mta-sts/${domain}`, 'PUT', policy('*.us-east-1.amazonaws.com'))
  await dns(
    [
      ...[
        policyRecord,
        long,
        { name: '_spf.google.com', type: 'TXT', value: 'v=spf1 a:x.example ~all' },
      ],
      ...[...many, 'include:amazonses.com'].map((term) => ({
        ...{ name: term.slice(8), type: 'TXT', value: 'v=spf1 ip4:192.0.2.1 ~all' },
      })),
      { name: 'x.example', type: 'A', value: '192.0.2.1' },
    ],
    [oldSpf],
  )
  await record(play)
  const newId = { ...policyRecord, value: 'v=STSv1; id=2' }
  const records = [...wanted, { purpose: 'mtaSts', ...newId }]
  await change('cutOvers.putRecords', { records })
  await dns([dkim, ownership])
  await force(play, 'ttl', 'target')
  await pass(11)
  expect(closed(await check())).toMatchObject({ policySeen: 'otherValue', changeSeen: 'toEnter' })
  await control(
    `mta-sts/${domain}`,
    'PUT',
    policy('*.us-east-1.amazonaws.com', 'aspmx.l.google.com'),
  )
  await dns([newId], [policyRecord])
  await pass(3_601)
  const first = await check()
  await pass(61)
  const waiting = await check()
  expect(closed(waiting)).toEqual({ maxAgePassed: 'waiting' })
  const gate = waiting.steps
    .find(({ id }) => id === 'mtaSts')
    ?.gates.find(({ id }) => id === 'maxAgePassed')
  expect(Date.parse(gate?.until ?? '')).toBe(Date.parse(first.checkedAt ?? '') + 7 * dayS * 1_000)
  expect(await change('cutOvers.advance', { step: 'mtaSts' })).toMatchObject({
    body: { code: 'GateClosed' },
  })
  await pass(7 * dayS)
  await change('cutOvers.advance', { step: 'mtaSts' })
  await pass(11)
  const spf = await check()
  expect(closed(spf)).toMatchObject({ spfLookups: 'tooMany' })
  expect(spf.spf).toMatchObject({ lookups: 9, proposedLookups: 11 })
  expect(await change('cutOvers.advance', { step: 'spf' })).toMatchObject({
    body: { code: 'GateClosed' },
  })
})
