import type { Facts, Input, JobRow, WriteId } from '@mailroom/schemas'

type Where = 'connectionId' | 'region' | 'organizationId'

/** What a step sends: the operation's input without where it acts, and without a password, which is made or given when it is sent. */
export type StepInput<Id extends WriteId> = Omit<Input<Id>, Where | 'password'>

/** A step as a plan makes it. */
export type StepDraft = {
  operation: WriteId
  input: Record<string, unknown>
  before: Facts
  after: Facts
  /** The name of whom it is about besides the entity of the row: a group, a grantee, a device. */
  about?: string
}

/** A step whose input is what its operation demands. */
export function step<Id extends WriteId>(
  operation: Id,
  input: StepInput<Id>,
  facts: { before: Facts; after: Facts; about?: string },
): StepDraft {
  return { operation, input: { ...input }, ...facts }
}

/** Stands in the steps of a row for the user that an earlier step creates. */
export const createdUser = '<UserId>'

/** An input with the user an earlier step created put in its place. */
export function filled(
  input: Record<string, unknown>,
  { id }: JobRow['entity'],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value === createdUser ? id : value]),
  )
}
