import { SES } from '@aws-sdk/client-ses'
import { expect } from 'vitest'
import type { LocalAws } from '../local-aws.ts'

/** An SDK client of SES that tries once, for a Region. */
export function sesIn(region: string, { endpoint }: LocalAws): SES {
  return new SES({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
}

/** Changes the simulated DNS, or looks at it: what is published then, of a domain or all. */
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

/** Publishes all that is wanted for a domain, and waits until everybody sees it. */
export async function publish(aws: LocalAws, domain: string): Promise<void> {
  await changeDns(aws, `publish=${domain}`)
  aws.clock.advance(5)
}

/** Withdraws a domain, and waits until nobody sees it. */
export async function withdraw(aws: LocalAws, domain: string): Promise<void> {
  await changeDns(aws, `withdraw=${domain}`)
  aws.clock.advance(5)
}

export const hours = (count: number): number => count * 60 * 60
