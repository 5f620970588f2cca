import type { JobStep } from '@mailroom/schemas/job-rows'
import { alias } from './alias.ts'
import { attributes } from './attributes.ts'
import { deviceOverride } from './device-override.ts'
import { existence } from './existence.ts'
import type { Fact } from './fact.ts'
import { membership } from './membership.ts'
import { password } from './password.ts'
import { permission } from './permission.ts'
import { primaryEmail } from './primary-email.ts'
import { quota } from './quota.ts'
import { registration } from './registration.ts'
import { resourceDelegate } from './resource-delegate.ts'
import { token } from './token.ts'

const all: readonly Fact[] = [
  ...[existence, registration, attributes, alias, primaryEmail, membership, permission],
  ...[quota, password, token, deviceOverride, resourceDelegate],
]

const byOperation = new Map<string, Fact>(
  all.flatMap((fact) => fact.operations.map((operation) => [operation, fact] as const)),
)

/** The operations after which anybody's entity of the same name would look like the wanted one. */
export const creations: readonly string[] = all.flatMap((fact) => fact.creations ?? [])

/** Returns whether a step needs a password, which is made or given when the step is sent. */
export function needsPassword(step: Pick<JobStep, 'operation' | 'input'>): boolean {
  return factOf(step.operation).needsPassword?.(step) ?? false
}

/** Returns whether an operation changes a fact, so that it can be a step and be looked up. */
export function hasFact(operation: string): boolean {
  return byOperation.has(operation)
}

/** Returns the fact that an operation changes. Errors: an operation that is no step. */
export function factOf(operation: string): Fact {
  const fact = byOperation.get(operation)
  if (!fact) throw new Error(`The operation ${operation} cannot be a step`)
  return fact
}
