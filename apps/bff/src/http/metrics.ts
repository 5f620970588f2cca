import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isOperationId } from '@mailroom/schemas/operations'
import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import * as z from 'zod'
import type { AuditTrail } from '../audit/trail.ts'
import type { AwsObserver } from '../aws/observe-calls.ts'

/** From a millisecond to longer than a person waits. Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** How long a gauge may take to be read; then it has no value. Milliseconds. */
const readWithinMs = 2_000

/** A value of a gauge. Labels have few values: none is about a person or an organization. */
export type Sample = { labels?: Record<string, string>; value: number }

/** The version of Mailroom. */
export const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

export type Metrics = {
  /** Counts refusals because of a limit, and sign-ins that came back from the provider. */
  count: RequestHandler
  /** Measures requests by their operation; a request for anything else counts as `unknown`. */
  measure: RequestHandler
  observeAws: AwsObserver
  /** Returns the audit trail, with metrics of what is appended. */
  measured(trail: AuditTrail): AuditTrail
  /**
   * Adds a gauge that is read when Prometheus asks. It has no value while it cannot be read, so
   * that the others are still shown.
   */
  addGauge(
    gauge: { name: string; help: string; labelNames?: string[] },
    read: () => Promise<readonly Sample[]> | readonly Sample[],
  ): void
  contentType: string
  /** Returns all metrics in the format of Prometheus. */
  text(): Promise<string>
}

/**
 * Creates the metrics for Prometheus (docs/operating.md, "Metrics"): counts, durations and states,
 * and nothing about people or organizations.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const operations = new Histogram({
    name: 'mailroom_operation_duration_seconds',
    help: 'Requests for operations, by operation and HTTP status',
    labelNames: ['operation', 'status'],
    ...{ buckets, registers },
  })
  const awsCalls = new Histogram({
    name: 'mailroom_aws_call_duration_seconds',
    help: 'Calls to AWS with their retries, by AWS service, operation and outcome',
    labelNames: ['operation', 'outcome', 'service'],
    ...{ buckets, registers },
  })
  const throttlings = new Counter({
    name: 'mailroom_aws_throttled_total',
    help: 'Attempts that AWS throttled, also those that were repeated with success, by connection',
    labelNames: ['connection'],
    registers,
  })
  const appends = new Histogram({
    name: 'mailroom_audit_append_duration_seconds',
    help: 'Appending to the audit trail, with the wait for earlier entries',
    ...{ buckets, registers },
  })
  const appendFailures = new Counter({
    name: 'mailroom_audit_append_failures_total',
    help: 'Entries that could not be appended to the audit trail; their changes were refused',
    registers,
  })
  const signIns = new Counter({
    name: 'mailroom_sign_ins_total',
    help: 'Sign-ins that came back from the identity provider: Succeeded, or the problem',
    labelNames: ['outcome'],
    registers,
  })
  const limited = new Counter({
    name: 'mailroom_rate_limited_total',
    help: 'Requests refused with 429, by what they asked for: signIn or operation',
    labelNames: ['kind'],
    registers,
  })
  for (const kind of ['signIn', 'operation']) limited.inc({ kind }, 0)
  signIns.inc({ outcome: 'Succeeded' }, 0)
  const build = { name: 'mailroom_build_info', help: 'The version of Mailroom; always 1' }
  new Gauge({ ...build, labelNames: ['version'], registers }).set({ version }, 1)

  const count: RequestHandler = (request, response, next) => {
    // A router changes the request's path while it answers.
    const { path } = request
    response.on('finish', () => {
      if (response.statusCode === 429)
        limited.inc({ kind: path.startsWith('/auth/') ? 'signIn' : 'operation' })
      else if (path === '/auth/callback') {
        const location = String(response.getHeader('location') ?? '')
        const [, problem] = /[?&]problem=([A-Za-z]{1,20})(?:&|$)/.exec(location) ?? []
        signIns.inc({ outcome: problem ?? (response.statusCode < 400 ? 'Succeeded' : 'error') })
      }
    })
    next()
  }

  const measure: RequestHandler = (request, response, next) => {
    const end = operations.startTimer()
    const id = request.path.slice(1)
    response.on('finish', () =>
      end({ operation: isOperationId(id) ? id : 'unknown', status: response.statusCode }),
    )
    next()
  }

  const observeAws: AwsObserver = {
    called: ({ operation, service }, outcome, seconds) =>
      awsCalls.observe({ operation, outcome, service }, seconds),
    throttled: (connection) => throttlings.inc({ connection }),
  }

  /** Returns a function that appends to the audit trail, and measures it. */
  const appending =
    <Entry extends unknown[], Answer>(append: (...entry: Entry) => Promise<Answer>) =>
    async (...entry: Entry): Promise<Answer> => {
      const end = appends.startTimer()
      try {
        return await append(...entry)
      } catch (error) {
        appendFailures.inc()
        throw error
      } finally {
        end()
      }
    }

  /** Gauges are read one after the other, so that they leave the store to people. */
  let underWay: Promise<readonly Sample[]> = Promise.resolve([])

  return {
    ...{ count, measure, observeAws },
    measured: (trail) => ({
      ...trail,
      intent: appending(trail.intent),
      outcome: appending(trail.outcome),
      single: appending(trail.single),
    }),
    addGauge: (gauge, read) =>
      void new Gauge({
        ...{ ...gauge, registers },
        async collect() {
          const late = wait(readWithinMs, [], { ref: false })
          const reading = underWay.then(read)
          underWay = reading.catch(() => [])
          const samples = await Promise.race([underWay, late])
          this.reset()
          if (samples.length === 0) this.remove()
          for (const { labels = {}, value } of samples) this.set(labels, value)
        },
      }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
