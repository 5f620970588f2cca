import { isDeepStrictEqual } from 'node:util'
import type { Facts, JobRow, JobStep } from '@mailroom/schemas/job-rows'
import type { WriteId } from '@mailroom/schemas/operations'
import { orNull } from '../../operations/spelling.ts'
import type { DirectoryReader } from '../directory-reader.ts'
import type { StepDraft } from '../step.ts'

export type RowEntity = JobRow['entity']

/**
 * The input and entity of a step, and the reader that finds its fact. `before` is what the plan
 * found: a fact may have members that are read only for a plan that has them.
 */
export type Reading = {
  input: Record<string, unknown>
  entity: RowEntity
  reader: DirectoryReader
  before?: Facts
}

/**
 * A completed step that is being undone. `now` is the current fact; `undoing` are the steps that
 * come first.
 */
export type Inverting = {
  step: JobStep
  entity: RowEntity
  now: Facts
  undoing: readonly StepDraft[]
}

/** A fact that operations change, and that can be read, compared and undone. */
export type Fact = {
  operations: readonly WriteId[]
  /** Distinguishes the fact from others of its kind. */
  subject: (reading: Pick<Reading, 'input' | 'entity'>) => string
  /** Reads the fact; undefined if it cannot be known. */
  read: (reading: Reading) => Promise<Facts | undefined>
  /** Returns the fact that an operation leaves, as far as its input tells. */
  after: (operation: string, input: Record<string, unknown>) => Facts
  /**
   * Returns what an operation that overwrites the fact expects it to be, from the facts before;
   * undefined for operations that expect nothing.
   */
  expected?: (operation: string, before: Facts) => Record<string, unknown> | undefined
  /** Returns the steps that undo a step; undefined if none can. */
  invert: (inverting: Inverting) => StepDraft[] | undefined
  /** Returns whether a step needs a password, which is made or given when the step is sent. */
  needsPassword?: (step: Pick<JobStep, 'operation' | 'input'>) => boolean
  /** The operations that create what is found by its name. */
  creations?: readonly WriteId[]
  /** True if an unknown step is sent again without a look, because nobody can read the fact. */
  isUnreadable?: true
}

/**
 * Returns whether the current values are the expected ones, for every expected member; the order of
 * a list does not matter.
 */
export function matches(now: Facts, expected: Facts): boolean {
  const plain = (value: Facts[string] | undefined) =>
    Array.isArray(value) ? [...value].sort() : orNull(value)
  return Object.entries(expected).every(([name, value]) =>
    isDeepStrictEqual(plain(now[name]), plain(value)),
  )
}
