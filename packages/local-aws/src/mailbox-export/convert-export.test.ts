import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { type Part, piecesOf } from '../content-parts.ts'
import type { ExportVariantRecord } from '../state/export-variants.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { exportFiles, usualVariant } from './export-files.ts'
import { mailboxContent } from './mailbox-content.ts'
import { writeMime } from './mime-message.ts'
import { writeZip } from './write-zip.ts'

const program = fileURLToPath(
  new URL('../../../kits/src/programs/convert-export.mjs', import.meta.url),
)

const job: MailboxExportJobRecord = {
  ...{ id: 'job', entityId: 'u-1', roleArn: '', kmsKeyArn: '', bucket: '', prefix: '' },
  mailbox: { name: 'ana', address: 'ana@example.com', sizeMb: 120, provisionedAt: 1.7e12 },
  ...{ startedAt: 1.76e12, durationMs: 60_000, endsAt: 1.76e12 + 60_000 },
  ...{ outcome: 'COMPLETED', delivered: true },
}
const { messages } = mailboxContent(job)

async function converted(form: string, zip: readonly Part[]) {
  const folder = mkdtempSync(join(tmpdir(), 'convert-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.zip'), Buffer.concat([...piecesOf(zip)]))
  const out = join(folder, 'out')
  const told = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const args = [program, form, join(folder, 'a.zip'), out]
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
  return { ...told, out }
}

/** Converts an archive as the local AWS exports it. */
function convert(form: string, variant: Partial<ExportVariantRecord>) {
  const [zip] = exportFiles(job, { ...usualVariant, ...variant })
  return converted(form, zip?.[1] ?? [])
}

const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const wanted = messages.map(({ message }) => digest(writeMime(message))).sort()
const filesIn = (out: string) =>
  ['cur/*', '.*/cur/*'].flatMap((pattern) => globSync(pattern, { cwd: out }))

test.each<[string, Partial<ExportVariantRecord>]>([
  ['usual', {}],
  ['zip64, in one root folder', { zip64: true, layout: 'oneRoot' }],
  ['names in CP437', { names: 'cp437' }],
])(
  'an archive as AWS writes it becomes a Maildir++ with every message, byte for byte: %s (KIT-09)',
  async (_name, variant) => {
    const { code, stdout, out } = await convert('maildir', variant)
    expect(stdout).toContain(`Written: ${messages.length} messages, 0 other files.`)
    expect(code).toBe(0)
    const files = filesIn(out)
    expect(files.map((file) => digest(readFileSync(join(out, file)))).sort()).toEqual(wanted)
    const folders = ['.Calendar', '.Deleted Items', '.Drafts', '.Junk E-mail', '.Sent Items']
    expect(readdirSync(out).sort()).toEqual([...folders, 'cur', 'new', 'tmp'])
  },
)

test('a folder whose name is in CP437 gets that name (KIT-09)', async () => {
  const entry = { name: 'Entw\u00fcrfe\u2592/1.eml', content: Buffer.from('Subject: one\r\n\r\n') }
  const { code, out } = await converted('mbox', writeZip([entry], { mtime: 0, cp437: true }))
  expect(code).toBe(0)
  expect(readdirSync(out)).toEqual(['Entw\u00fcrfe\u2592.mbox'])
})

test('calendar items that are files of their own are kept beside, and counted (KIT-09, S3L-06)', async () => {
  const { code, stdout, out } = await convert('mbox', { calendar: 'ics' })
  const meetings = messages.filter(({ folder }) => folder === 'Calendar').length
  expect(stdout).toContain(`${messages.length - meetings} messages, ${meetings} other files. Could`)
  expect(code).toBe(0)
  expect(readdirSync(join(`${out}.other`, 'Calendar'))).toHaveLength(meetings)
})

test('a damaged entry is named and leaves nothing behind, the others are converted; a truncated archive is refused (KIT-09)', async () => {
  const damaged = await convert('maildir', { archive: 'damaged' })
  expect(damaged.code).toBe(1)
  expect(damaged.stdout).toMatch(/could not be read: entry 17, \S/)
  expect(damaged.stdout).toContain('The counts are NOT equal')
  expect(filesIn(damaged.out)).toHaveLength(messages.length - 1)
  expect(globSync('{.*/,}tmp/*', { cwd: damaged.out })).toEqual([])
  const truncated = await convert('mbox', { archive: 'truncated' })
  expect(truncated).toMatchObject({ code: 2, stderr: expect.stringContaining('downloaded') })
})
