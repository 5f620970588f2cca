import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { expect } from 'vitest'
import { jobsOf } from '../test/jobs.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

/** Returns the value of a metric, with its labels as Prometheus writes them; undefined if absent. */
async function metricOf(backend: { metrics(): Promise<string> }, metric: string) {
  const found = (await backend.metrics()).split('\n').find((each) => each.startsWith(`${metric} `))
  return found === undefined ? undefined : Number(found.slice(metric.length))
}

function send(url: string, headers: Record<string, string>) {
  return new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

test('S8 the metrics are on a port of their own, and nowhere unless it is set', async () => {
  await using backend = await startEmptyBackend()
  expect((await fetch(`${backend.url}/metrics`)).status).toBe(404)
  const monitored = `http://127.0.0.1:${backend.metricsPort}`
  const response = await fetch(`${monitored}/metrics`)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/)
  expect(await response.text()).toContain('process_resident_memory_bytes')
  expect((await fetch(`${monitored}/`)).status).toBe(404)
  expect((await fetch(`${monitored}/metrics`, { method: 'POST' })).status).toBe(404)
  await using silent = await startEmptyBackend({ metricsPort: undefined })
  expect(silent.metricsPort).toBeUndefined()
})

test.each([
  [{ origin: 'http://evil.example' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'none' }, 200],
])('S8 a request for metrics with %o is answered with %i', async (headers, status) => {
  await using backend = await startEmptyBackend()
  expect(await send(`http://127.0.0.1:${backend.metricsPort}/metrics`, headers)).toBe(status)
})

test('S8 there are few metrics, however many requests and people there are', async () => {
  await using backend = await startBackend('administrator')
  // Node's collector of garbage has a series for each kind of collection that happened.
  const namesOf = (text: string) =>
    text.split('\n').filter((line) => !/^(#|nodejs_gc)/.test(line)).length
  await backend.call('users.list', here)
  const before = namesOf(await backend.metrics())
  for (let i = 0; i < 20; i++) {
    await backend.post(`/api/users.nothing${i}`, '{}')
    await backend.get(`/page-${i}`)
    await backend.call('sessions.list', {})
  }
  // One series for each of two more answers: 15 buckets with their sum and count.
  expect(namesOf(await backend.metrics()) - before).toBeLessThanOrEqual(2 * 17)
  expect(before).toBeLessThan(400)
})

test.for(databases)(
  'SRE jobs, indexes, sessions and the audit trail are watched on %s',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const jobs = jobsOf(backend)
    await jobs.plan({ kind: 'disable', targets: { entityIds: [ana] } })
    await backend.as('helpDesk')
    expect(await metricOf(backend, 'mailroom_jobs{state="PLANNED"}')).toBe(1)
    expect(await metricOf(backend, 'mailroom_jobs{state="RUNNING"}')).toBe(0)
    expect(await metricOf(backend, 'mailroom_jobs_waiting')).toBe(0)
    expect(await metricOf(backend, 'mailroom_job_oldest_running_seconds')).toBe(0)
    expect(await metricOf(backend, 'mailroom_job_unknown_rows')).toBe(0)
    expect(await metricOf(backend, 'mailroom_sessions')).toBe(2)
    expect(await metricOf(backend, 'mailroom_sign_ins_total{outcome="Succeeded"}')).toBe(2)
    expect(await metricOf(backend, 'mailroom_build_info{version="0.1.0"}')).toBe(1)
    expect(await metricOf(backend, 'mailroom_audit_append_duration_seconds_count')).toBeGreaterThan(
      3,
    )
    expect(await metricOf(backend, 'mailroom_audit_append_failures_total')).toBe(0)
    const pace = 'mailroom_pace_requests_per_second{connection="local",kind='
    expect(await metricOf(backend, `${pace}"current"}`)).toBe(
      await metricOf(backend, `${pace}"limit"}`),
    )

    const connections = 'mailroom_store_connections{state='
    if (database === 'PostgreSQL')
      expect(await metricOf(backend, `${connections}"idle"}`)).toBeGreaterThan(0)
    expect(await metricOf(backend, `${connections}"waiting"}`)).toBe(0)

    await backend.store.updateTable('job').set({ state: 'RUNNING', problem: '{}' }).execute()
    await backend.store.updateTable('job').set({ started_at: '2026-11-24T11:00:00.000Z' }).execute()
    await backend.store.updateTable('job_row').set({ state: 'UNKNOWN' }).execute()
    expect(await metricOf(backend, 'mailroom_jobs_waiting')).toBe(1)
    expect(await metricOf(backend, 'mailroom_job_oldest_running_seconds')).toBe(3_600)
    expect(await metricOf(backend, 'mailroom_job_unknown_rows')).toBe(1)
  },
)

test('SRE throttled attempts, refusals by a limit and failed appends are counted', async () => {
  await using backend = await startBackend('administrator', { limitedPerMinute: 1 })
  await backend.faults({ operation: 'ListUsers', kind: 'throttle', count: 1 })
  expect(await backend.call('users.list', here)).toMatchObject({ status: 200 })
  expect(await metricOf(backend, 'mailroom_aws_throttled_total{connection="local"}')).toBe(1)
  await backend.call('entities.refresh', here)
  expect(await backend.call('entities.refresh', here)).toMatchObject({ status: 429 })
  expect(await metricOf(backend, 'mailroom_rate_limited_total{kind="operation"}')).toBe(1)
  await backend.store.schema.dropTable('audit_entry').execute()
  await backend.call('users.disable', { ...here, userId: ana })
  expect(await metricOf(backend, 'mailroom_audit_append_failures_total')).toBeGreaterThan(0)
})

test('SRE what the store cannot tell is left out, and the rest is shown', async () => {
  await using backend = await startEmptyBackend()
  await backend.store.schema.dropTable('session').execute()
  expect(await metricOf(backend, 'mailroom_sessions')).toBeUndefined()
  expect(await metricOf(backend, 'mailroom_jobs{state="RUNNING"}')).toBe(0)
  expect(await metricOf(backend, 'mailroom_build_info{version="0.1.0"}')).toBe(1)
})

test('SRE every metric is documented, and the alerts use metrics that exist', async () => {
  await using backend = await startBackend('administrator')
  const text = await backend.metrics()
  const exposed = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name))
  const document = readFileSync(new URL('../../../../docs/operating.md', import.meta.url), 'utf8')
  const documented = [...document.matchAll(/^\| `(mailroom_\w+)`/gm)].map(([, name]) => name)
  expect(documented.toSorted()).toEqual(
    [...exposed].filter((name) => name.startsWith('mailroom_')).toSorted(),
  )
  const used = [...document.matchAll(/\b(?:mailroom|nodejs)_\w+/g)].map(([name]) =>
    name.replace(/_count$/, ''),
  )
  for (const name of used) expect(exposed, name).toContain(name)
})
