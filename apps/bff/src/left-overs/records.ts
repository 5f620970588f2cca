import type { ExitRecord } from '@mailroom/schemas/exit-checklist'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'

const State = z.enum(['open', 'closed', 'waived'])

/** Keeps what people have said about the items of the checklist. Source: EXIT-12. */
export function exitRecordsOf(store: Store) {
  return {
    /** Returns them by the ids of the items. */
    async all(scope: Scope): Promise<Map<string, ExitRecord>> {
      const rows = await store
        .selectFrom('exit_record')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .execute()
      return new Map(
        rows.map((row) => [
          row.item,
          {
            state: State.parse(row.state),
            ...(row.note === null ? {} : { note: row.note }),
            ...(row.although === null ? {} : { although: row.although }),
            ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at, version: row.version },
          },
        ]),
      )
    },

    /** Keeps one; false if somebody else was faster: then nothing is changed. */
    async put(scope: Scope, item: string, record: ExitRecord): Promise<boolean> {
      const { state, note = null, although = null, version } = record
      const columns = {
        ...{ state, note, although, version },
        ...{ recorded_by: record.recordedBy, recorded_at: record.recordedAt },
      }
      const directory = directoryOf(scope)
      const kept =
        version === 1
          ? await store
              .insertInto('exit_record')
              .values({ directory, item, ...columns })
              .onConflict((conflict) => conflict.columns(['directory', 'item']).doNothing())
              .returning('item')
              .executeTakeFirst()
          : await store
              .updateTable('exit_record')
              .set(columns)
              .where('directory', '=', directory)
              .where('item', '=', item)
              .where('version', '=', version - 1)
              .returning('item')
              .executeTakeFirst()
      return kept !== undefined
    },
  }
}
