import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startLocalAws } from './local-aws.ts'
import { complaintOf, startProgram } from './test/program.ts'

test('the program has controls only if they are enabled, and ends on a signal', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-'))
  const program = await startProgram('--data', folder.path)
  expect((await fetch(`${program.endpoint}/__local/clock`)).status).toBe(404)
  expect(await program.end('SIGTERM')).toBe(0)
  const other = await startProgram('--data', folder.path, '--controls')
  expect((await fetch(`${other.endpoint}/__local/clock`)).status).toBe(200)
  expect(await other.end('SIGINT')).toBe(0)
})

test.each([
  ['an unknown option', ['--everything'], '--everything'],
  ['a port that is none', ['--port', '70000'], 'port'],
  ['a number that is none', ['--seed-users', 'many'], 'seed-users'],
])('the program complains of %s', async (_, args, words) => {
  expect(await complaintOf(...args)).toEqual({ code: 2, words: expect.stringContaining(words) })
})

test('the program says in one line that its port is in use', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'local-aws-'))
  await using aws = await startLocalAws()
  const { code, words } = await complaintOf('--port', String(aws.port), '--data', folder.path)
  expect([code, words.trim().split('\n')]).toEqual([2, [expect.stringContaining('EADDRINUSE')]])
})
