import type { Mover } from '@mailroom/schemas/movers'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'

const some = z.optional(z.string())

const Content = z.object({
  ...{ company: z.string(), accountId: z.string(), externalId: z.string(), roleArn: z.string() },
  ...{ endsOn: z.string(), impersonationRoleId: some, recordedBy: z.string() },
  ...{ recordedAt: z.string(), revokedBy: some, revokedAt: some, revokedBecause: some },
  ...{ role: z.optional(z.enum(['exists', 'gone'])), checkedAt: some },
})

/** Keeps the access of migration companies. Source: KIT-08. */
export function moversOf(store: Store) {
  return {
    /** Returns them in the order in which their access ends. */
    async all(scope: Scope): Promise<Mover[]> {
      const rows = await store
        .selectFrom('mover')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .execute()
      const movers = rows.map(({ id, content, version }) => ({
        ...Content.parse(JSON.parse(content)),
        ...{ moverId: id, version },
      }))
      const key = ({ endsOn, company }: Mover) => `${endsOn} ${company}`
      return movers.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
    },

    /** Keeps one in place of its version before; false if there is another by now. */
    async put(scope: Scope, { moverId: id, version, ...mover }: Mover): Promise<boolean> {
      const columns = { content: JSON.stringify(mover), version }
      const directory = directoryOf(scope)
      const kept =
        version === 1
          ? await store
              .insertInto('mover')
              .values({ directory, id, ...columns })
              .onConflict((conflict) => conflict.columns(['directory', 'id']).doNothing())
              .returning('id')
              .executeTakeFirst()
          : await store
              .updateTable('mover')
              .set(columns)
              .where('directory', '=', directory)
              .where('id', '=', id)
              .where('version', '=', version - 1)
              .returning('id')
              .executeTakeFirst()
      return kept !== undefined
    },

    /** Keeps what IAM said of a role, unless the mover is another by now; that is no change of it. */
    async keepRole(
      scope: Scope,
      { moverId, version, ...mover }: Mover,
      seen: { role: 'exists' | 'gone'; checkedAt: string },
    ): Promise<void> {
      await store
        .updateTable('mover')
        .set({ content: JSON.stringify({ ...mover, ...seen }) })
        .where('directory', '=', directoryOf(scope))
        .where('id', '=', moverId)
        .where('version', '=', version)
        .execute()
    },

    /** Deletes one; false if there is none. */
    async delete(scope: Scope, moverId: string): Promise<boolean> {
      const row = await store
        .deleteFrom('mover')
        .where('directory', '=', directoryOf(scope))
        .where('id', '=', moverId)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
