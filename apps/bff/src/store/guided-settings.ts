import {
  type GuidedCapability,
  guidedValues,
  type Written,
} from '@mailroom/schemas/guided-settings'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from './open-store.ts'

export type GuidedKind = 'draft' | 'recorded'

type Writing = Pick<Written, 'values' | 'version'> & { writtenBy: string; writtenAt: string }

/** Keeps what people write of the settings that have no public API. Source: NOAPI-02. */
export function guidedSettingsOf(store: Store) {
  return {
    async find(scope: Scope, capability: GuidedCapability, kind: GuidedKind): Promise<Written> {
      const row = await store
        .selectFrom('guided_setting')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .where('capability', '=', capability)
        .where('kind', '=', kind)
        .executeTakeFirst()
      if (!row) return { version: 0 }
      return {
        ...(row.content === null
          ? {}
          : { values: guidedValues[capability].parse(JSON.parse(row.content)) }),
        ...{ writtenBy: row.written_by, writtenAt: row.written_at, version: row.version },
      }
    },

    /**
     * Keeps what was written, in place of the version before it; false if somebody else was faster:
     * then nothing is changed. Without values, what was written is discarded; the version goes on.
     */
    async put(
      scope: Scope,
      { capability, kind }: { capability: GuidedCapability; kind: GuidedKind },
      { values, writtenBy, writtenAt, version }: Writing,
    ): Promise<boolean> {
      const columns = {
        content: values === undefined ? null : JSON.stringify(values),
        ...{ written_by: writtenBy, written_at: writtenAt, version },
      }
      const directory = directoryOf(scope)
      const kept =
        version === 1
          ? await store
              .insertInto('guided_setting')
              .values({ directory, capability, kind, ...columns })
              .onConflict((conflict) =>
                conflict.columns(['directory', 'capability', 'kind']).doNothing(),
              )
              .returning('version')
              .executeTakeFirst()
          : await store
              .updateTable('guided_setting')
              .set(columns)
              .where('directory', '=', directory)
              .where('capability', '=', capability)
              .where('kind', '=', kind)
              .where('version', '=', version - 1)
              .returning('version')
              .executeTakeFirst()
      return kept !== undefined
    },
  }
}
