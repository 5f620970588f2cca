import { isDeepStrictEqual } from 'node:util'
import type { Facts, JobRow, JobStep, WriteId } from '@mailroom/schemas'
import type { DirectoryReader } from '../directory-reader.ts'
import type { StepDraft } from '../step.ts'

export type RowEntity = JobRow['entity']

/** What a step is about, where it is read and who is asked. */
export type Reading = { input: Record<string, unknown>; entity: RowEntity; reader: DirectoryReader }

/** A step that was carried out, to be taken back. `now` is what is there; `undoing` are the steps that go before. */
export type Inverting = {
  step: JobStep
  entity: RowEntity
  now: Facts
  undoing: readonly StepDraft[]
}

/** Something that operations change, and that can be read, compared and taken back. */
export type Fact = {
  operations: readonly WriteId[]
  /** What distinguishes it from others of its kind. */
  subject: (reading: Omit<Reading, 'reader'>) => string
  /** What is there; undefined where nobody can tell. */
  read: (reading: Reading) => Promise<Facts | undefined>
  /** What takes a step back; undefined where nothing does. */
  invert: (inverting: Inverting) => StepDraft[] | undefined
}

/** AWS leaves out what was never set, and answers an empty text for what was cleared. */
function plain(value: Facts[string] | undefined) {
  if (value === undefined || value === '') return null
  return Array.isArray(value) ? [...value].sort() : value
}

/** Whether what is there is as expected, where something is expected. */
export function matches(now: Facts, expected: Facts): boolean {
  return Object.entries(expected).every(([name, value]) =>
    isDeepStrictEqual(plain(now[name]), plain(value)),
  )
}
