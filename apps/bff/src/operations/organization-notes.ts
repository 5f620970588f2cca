import { maxOrganizationNotes } from '@mailroom/schemas/organization-notes'
import { organizationNotesOf } from '../store/organization-notes.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

export const organizationNotes: Handlers<'organizationNotes'> = {
  'organizationNotes.list': async (scope, { store }) => ({
    items: await organizationNotesOf(store).list(scope),
  }),

  'organizationNotes.put': async ({ kind, subject, ...scope }, { store, clock, person }) => {
    const notes = organizationNotesOf(store)
    const noted = await notes.list(scope)
    if (noted.some((note) => note.kind === kind && note.subject === subject)) return
    if (noted.length >= maxOrganizationNotes)
      throw refusal('InvalidInput', 'This organization has as many notes as it can.', {
        subject: { code: 'tooManyNotes', limit: maxOrganizationNotes },
      })
    const notedAt = clock.now().toISOString()
    await notes.add(scope, { kind, subject, notedBy: person.name, notedAt })
  },

  'organizationNotes.delete': async ({ kind, subject, ...scope }, { store, note }) => {
    const deleted = await organizationNotesOf(store).delete(scope, { kind, subject })
    if (!deleted) throw refusal('Gone', 'There is no such note any more.')
    note({ before: { notedBy: deleted.notedBy, notedAt: deleted.notedAt } })
  },
}
