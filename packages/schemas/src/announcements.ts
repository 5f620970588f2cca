import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { nameText, reasonText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const people = ['administrator', 'auditor'] as const

const count = z.int().check(z.minimum(0))

/** The two announcements: before the move, and on its day. Source: EXIT-14. */
export const announcementMoments = ['notice', 'day'] as const
const moment = z.enum(announcementMoments)

export const announcementLanguages = ['en', 'de', 'id'] as const
const language = z.enum(announcementLanguages)

/** How many lines a list may have: as many as an organization usually has people. */
const maxLines = 10_000
const lines = (pattern: RegExp) => z.array(text({ max: 340, pattern })).check(z.maxLength(maxLines))

/** A value of a variable; empty while nobody knows it. */
const value = z.optional(nameText({ max: 300 }))

/** Returns whether a text is a day of the calendar; JSON has none for other texts. */
const isDay = (day: string) => `${new Date(day).toJSON()}`.startsWith(day)

/** What announcements are filled in with, and who gets them. Source: EXIT-14. */
export const AnnouncementSettings = z.object({
  ...{ newSystem: value, signInUrl: value, imapHost: value, smtpHost: value, helpContact: value },
  /** The day of the move; that of the linter's decisions if absent. Problem: `day`. */
  cutOverDate: z.optional(
    text({ pattern: /^20\d\d-[01]\d-[0-3]\d$/ }, 'day').check(z.refine(isDay, { error: 'day' })),
  ),
  recipients: z.enum(['everybody', 'domain', 'group', 'pasted']),
  /** The domain, or an address of the group. */
  recipientsOf: z.optional(nameText({ max: 320 })),
  /** The pasted addresses. */
  pastedAddresses: lines(/^\S+@\S+$/),
  language,
  /** Who gets it in another language: `ana@example.com = de`. */
  languageLines: lines(/^\S+@\S+ ?= ?(?:en|de|id)$/),
})
export type AnnouncementSettings = z.infer<typeof AnnouncementSettings>

const which = { ...inOrganization, moment, language }

const written = {
  subject: nameText({ min: 1, max: 300 }),
  body: text({ min: 1, max: 10_000 }),
}

export const announcements = {
  'announcements.describe': read({
    summary: 'Show the announcements of the move, what they are filled in with, and who gets them',
    roles: people,
    input: z.strictObject(inOrganization),
    output: z.object({
      settings: AnnouncementSettings,
      ...{ changedBy: z.optional(z.string()), changedAt: z.optional(timestamp) },
      /** The day on which WorkMail ends, and the day of the move in the linter's decisions. */
      ...{ lastDay: z.string(), swapDate: z.optional(z.string()) },
      /** The texts that somebody has edited; the others are the original ones. */
      texts: z.array(
        z.object({
          ...{ moment, language, subject: z.string(), body: z.string() },
          ...{ changedBy: z.string(), changedAt: timestamp },
        }),
      ),
    }),
    aws: [],
  }),

  'announcements.put': write({
    summary: 'Say what announcements are filled in with, who gets them, and in which language',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      ...AnnouncementSettings.shape,
      /** When what the person saw was changed; absent if never. Error: `Conflict`. */
      seenAt: z.optional(text({ max: 30, pattern: /^20[\dTZ:.-]+$/ })),
    }),
    output: z.void(),
    aws: [],
    maxBodyBytes: 16 * 1024 * 1024,
  }),

  'announcements.preview': read({
    summary: 'Show an announcement as somebody gets it, how many get it, and what is not filled in',
    roles: people,
    input: z.strictObject({
      ...inOrganization,
      moment,
      /** Whose announcement is shown; that of the first one if absent. */
      address: z.optional(text({ min: 1, max: 320 })),
    }),
    output: z.object({
      recipients: count,
      languages: z.array(z.object({ language, count })),
      /** The variables without a value in the texts that are sent. */
      missing: z.array(z.string()),
      /** Pasted addresses that nobody has, and the first of them. */
      ...{ unknown: count, unknownAddresses: z.array(z.string()) },
      /** Why nobody gets it: there is no such group or domain, or no snapshot to look in. */
      problem: z.optional(z.enum(['noGroup', 'noDomain', 'noSnapshot', 'nobody'])),
      /** Where people are from, and of when that is. */
      ...{ source: z.enum(['snapshot', 'index']), asOf: z.optional(timestamp) },
      /** Absent if the address is none of those who get it. */
      sample: z.optional(
        z.object({ address: z.string(), language, subject: z.string(), body: z.string() }),
      ),
    }),
    aws: [],
  }),

  /** The address answers the session that asked, for an hour. Errors: `InvalidInput`. */
  'announcements.merge': write({
    summary: 'Record why the announcements leave Mailroom, and get the address of their file (CSV)',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    isSilent: true,
    input: z.strictObject({ ...inOrganization, moment, reason: reasonText }),
    output: z.object({ address: z.string() }),
    aws: [],
  }),
}

export const announcementTexts = {
  'announcementTexts.put': write({
    summary: 'Edit the text of an announcement',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['announcements'],
    input: z.strictObject({
      ...which,
      ...written,
      /** What the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.partial(z.strictObject(written)),
    }),
    output: z.void(),
    aws: [],
  }),

  'announcementTexts.delete': write({
    summary: 'Go back to the original text of an announcement',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    changes: ['announcements'],
    input: z.strictObject(which),
    output: z.void(),
    aws: [],
  }),
}
