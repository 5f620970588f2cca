import { SES } from '@aws-sdk/client-ses'
import { expect } from 'vitest'
import type { LocalAws } from '../local-aws.ts'

/** Creates an SDK client of SES for a Region; it does not retry. */
export function sesIn(region: string, { endpoint }: LocalAws): SES {
  return new SES({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
}

/** Changes or reads the simulated DNS. Returns the published records of a domain, or all. */
export async function changeDns(
  { endpoint }: LocalAws,
  query: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${endpoint}/__local/dns?${query}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.status).toBe(200)
  return response.json()
}

/** Publishes all required records of a domain, and waits until they are visible. */
export async function publish(aws: LocalAws, domain: string): Promise<void> {
  await changeDns(aws, `publish=${domain}`)
  aws.clock.advance(5)
}

/** Withdraws a domain, and waits until its records are no longer visible. */
export async function withdraw(aws: LocalAws, domain: string): Promise<void> {
  await changeDns(aws, `withdraw=${domain}`)
  aws.clock.advance(5)
}

export const hours = (count: number): number => count * 60 * 60
