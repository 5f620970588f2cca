import type { Kysely } from 'kysely'

/**
 * That somebody has reviewed a way to a mailbox: who holds what, by which groups or by which token,
 * with the names at that time.
 */
export type AccessReviewRow = {
  directory: string
  mailbox_id: string
  holder_id: string
  kind: string
  /** The ids of the groups on the way, or of the token, with spaces between them. */
  via: string
  /** The rights that were reviewed, in their order, with spaces between them. */
  rights: string
  mailbox_name: string
  holder_name: string
  reviewed_by: string
  reviewed_at: string
  /** The day until which it holds; null if it does so until something changes. */
  until: string | null
  note: string | null
  /** The addresses, groups and others on the way, as JSON; null for reviews before these were kept. */
  seen: string | null
  /** A random number for each time that somebody reviews: their sum changes with every change. */
  stamp: number
}

const copies = ['directory_index', 'directory_entry', 'directory_permission'] as const

export const accessReviewMigrations = {
  '9994-who-can-open': {
    /** Deletes the index, too. It is a copy, and it is filled again with the delegates. */
    async up(database: Kysely<Record<(typeof copies)[number], unknown>>) {
      for (const table of copies) await database.deleteFrom(table).execute()
      await database.schema
        .createTable('access_review')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('mailbox_id', 'text', (column) => column.notNull())
        .addColumn('holder_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('via', 'text', (column) => column.notNull())
        .addColumn('rights', 'text', (column) => column.notNull())
        .addColumn('mailbox_name', 'text', (column) => column.notNull())
        .addColumn('holder_name', 'text', (column) => column.notNull())
        .addColumn('reviewed_by', 'text', (column) => column.notNull())
        .addColumn('reviewed_at', 'text', (column) => column.notNull())
        .addColumn('until', 'text')
        .addColumn('note', 'text')
        .addColumn('stamp', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('access_review_key', [
          ...(['directory', 'mailbox_id', 'holder_id', 'kind', 'via'] as const),
        ])
        .execute()
    },
  },
  '9994-who-can-open-seen': {
    async up(database: Kysely<unknown>) {
      await database.schema.alterTable('access_review').addColumn('seen', 'text').execute()
    },
  },
}
