import { OrganizationNote } from '@mailroom/schemas/organization-notes'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Store } from './open-store.ts'

/** What a note is about, which names it within its organization. */
type Subject = Pick<OrganizationNote, 'kind' | 'subject'>

/** Reads and writes what administrators have noted about the organizations. */
export function organizationNotesOf(store: Store) {
  return {
    async list(scope: Scope): Promise<OrganizationNote[]> {
      const rows = await store
        .selectFrom('organization_note')
        .select(['kind', 'subject', 'noted_by as notedBy', 'noted_at as notedAt'])
        .where('directory', '=', directoryOf(scope))
        .execute()
      return rows.map((row) => OrganizationNote.parse(row))
    },

    /** Adds a note. One about the same that is there already stays as it is. */
    async add(scope: Scope, { kind, subject, notedBy, notedAt }: OrganizationNote): Promise<void> {
      await store
        .insertInto('organization_note')
        .values({
          ...{ directory: directoryOf(scope), kind, subject },
          ...{ noted_by: notedBy, noted_at: notedAt },
        })
        .onConflict((conflict) => conflict.columns(['directory', 'kind', 'subject']).doNothing())
        .execute()
    },

    /** Deletes a note and returns it; undefined if there is none. */
    async delete(scope: Scope, { kind, subject }: Subject): Promise<OrganizationNote | undefined> {
      const row = await store
        .deleteFrom('organization_note')
        .where('directory', '=', directoryOf(scope))
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .returning(['kind', 'subject', 'noted_by as notedBy', 'noted_at as notedAt'])
        .executeTakeFirst()
      return row && OrganizationNote.parse(row)
    },
  }
}
