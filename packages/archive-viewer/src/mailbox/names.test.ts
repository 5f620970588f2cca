import { expect, test } from 'vitest'
import { flatPath, mayBeProgram, safeFileName } from './names.ts'

test.each([
  ['Inbox/Sub/1.eml', ['Inbox', 'Sub'], '1.eml'],
  ['../../etc/passwd', ['etc'], 'passwd'],
  ['/abs/./x.eml', ['abs'], 'x.eml'],
  ['C:\\Users\\me\\x.eml', ['Users', 'me'], 'x.eml'],
  ['C:/Users/x.eml', ['Users'], 'x.eml'],
  ['In\u202ebox/\u0000a\u200bb.eml', ['Inbox'], 'ab.eml'],
  ['__proto__/constructor', ['__proto__'], 'constructor'],
  ['..', [], ''],
  ['a\\b/c', ['a\\b'], 'c'],
])('ARC-07: the entry %j is shown flat', (path, folders, name) => {
  expect(flatPath(path)).toEqual({ folders, name })
})

test('ARC-07: folders without end are cut', () => {
  const { folders } = flatPath(`${'a/'.repeat(5_000)}x`)
  expect(folders.length).toBe(33)
  expect(folders.at(-1)).toBe('…')
})

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../.bashrc', 'bashrc'],
  ['C:\\a\\b.txt', 'b.txt'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\nc?.txt', 'abc_.txt'],
  ['CON.txt', '_CON.txt'],
  ['con', '_con'],
  ['. . ', 'otherwise'],
  ['', 'otherwise'],
  ['name.', 'name'],
  ['"<a>|b*.txt', '__a__b_.txt'],
])('ARC-07: the file name %j is saved as %j', (name, saved) => {
  expect(safeFileName(name, 'otherwise')).toBe(saved)
})

test('ARC-07: a long file name has at most 200 bytes and keeps its ending', () => {
  const saved = safeFileName(`${'Größenübersicht '.repeat(30)}.xlsx`, 'otherwise')
  expect(new TextEncoder().encode(saved).length).toBeLessThanOrEqual(200)
  expect(saved).toMatch(/^Größen.*\.xlsx$/)
  expect(safeFileName(`😀${'.x'.repeat(400)}`, '').length).toBeLessThanOrEqual(200)
})

test.each([
  ['setup.exe', '', true],
  ['setup.EXE ', '', true],
  ['page.html', '', true],
  ['macro.docm', '', true],
  ['x', 'application/x-msdownload', true],
  ['picture', 'image/svg+xml', true],
  ['exe', '', false],
  ['report.pdf', 'application/pdf', false],
  ['notes.txt', 'text/plain', false],
])('ARC-07: %j of type %j may be a program: %s', (name, type, expected) => {
  expect(mayBeProgram(name, type)).toBe(expected)
})
