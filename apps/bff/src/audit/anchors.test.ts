import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from '../http/log.ts'
import { keepAnchors, readAnchors } from './anchors.ts'

const clock = { now: () => new Date('2026-11-24T12:00:00Z') }
const head = { number: 7, hash: 'a'.repeat(64) }

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('anchors are written to a folder that did not exist, as that of an instance on PostgreSQL', () => {
  const file = join(newFolder(), 'data', 'audit-anchors')
  const anchors = keepAnchors({ file, logger: createLogger('silent'), clock })
  anchors.write(head)
  anchors.close()
  expect(readAnchors(file)).toEqual([head])
  expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([
    0o600, 0o700,
  ])
})

test('a start whose anchors could not be written is refused with the setting', () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  expect(() =>
    keepAnchors({ file: join(file, 'anchors'), logger: createLogger('silent'), clock }),
  ).toThrow(
    /^The anchors of the audit trail cannot be written \(E.*Set AUDIT_ANCHOR_FILE to a file/,
  )
})
