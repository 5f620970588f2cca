import type { Facts, JobRow } from '@mailroom/schemas/job-rows'
import type { Input, WriteId } from '@mailroom/schemas/operations'

type Where = 'connectionId' | 'region' | 'organizationId'

/**
 * The input of a step: the operation's input without connection, Region and organization, and
 * without a password, which is made or given when it is sent.
 */
export type StepInput<Id extends WriteId> = Omit<Input<Id>, Where | 'password'>

/** A step as a plan makes it. */
export type StepDraft = {
  operation: WriteId
  input: Record<string, unknown>
  before: Facts
  after: Facts
  /** The name of the second entity: a group, a grantee, a device. */
  about?: string
}

/** Makes a step whose input fits its operation. */
export function step<Id extends WriteId>(
  operation: Id,
  input: StepInput<Id>,
  facts: { before: Facts; after: Facts; about?: string },
): StepDraft {
  return { operation, input: { ...input }, ...facts }
}

/** The placeholder for the user that an earlier step of the row creates. */
export const createdUser = '<UserId>'

/** Replaces the placeholder in an input by the user that an earlier step created. */
export function filled(
  input: Record<string, unknown>,
  { id }: JobRow['entity'],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value === createdUser ? id : value]),
  )
}
