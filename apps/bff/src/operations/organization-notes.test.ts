import { maxOrganizationNotes } from '@mailroom/schemas/organization-notes'
import { expect } from 'vitest'
import { directoryOf } from '../directory-index/scope.ts'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const proxy = { ...here, kind: 'mailProxy', subject: 'example.com' }
const step = { ...here, kind: 'smimeStep', subject: '2' }

test.for<Database>(databases)(
  'DOM-27 SMIME-03 a note says who noted it first and when, until it is taken back (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const now = backend.clock.now()
    const auditor = await backend.as('auditor')
    const list = async () => (await auditor.call('organizationNotes.list', here)).body
    expect(await list()).toEqual({ items: [] })
    for (const note of [proxy, step])
      expect(await backend.call('organizationNotes.put', note)).toMatchObject({ status: 204 })
    backend.clock.advance(1)
    const again = { ...proxy, subject: 'EXAMPLE.com.' }
    expect(await backend.call('organizationNotes.put', again)).toMatchObject({ status: 204 })
    const noted = { notedBy: expect.stringMatching(/./), notedAt: now.toISOString() }
    expect(await list()).toEqual({
      items: [
        { kind: 'mailProxy', subject: 'example.com', ...noted },
        { kind: 'smimeStep', subject: '2', ...noted },
      ],
    })
    const other = { ...here, organizationId: here.organizationId.replace(/.$/, '0') }
    expect((await auditor.call('organizationNotes.list', other)).body).toEqual({ items: [] })
    expect(await backend.call('organizationNotes.delete', proxy)).toMatchObject({ status: 204 })
    expect(await backend.call('organizationNotes.delete', proxy)).toMatchObject({
      status: 410,
      body: { code: 'Gone' },
    })
    expect(await list()).toEqual({ items: [{ kind: 'smimeStep', subject: '2', ...noted }] })
    const { body } = await backend.call('auditEntries.list', {
      operation: 'organizationNotes.delete',
    })
    expect(body).toMatchObject({
      items: [
        { result: 'REFUSED', target: { kind: 'ORGANIZATION', id: here.organizationId } },
        {
          result: 'SUCCEEDED',
          input: { kind: 'mailProxy', subject: 'example.com' },
          before: noted,
        },
      ],
    })
  },
)

test('DOM-27 SMIME-03 nobody but an administrator writes a note, and none about something else', async () => {
  await using backend = await startBackend('administrator')
  for (const role of ['helpDesk', 'auditor'] as const) {
    const person = await backend.as(role)
    for (const id of ['organizationNotes.put', 'organizationNotes.delete'] as const)
      expect(await person.call(id, step)).toMatchObject({ status: 403 })
  }
  for (const [note, code] of [
    [{ ...step, subject: '5' }, 'choice'],
    [{ ...proxy, subject: 'no domain' }, 'format'],
    [{ ...proxy, subject: '..' }, 'tooShort'],
    [{ ...proxy, subject: 'a'.repeat(210) }, 'tooLong'],
  ] as const)
    expect(await backend.call('organizationNotes.put', note)).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput', fields: { subject: { code } } },
    })
  expect((await backend.call('organizationNotes.list', here)).body).toEqual({ items: [] })
})

test('DOM-27 an organization has no more notes than domains and steps', async () => {
  await using backend = await startBackend('administrator')
  await backend.store
    .insertInto('organization_note')
    .values(
      Array.from({ length: maxOrganizationNotes - 1 }, (_, index) => ({
        ...{ directory: directoryOf(here), kind: 'mailProxy', subject: `${index}.example.com` },
        ...{ noted_by: 'Somebody', noted_at: '2026-11-24T12:00:00.000Z' },
      })),
    )
    .execute()
  expect(await backend.call('organizationNotes.put', proxy)).toMatchObject({ status: 204 })
  expect(await backend.call('organizationNotes.put', proxy)).toMatchObject({ status: 204 })
  expect(await backend.call('organizationNotes.put', step)).toMatchObject({
    status: 400,
    body: { fields: { subject: { code: 'tooManyNotes', limit: maxOrganizationNotes } } },
  })
})
