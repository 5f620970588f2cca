import { originalAnnouncements, unknownVariables } from '@mailroom/schemas/announcement-texts'
import { directoryOf } from '../directory-index/scope.ts'
import { type AnnouncementSources, grantMerge, prepared } from '../left-overs/announcement-file.ts'
import { announcementFor, announcementsOf, mergeFile } from '../left-overs/announcements.ts'
import { decisionsOf } from '../lint/tables.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

/** How many unknown addresses are named. */
const maxNamed = 10

type Parts = Omit<AnnouncementSources, 'store'> & { secret: string; endOfServiceDate: string }

/** Makes the handlers of announcements. `secret` signs the addresses of files. Source: EXIT-14. */
export const announcementHandlers = ({
  secret,
  endOfServiceDate: lastDay,
  ...sources
}: Parts): Handlers<'announcements' | 'announcementTexts'> => ({
  'announcements.describe': async (scope, { store }) => {
    const kept = announcementsOf(store)
    const { decisions } = await decisionsOf(store, directoryOf(scope))
    return {
      ...(await kept.settings(scope)),
      ...{ lastDay, swapDate: decisions.swapDate, texts: await kept.texts(scope) },
    }
  },

  'announcements.put': async (input, { store, clock, person, note }) => {
    const { connectionId, region, organizationId, seenAt, ...wanted } = input
    const scope = { connectionId, region, organizationId }
    const kept = announcementsOf(store)
    const { settings: current, changedAt } = await kept.settings(scope)
    // The audit trail has no addresses in bulk. Source: EXIT-02.
    const { pastedAddresses, languageLines, ...before } = current
    note({
      before,
      details: {
        pastedAddresses: wanted.pastedAddresses.length,
        languageLines: wanted.languageLines.length,
      },
    })
    const by = { name: person.name, at: clock.now().toISOString() }
    if (changedAt !== seenAt || !(await kept.putSettings(scope, wanted, by, seenAt)))
      throw refusal('Conflict', 'Somebody else has changed this in the meantime.')
  },

  'announcements.preview': async ({ moment, address, ...scope }, { store }) => {
    const all = await prepared({ store, ...sources }, scope, moment, lastDay)
    const { recipients, languages, missing, unknown, source, asOf, announcement } = all
    const wanted = address?.toLowerCase()
    const recipient =
      wanted === undefined
        ? recipients[0]
        : recipients.find((each) => each.address.toLowerCase() === wanted)
    return {
      recipients: recipients.length,
      languages: languages.map((language) => ({
        ...{ language, count: recipients.filter((each) => each.language === language).length },
      })),
      ...{ missing, unknown: unknown.length, unknownAddresses: unknown.slice(0, maxNamed) },
      ...{ problem: all.problem, source, asOf },
      sample: recipient && announcementFor(announcement, recipient),
    }
  },

  'announcements.merge': async ({ moment, reason: _, ...scope }, context) => {
    const { store, clock, request, note } = context
    if (!request) throw new Error('Only a person downloads')
    const all = await prepared({ store, ...sources }, scope, moment, lastDay)
    const { announcement, recipients, languages, missing } = all
    if (missing.length > 0)
      throw refusal('InvalidInput', `These variables have no value: ${missing.join(', ')}.`, {
        moment: { code: 'unfilled' },
      })
    if (recipients.length === 0)
      throw refusal('InvalidInput', 'Nobody would get it.', { moment: { code: 'nobody' } })
    const { address, ...told } = await grantMerge(
      mergeFile(announcement, recipients),
      { scope, moment, sessionId: request.sessionID },
      { secret, clock },
    )
    note({ details: { recipients: recipients.length, languages, ...told } })
    return { address }
  },

  'announcementTexts.put': async (input, { store, clock, person, note }) => {
    const { moment, language, subject, body, expected, ...scope } = input
    const unknown = unknownVariables({ subject, body })
    if (unknown.length > 0)
      throw refusal('InvalidInput', `No announcement knows ${unknown.join(', ')}.`, {
        body: { code: 'unknownVariable' },
      })
    const kept = announcementsOf(store)
    const edited = (await kept.texts(scope)).find(
      (text) => text.moment === moment && text.language === language,
    )
    const { subject: before, body: bodyBefore } = edited ?? originalAnnouncements[moment][language]
    guardEdit(note, {
      current: { subject: before, body: bodyBefore },
      ...{ expected, wanted: { subject, body } },
    })
    const by = { name: person.name, at: clock.now().toISOString() }
    await kept.putText(scope, { moment, language }, { subject, body }, by)
  },

  'announcementTexts.delete': async ({ moment, language, ...scope }, { store, note }) => {
    const before = await announcementsOf(store).deleteText(scope, { moment, language })
    if (!before) throw refusal('Gone', 'It is the original text already.')
    note({ before })
  },
})
