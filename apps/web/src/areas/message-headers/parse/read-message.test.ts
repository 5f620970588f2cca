import { Blob } from 'node:buffer'
import { expect, test } from 'vitest'
import { maxHeaderBytes } from './header-lines.ts'
import { readMessage } from './read-message.ts'

const header = 'Subject: hello\r\n'
const body = 'Secret: body\r\n'

test('HDR-01 of a large message only the headers are read', async () => {
  const message = new Blob([header, '\r\n', body.repeat(500_000)])
  expect(message.size).toBeGreaterThan(5_000_000)
  expect(await readMessage(message)).toMatchObject({
    analysis: { headers: [{ name: 'Subject', value: 'hello' }], strayLines: 0 },
  })
})

test('HDR-01 headers of 5 MB are refused, and as many as are taken are read', async () => {
  const refused = new Blob([header.repeat(5_000_000 / header.length)])
  expect(await readMessage(refused)).toEqual({ problem: 'tooLong' })
  const count = maxHeaderBytes / header.length
  const read = await readMessage(new Blob([header.repeat(count)]))
  expect('analysis' in read && read.analysis.headers).toHaveLength(count)
})

test.each(['', 'Hello,\n\nhow are you?', '\0\u0001'])(
  'HDR-01 a text without headers, %j, is told as such',
  async (text) => {
    expect(await readMessage(new Blob([text]))).toEqual({ problem: 'none' })
  },
)

test('HDR-01 a file that is gone is told as such', async () => {
  const gone = new Blob(['Subject: hello'])
  gone.slice = () => {
    throw new Error('NotReadableError')
  }
  expect(await readMessage(gone)).toEqual({ problem: 'unreadable' })
})
