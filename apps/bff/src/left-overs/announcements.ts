import {
  type AnnouncementLanguage,
  type AnnouncementMoment,
  type AnnouncementText,
  type AnnouncementVariable,
  dayIn,
  filled,
  harmlessCell,
  originalAnnouncements,
  variablesIn,
} from '@mailroom/schemas/announcement-texts'
import {
  AnnouncementSettings,
  announcementLanguages,
  announcementMoments,
} from '@mailroom/schemas/announcements'
import { stringify } from 'csv-stringify/sync'
import * as z from 'zod/mini'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { decisionsOf } from '../lint/tables.ts'
import type { Store } from '../store/open-store.ts'
import type { Recipient } from './recipients.ts'

type By = { name: string; at: string }

const noSettings: AnnouncementSettings = {
  ...{ recipients: 'everybody', pastedAddresses: [], language: 'en', languageLines: [] },
}

const Which = z.object({
  moment: z.enum(announcementMoments),
  language: z.enum(announcementLanguages),
})

/** Keeps what announcements are filled in with, and the texts that were edited. Source: EXIT-14. */
export function announcementsOf(store: Store) {
  const textsIn = (scope: Scope) =>
    store.selectFrom('announcement_text').where('directory', '=', directoryOf(scope))

  return {
    async settings(scope: Scope) {
      const row = await store
        .selectFrom('announcement_setting')
        .selectAll()
        .where('directory', '=', directoryOf(scope))
        .executeTakeFirst()
      if (!row) return { settings: noSettings, changedBy: undefined, changedAt: undefined }
      const settings = AnnouncementSettings.parse(JSON.parse(row.content))
      return { settings, changedBy: row.changed_by, changedAt: row.changed_at }
    },

    /** Keeps settings in place of those that were changed at a moment; false if others are there. */
    async putSettings(
      scope: Scope,
      settings: AnnouncementSettings,
      { name, at }: By,
      seenAt: string | undefined,
    ): Promise<boolean> {
      const columns = { content: JSON.stringify(settings), changed_by: name, changed_at: at }
      const directory = directoryOf(scope)
      const kept =
        seenAt === undefined
          ? await store
              .insertInto('announcement_setting')
              .values({ directory, ...columns })
              .onConflict((conflict) => conflict.column('directory').doNothing())
              .returning('directory')
              .executeTakeFirst()
          : await store
              .updateTable('announcement_setting')
              .set(columns)
              .where('directory', '=', directory)
              .where('changed_at', '=', seenAt)
              .returning('directory')
              .executeTakeFirst()
      return kept !== undefined
    },

    async texts(scope: Scope) {
      const rows = await textsIn(scope).selectAll().execute()
      return rows.map((row) => ({
        ...Which.parse(row),
        ...{ subject: row.subject, body: row.body },
        ...{ changedBy: row.changed_by, changedAt: row.changed_at },
      }))
    },

    async putText(scope: Scope, which: z.infer<typeof Which>, text: AnnouncementText, by: By) {
      const { subject, body } = text
      const columns = { subject, body, changed_by: by.name, changed_at: by.at }
      const { moment, language } = which
      await store
        .insertInto('announcement_text')
        .values({ directory: directoryOf(scope), moment, language, ...columns })
        .onConflict((conflict) =>
          conflict.columns(['directory', 'moment', 'language']).doUpdateSet(columns),
        )
        .execute()
    },

    /** Goes back to the original text, and returns the edited one; undefined if there is none. */
    async deleteText(scope: Scope, { moment, language }: z.infer<typeof Which>) {
      return store
        .deleteFrom('announcement_text')
        .where('directory', '=', directoryOf(scope))
        .where('moment', '=', moment)
        .where('language', '=', language)
        .returning(['subject', 'body'])
        .executeTakeFirst()
    },
  }
}

/** What all announcements of a moment have in common. */
export type Announcement = {
  texts: { [Language in AnnouncementLanguage]: AnnouncementText }
  settings: AnnouncementSettings
  /** The day on which WorkMail ends, and that of the move, if somebody knows it. */
  lastDay: string
  cutOverDate: string | undefined
}

/** Returns the texts of a moment, edited or original, and what they are filled in with. */
export async function announcementOf(
  store: Store,
  scope: Scope,
  moment: AnnouncementMoment,
  lastDay: string,
): Promise<Announcement> {
  const kept = announcementsOf(store)
  const [{ settings }, edited, { decisions }] = await Promise.all([
    kept.settings(scope),
    kept.texts(scope),
    decisionsOf(store, directoryOf(scope)),
  ])
  const texts = { ...originalAnnouncements[moment] }
  for (const { language, subject, body, ...text } of edited)
    if (text.moment === moment) texts[language] = { subject, body }
  return { texts, settings, lastDay, cutOverDate: settings.cutOverDate ?? decisions.swapDate }
}

/** Returns what the variables stand for in a language; those that nobody has filled in are absent. */
function valuesIn(
  { settings, lastDay, cutOverDate }: Announcement,
  language: AnnouncementLanguage,
): Map<string, string> {
  const { newSystem, signInUrl, imapHost, smtpHost, helpContact } = settings
  const values: { [Name in AnnouncementVariable]?: string | undefined } = {
    ...{ newSystem, signInUrl, imapHost, smtpHost, helpContact },
    lastDay: dayIn(language, lastDay),
    cutOverDate: cutOverDate && dayIn(language, cutOverDate),
  }
  return new Map(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** Returns the variables of the texts in these languages that have no value. */
export function missingIn(
  announcement: Announcement,
  languages: readonly AnnouncementLanguage[],
): string[] {
  const missing = languages.flatMap((language) => {
    const values = valuesIn(announcement, language)
    return variablesIn(announcement.texts[language]).filter(
      (name) => !values.has(name) && name !== 'name' && name !== 'address',
    )
  })
  return [...new Set(missing)]
}

/** Returns an announcement as somebody gets it. */
export function announcementFor(announcement: Announcement, recipient: Recipient) {
  const { address, name, language } = recipient
  const values = valuesIn(announcement, language)
  values.set('name', name).set('address', address)
  return { address, language, ...filled(announcement.texts[language], values) }
}

/** How many rows are made before others get their turn. */
const batch = 500

/**
 * Makes the file for a mail merge, a piece at a time: CSV (RFC 4180) in UTF-8 with a byte order mark,
 * for people who open it in a spreadsheet. Source: EXIT-14.
 */
export async function* mergeFile(
  announcement: Announcement,
  recipients: readonly Recipient[],
): AsyncGenerator<Buffer> {
  const csv = (rows: string[][], bom = false) =>
    Buffer.from(
      stringify(
        rows.map((row) => row.map(harmlessCell)),
        // A line end of any kind inside of a cell has to be quoted.
        { bom, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
      ),
    )
  yield csv([['address', 'language', 'subject', 'body']], true)
  for (let at = 0; at < recipients.length; at += batch) {
    const rows = recipients.slice(at, at + batch).map((recipient) => {
      const { address, language, subject, body } = announcementFor(announcement, recipient)
      return [address, language, subject, body]
    })
    yield csv(rows)
    await new Promise(setImmediate)
  }
}
