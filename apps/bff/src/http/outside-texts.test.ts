import type { OperationId } from '@mailroom/schemas/operations'
import { expect } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const nul = 'a\0b'
const huge = '9'.repeat(15)

const inputs = [
  ['auditEntries.list', { account: nul }],
  ['auditEntries.list', { operation: nul }],
  ['auditEntries.list', { nextToken: nul }],
  ['auditEntries.list', { nextToken: huge }],
  ['sessions.list', { nextToken: nul }],
  ['sessions.revoke', { sessionId: nul }],
  ['jobs.list', { ...here, nextToken: nul }],
  ['jobs.describe', { ...here, jobId: nul }],
  ['jobs.start', { ...here, jobId: nul }],
  ['jobs.discard', { ...here, jobId: nul }],
  ['jobRows.list', { ...here, jobId: nul }],
  ['jobRows.list', { ...here, jobId: 'x', nextToken: '999999999' }],
  ['jobRows.update', { ...here, jobId: 'x', number: 2 ** 53 - 1, email: 'a@example.com' }],
  ['onboardingTemplates.delete', { ...here, templateId: nul }],
  ['organizationNotes.put', { ...here, kind: 'mailProxy', subject: nul }],
  ['entities.search', { ...here, query: { text: nul } }],
  ['entities.search', { ...here, query: { ids: [nul] } }],
  ['entities.search', { ...here, query: {}, offset: 2 ** 53 - 1 }],
  ['jobs.plan', { ...here, change: { kind: 'undo', jobId: nul } }],
] as const satisfies readonly (readonly [OperationId, object])[]

test.for(databases)(
  'S3 on %s no text or number of an input meets a fault',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    for (const [id, input] of inputs) {
      const { status, body } = await backend.call(id, input)
      expect([200, 400, 404], `${id} ${JSON.stringify(input)} ${JSON.stringify(body)}`).toContain(
        status,
      )
    }
    expect(backend.log.lines.filter((line) => line.includes('"level":50'))).toEqual([])
  },
)
