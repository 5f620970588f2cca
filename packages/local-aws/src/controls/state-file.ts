import * as z from 'zod/mini'
import type { Database } from '../state/database.ts'
import type { State } from '../state/state.ts'

const StateFile = z.record(
  z.string(),
  z.array(z.strictObject({ scope: z.string(), document: z.unknown() })),
)

/** Returns all records of the local AWS, by collection. */
export function exportState(state: State): z.infer<typeof StateFile> {
  return Object.fromEntries(Object.entries(state).map(([name, source]) => [name, source.all()]))
}

/**
 * Replaces all records with those of an export. Errors: zod's, for an invalid file; then nothing
 * has changed.
 */
export function importState(state: State, file: unknown): void {
  const collections: Record<string, { import(scope: string, document: unknown): void }> = state
  for (const [name, rows] of Object.entries(StateFile.parse(file))) {
    const target = z.enum(Object.keys(collections)).parse(name)
    for (const { scope, document } of rows) collections[target]?.import(scope, document)
  }
}

/** Deletes all records. */
export function resetState(database: Database): void {
  database.exec('DELETE FROM document; DELETE FROM entry')
}
