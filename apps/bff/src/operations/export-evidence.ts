import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import { directoryOf } from '../directory-index/scope.ts'
import { grantDownload } from '../export-evidence/download.ts'
import type { ExportEvidence } from '../export-evidence/evidence.ts'
import { trailHead } from '../export-evidence/evidence-files.ts'
import { evidenceSettings, putEvidenceSettings } from '../export-evidence/settings.ts'
import type { Lines } from '../snapshots/lines.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

const defaultPageSize = 25

type Parts = { secret: string; lines: Lines; directoryIndex: DirectoryIndex }

/** Makes the handlers of what is proved of exports. `secret` signs the addresses of downloads. */
export const exportEvidenceHandlers = (
  evidence: ExportEvidence,
  { secret, lines, directoryIndex }: Parts,
): Handlers<'exportEvidence'> => ({
  'exportEvidence.list': async (input) => {
    const { state, level, text, nextToken, maxResults = defaultPageSize, ...scope } = input
    const found = await evidence.list(scope, { state, level, text, nextToken, maxResults })
    // The index names the mailboxes of exports that others began; it fills once it is asked.
    if (found.items.some(({ name }) => name === undefined)) await directoryIndex.known(scope)
    return found
  },

  'exportEvidence.describe': async ({ jobId, ...scope }, { workmail }) =>
    evidence.describe(scope, jobId, workmail),

  'exportEvidence.check': async (
    { jobIds, level, again, ...scope },
    { workmail, person, note },
  ) => {
    const answer = await evidence.check(scope, { jobIds, level, again, by: person.name }, workmail)
    note({ details: answer })
    return answer
  },

  'exportEvidence.paste': async ({ jobId, log, ...scope }, { workmail, person }) =>
    evidence.paste(scope, jobId, log, person.name, workmail),

  'exportEvidence.uploadResults': async ({ results, ...scope }, { person, clock, note }) => {
    const by = { name: person.name, at: clock.now().toISOString() }
    const { unknown, ...counts } = await evidence.uploadResults(scope, results, by)
    note({ details: counts })
    return { ...counts, unknown }
  },

  'exportEvidence.uploadCounts': async ({ counts, ...scope }, { person, clock, note }) => {
    const by = { name: person.name, at: clock.now().toISOString() }
    const answer = await evidence.uploadCounts(scope, counts, by)
    note({ details: { complete: answer.complete, fewer: answer.fewer } })
    return answer
  },

  'exportEvidence.accept': async ({ jobId, reason, ...scope }, { person, clock, note }) => {
    const by = { name: person.name, at: clock.now().toISOString() }
    note({ details: await evidence.accept(scope, jobId, reason, by) })
  },

  'exportEvidence.download': async ({ file, reason: _, ...scope }, { request, note, ...parts }) => {
    if (!request) throw new Error('Only a person downloads')
    const { store, clock } = parts
    const asked = { file, directory: directoryOf(scope), head: await trailHead(store) }
    const { address, ...told } = await grantDownload(
      { ...asked, sessionId: request.sessionID },
      { store, lines, secret, clock },
    )
    note({ details: told })
    return { address }
  },

  'exportEvidence.describeSettings': async (scope, { store }) =>
    evidenceSettings(store, directoryOf(scope)),

  'exportEvidence.putSettings': async (input, { store, clock, person, note }) => {
    const { level, readsArchives, expected, ...scope } = input
    const directory = directoryOf(scope)
    const { level: before, readsArchives: read } = await evidenceSettings(store, directory)
    const wanted = { level, readsArchives }
    guardEdit(note, { current: { level: before, readsArchives: read }, expected, wanted })
    const by = { changed_at: clock.now().toISOString(), changed_by: person.name }
    await putEvidenceSettings(store, directory, wanted, by)
  },
})
