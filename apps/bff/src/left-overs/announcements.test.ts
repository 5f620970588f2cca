import { type Output, operations } from '@mailroom/schemas/operations'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { snapshotsOf } from '../test/snapshots.ts'
import { here, type Session, startBackend } from '../test/start-backend.ts'
import { type Announcement, announcementFor, mergeFile } from './announcements.ts'

const settings = {
  ...{ newSystem: 'Elsewhere', signInUrl: 'https://mail.example', imapHost: 'imap.example' },
  ...{ smtpHost: 'smtp.example', helpContact: 'Sam', cutOverDate: '2027-01-31' },
  ...{ recipientsOf: undefined, pastedAddresses: [] as string[], languageLines: [] as string[] },
}
const chosen = { ...settings, recipients: 'everybody', language: 'en' } as const

/** Returns the rows of a file, as a program that is not ours reads them. */
function parsed(file: string): string[][] {
  expect(file.startsWith('\uFEFF')).toBe(true)
  const { data, errors } = Papa.parse<string[]>(file.slice(1), { skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

async function fileOf(...merge: Parameters<typeof mergeFile>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of mergeFile(...merge)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const text = (body: string) => ({ subject: '{{name}}: {{newSystem}}', body })
const announcement: Announcement = {
  texts: { en: text('{{name}}\r\n{{address}}'), de: text('{{lastDay}}'), id: text('{{lastDay}}') },
  ...{ settings: chosen, lastDay: '2027-03-31', cutOverDate: '2027-01-31' },
}

/** Texts that break CSV, spreadsheets and templates. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...['=cmd|"/c calc"!A1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '"', 'a"b,c;d\n', "'=1"],
    ...['{{helpContact}}', '$&$1', '__proto__', '\u202Eevil', '🦀 ümlaut', ' '],
  ),
)

test('EXIT-14 whatever people are called, a foreign parser reads the same, and nothing is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ address: hostile, name: hostile }), { maxLength: 4 }),
      async (people) => {
        const recipients = people.map((person) => ({ ...person, language: 'en' as const }))
        const [head, ...rows] = parsed(await fileOf(announcement, recipients))
        expect(head).toEqual(['address', 'language', 'subject', 'body'])
        const wanted = recipients.map((recipient) => {
          const { address, language, subject, body } = announcementFor(announcement, recipient)
          return [address, language, subject, body]
        })
        expect(rows.length).toBe(wanted.length)
        for (const [index, row] of rows.entries()) {
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
          const plain = row.map((cell, at) => (cell === wanted[index]?.[at] ? cell : cell.slice(1)))
          expect(plain).toEqual(wanted[index])
        }
        // What somebody is called is never filled in itself.
        for (const [index, { name }] of recipients.entries())
          expect(rows[index]?.[2]?.replace(/^'/, '')).toBe(`${name}: Elsewhere`.replace(/^'/, ''))
      },
    ),
    { numRuns: 300 },
  )
})

test('EXIT-14 days are in the form of each language', () => {
  const of = (language: 'de' | 'id') =>
    announcementFor(announcement, { address: 'a@b.c', name: 'A', language }).body
  expect([of('de'), of('id')]).toEqual(['31. März 2027', '31 Maret 2027'])
})

type Caller = Pick<Session, 'call'>

async function preview({ call }: Caller, input: object): Promise<Output<'announcements.preview'>> {
  const { status, body } = await call('announcements.preview', { ...here, ...input })
  expect(status, JSON.stringify(body)).toBe(200)
  return operations['announcements.preview'].output.parse(body)
}

describe.each(databases)('EXIT-14 on %s', (database) => {
  onBothStores(
    'texts are filled in and edited, an unfilled variable blocks the file, and the file is recorded',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      await snapshotsOf(backend).read()
      const auditor = await backend.as('auditor')
      const put = async (changes: object) => {
        const { body } = await backend.call('announcements.describe', here)
        const { changedAt: seenAt } = operations['announcements.describe'].output.parse(body)
        backend.clock.advance(1)
        return backend.call('announcements.put', { ...here, ...chosen, ...changes, seenAt })
      }
      const merge = { ...here, moment: 'notice', reason: 'we move' }
      expect((await preview(auditor, { moment: 'notice' })).missing).toEqual([
        ...['newSystem', 'cutOverDate', 'helpContact'],
      ])
      expect(await backend.call('announcements.merge', merge)).toMatchObject({
        ...{ status: 400, body: { message: expect.stringContaining('cutOverDate') } },
      })
      expect((await put({})).status).toBe(204)
      // Somebody who saw the values before changes nothing.
      expect(await backend.call('announcements.put', { ...here, ...chosen })).toMatchObject({
        ...{ status: 409, body: { code: 'Conflict' } },
      })
      const all = await preview(auditor, { moment: 'notice' })
      expect(all).toMatchObject({ missing: [], source: 'snapshot', unknown: 0 })
      expect(all.recipients).toBeGreaterThan(5)
      expect(all.sample?.body).toContain('closes on 31 March 2027')

      const address = 'ana.silva@example.com'
      expect((await put({ languageLines: [`${address} = de`] })).status).toBe(204)
      const hers = (await preview(auditor, { moment: 'day', address })).sample
      expect(hers).toMatchObject({
        ...{ address, language: 'de', subject: 'Heute: Ihr Postfach ist bei Elsewhere' },
      })
      expect(hers?.body).toContain('https://mail.example')

      const which = { ...here, moment: 'notice', language: 'de' }
      const edited = { subject: '=1+1', body: 'Hallo {{name}}', expected: {} }
      expect(
        await backend.call('announcementTexts.put', { ...which, ...edited, body: '{{nmae}}' }),
      ).toMatchObject({ status: 400, body: { fields: { body: { code: 'unknownVariable' } } } })
      expect((await backend.call('announcementTexts.put', { ...which, ...edited })).status).toBe(
        204,
      )

      expect((await auditor.call('announcements.merge', merge)).status).toBe(403)
      const { body: granted } = await backend.call('announcements.merge', merge)
      const { address: path } = operations['announcements.merge'].output.parse(granted)
      const { body: file, headers } = await backend.get(path)
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="announcements-/)
      const rows = Papa.parse<string[]>(String(file).replace(/^\uFEFF/, ''), {
        skipEmptyLines: true,
      }).data
      expect(rows.length).toBe(all.recipients + 1)
      expect(rows).toContainEqual([address, 'de', "'=1+1", 'Hallo Ana Silva'])
      const entry = (await backend.audit()).findLast(
        ({ operation, result }) => operation === 'announcements.merge' && result === 'SUCCEEDED',
      )
      expect(entry?.facts).toContain(`"recipients":${all.recipients}`)
      expect(entry?.facts).toMatch(/"digest":"[0-9a-f]{64}"/)
      expect(JSON.stringify(await backend.audit())).not.toContain(`${address} = de`)
      // Another session does not get it; and nobody once it is another file.
      expect((await auditor.get(path)).status).toBe(403)
      expect((await backend.call('announcementTexts.delete', which)).status).toBe(204)
      expect((await backend.get(path)).status).toBe(409)
      expect((await backend.call('announcementTexts.delete', which)).status).toBe(410)

      for (const [changes, expected] of [
        [{ recipients: 'domain', recipientsOf: 'example.com' }, { problem: undefined }],
        [{ recipients: 'domain', recipientsOf: 'nobody.example' }, { problem: 'noDomain' }],
        [{ recipients: 'group', recipientsOf: 'none@example.com' }, { problem: 'noGroup' }],
        [
          {
            recipients: 'pasted',
            pastedAddresses: ['ANA.SILVA@example.com', 'x@elsewhere.example'],
          },
          { recipients: 2, unknown: 1, unknownAddresses: ['x@elsewhere.example'] },
        ],
      ] as const) {
        expect((await put(changes)).status).toBe(204)
        const { problem, ...found } = await preview(backend, { moment: 'notice' })
        expect({ problem, ...found }).toMatchObject(expected)
      }
    },
    60_000,
  )
})
