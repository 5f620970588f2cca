import { ExportCheck, ExportSettings } from '@mailroom/schemas/export-settings'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { ExportSettingRow } from './export-tables.ts'
import type { Store } from './open-store.ts'

const Checks = z.array(ExportCheck)

/** Where an organization exports to, who said so, and the checks since then. */
export type KeptSettings = ExportSettings & {
  changedAt: string
  changedBy: string
  checkedAt?: string
  checks?: ExportCheck[]
}

function fromRow(row: ExportSettingRow): KeptSettings {
  const { bucket, prefix, kms_key_arn: kmsKeyArn, role_arn: roleArn, checked_at, checks } = row
  return {
    ...ExportSettings.parse({ bucket, prefix, kmsKeyArn, roleArn }),
    ...{ changedAt: row.changed_at, changedBy: row.changed_by },
    ...(checked_at === null || checks === null
      ? {}
      : { checkedAt: checked_at, checks: Checks.parse(JSON.parse(checks)) }),
  }
}

function columnsOf({ bucket, prefix, kmsKeyArn, roleArn }: ExportSettings) {
  return { bucket, prefix, kms_key_arn: kmsKeyArn, role_arn: roleArn }
}

/** Reads and writes where organizations export to. */
export function exportSettingsOf(store: Store) {
  return {
    async find(scope: Scope): Promise<KeptSettings | undefined> {
      const row = await store
        .selectFrom('export_setting')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .executeTakeFirst()
      return row && fromRow(row)
    },

    /** Returns the settings of one organization of a connection's Region, if any has some. */
    async findInRegion(place: Omit<Scope, 'organizationId'>): Promise<KeptSettings | undefined> {
      const row = await store
        .selectFrom('export_setting')
        .selectAll()
        .where('directory', 'like', `${directoryOf({ ...place, organizationId: '' })}%`)
        .orderBy('directory')
        .limit(1)
        .executeTakeFirst()
      return row && fromRow(row)
    },

    /**
     * Replaces settings that are still those of `former`, or adds the first ones; what was checked
     * counts no more. Returns false if somebody else was faster.
     */
    async replace(
      scope: Scope,
      former: KeptSettings | undefined,
      next: ExportSettings & Pick<KeptSettings, 'changedAt' | 'changedBy'>,
    ): Promise<boolean> {
      const directory = directoryOf(scope)
      const columns = {
        ...columnsOf(next),
        ...{ changed_at: next.changedAt, changed_by: next.changedBy },
        ...{ checked_at: null, checks: null },
      }
      const query = former
        ? store
            .updateTable('export_setting')
            .set(columns)
            .where('directory', '=', directory)
            .where('changed_at', '=', former.changedAt)
            .where((is) => is.and(columnsOf(former)))
            .returning('directory')
        : store
            .insertInto('export_setting')
            .values({ directory, ...columns })
            .onConflict((conflict) => conflict.column('directory').doNothing())
            .returning('directory')
      return (await query.executeTakeFirst()) !== undefined
    },

    /** Keeps the checks of settings, unless they are others by now; then it returns false. */
    async keepChecks(
      scope: Scope,
      settings: ExportSettings,
      { checkedAt, checks }: { checkedAt: string; checks: readonly ExportCheck[] },
    ): Promise<boolean> {
      const kept = await store
        .updateTable('export_setting')
        .set({ checked_at: checkedAt, checks: JSON.stringify(checks) })
        .where('directory', '=', directoryOf(scope))
        .where((is) => is.and(columnsOf(settings)))
        .returning('directory')
        .executeTakeFirst()
      return kept !== undefined
    },
  }
}
