import { isOperationId } from '@mailroom/schemas'
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { AwsCallObserver } from '../aws/observe-calls.ts'

/** From a millisecond to longer than a person waits. Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

export type Metrics = {
  measure: RequestHandler
  observeAwsCall: AwsCallObserver
  serve: RequestHandler
}

/**
 * Creates the metrics for Prometheus: counts and durations by operation and outcome, and nothing
 * about people or organizations.
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const operations = new Histogram({
    name: 'mailroom_operation_duration_seconds',
    help: 'Requests for operations, by operation and HTTP status',
    labelNames: ['operation', 'status'],
    buckets,
    registers: [registry],
  })
  const awsCalls = new Histogram({
    name: 'mailroom_aws_call_duration_seconds',
    help: 'Calls to AWS with their retries, by AWS operation and outcome',
    labelNames: ['operation', 'outcome'],
    buckets,
    registers: [registry],
  })

  /** Measures requests by their operation; a request for anything else counts as `unknown`. */
  const measure: RequestHandler = (request, response, next) => {
    const end = operations.startTimer()
    const id = request.path.slice(1)
    response.on('finish', () =>
      end({ operation: isOperationId(id) ? id : 'unknown', status: response.statusCode }),
    )
    next()
  }
  const observeAwsCall: AwsCallObserver = (operation, outcome, seconds) =>
    awsCalls.observe({ operation, outcome }, seconds)
  const serve: RequestHandler = async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  }
  return { measure, observeAwsCall, serve }
}
