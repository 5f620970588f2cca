import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { startMailcow } from './testing/mailcow.ts'
import { folderWith, hostileNames, run, start } from './testing/run-program.ts'

const program = fileURLToPath(new URL('./mailcow-apply.mjs', import.meta.url))

const domain = (name = 'example.com') => ({
  path: '/api/v1/add/domain',
  body: { domain: name, description: '', aliases: '400', mailboxes: '100', active: '1' },
})
const mailbox = (local_part: string, more: Record<string, unknown> = {}) => ({
  path: '/api/v1/add/mailbox',
  body: {
    ...{ local_part, domain: 'example.com', name: local_part, authsource: 'mailcow' },
    ...{ quota: '1024', active: '1', password: 'Aa1!', password2: 'Aa1!', ...more },
  },
})
const alias = (address: string, goto: string) => ({
  path: '/api/v1/add/alias',
  body: { address, goto, active: '1' },
})
const room = (description: string) => ({
  path: '/api/v1/add/resource',
  body: { description, domain: 'example.com', kind: 'location', multiple_bookings: '-1' },
})
const senders = (address: string, ...sender_acl: string[]) => ({
  path: '/api/v1/edit/mailbox',
  body: { items: [address], attr: { sender_acl } },
})

const usual = [
  domain(),
  mailbox('ana'),
  mailbox('bo', { name: `'"; Remove-Mailbox *` }),
  alias('sales@example.com', 'ana@example.com,bo@example.com'),
  room('Room 1'),
  senders('ana@example.com', 'sales@example.com'),
]

const kitWith = (lines: readonly unknown[]) =>
  folderWith({ 'bodies.ndjson': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n` })

const argumentsFor = (folder: string, url: string, ...more: string[]) => ({
  args: [program, url, '--file', join(folder, 'bodies.ndjson'), ...more],
  env: { MAILCOW_API_KEY: 'a-key' },
})

const resultsOf = (folder: string) =>
  parse<Record<string, string>>(readFileSync(join(folder, 'result-mailcow.csv'), 'utf8'), {
    columns: true,
  })
const outcomesOf = (folder: string) => resultsOf(folder).map(({ outcome }) => outcome)

test('the dry run sends only GET; --apply creates all; a second one creates nothing (KIT-05, 07 §11 scenario 21)', async () => {
  const mailcow = await startMailcow()
  const folder = kitWith(usual)
  const dry = await run(process.execPath, argumentsFor(folder, mailcow.url))
  expect(dry).toMatchObject({ code: 0, stderr: '' })
  expect(dry.stdout.match(/^ +\d+ +create /gm)).toHaveLength(6)
  expect(dry.stdout).toContain('Nothing was changed')
  expect(mailcow.posts()).toEqual([])
  expect(existsSync(join(folder, 'result-mailcow.csv'))).toBe(false)

  const applied = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(applied).toMatchObject({ code: 0, stderr: '' })
  expect(mailcow.counts()).toEqual([1, 2, 1, 1])
  expect(outcomesOf(folder)).toEqual(Array(6).fill('created'))
  expect(mailcow.tables.get('mailbox')?.get('bo@example.com')?.name).toBe(`'"; Remove-Mailbox *`)
  expect(mailcow.senderAcls).toEqual([usual[5]?.body])

  const before = mailcow.posts().length
  const again = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(again).toMatchObject({ code: 0 })
  expect(mailcow.posts()).toHaveLength(before)
  expect(outcomesOf(folder)).toEqual(Array(6).fill('same'))
  // What the first run did is still known.
  expect(readFileSync(join(folder, 'result-mailcow-before-1.csv'), 'utf8')).toContain('created')
})

test('killed after a mailbox was created and before the answer came, and repeated: everything once, and its sender ACL is set (KIT-05)', async () => {
  const mailcow = await startMailcow()
  const folder = kitWith(usual)
  const { child, ended } = start(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  mailcow.afterwards.added = (path) => path.endsWith('/add/mailbox') && child.kill('SIGKILL')
  await ended
  expect(mailcow.counts()).toEqual([1, 1, 0, 0])
  delete mailcow.afterwards.added
  const again = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(again.code).toBe(0)
  expect(mailcow.counts()).toEqual([1, 2, 1, 1])
  expect(mailcow.posts().filter((each) => each.endsWith('/add/mailbox'))).toHaveLength(2)
  expect(outcomesOf(folder)).toEqual(['same', 'same', ...Array(4).fill('created')])
})

test('a lost answer, a busy server and a refusal with status 200: read again, waited, failed, and the others go on (KIT-31, 07 §11 scenario 21)', async () => {
  const mailcow = await startMailcow()
  const folder = kitWith([
    ...[domain(), mailbox('lost'), mailbox('busy'), mailbox('bad', { password2: 'other' })],
    alias('info@example.com', 'lost@example.com'),
  ])
  let [isLost, isBusy] = [false, false]
  mailcow.afterwards.added = (path, answer) => {
    if (isLost || !path.endsWith('/add/mailbox')) return false
    isLost = true
    answer.destroy()
    return true
  }
  mailcow.faults.before = (answer, at) => {
    if (isBusy || at !== 'GET /api/v1/get/mailbox/busy@example.com') return false
    isBusy = true
    answer.writeHead(429, { 'retry-after': '0' }).end()
    return true
  }
  const { code, stdout } = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(code).toBe(1)
  expect([isLost, isBusy]).toEqual([true, true])
  expect(outcomesOf(folder)).toEqual(['created', 'created', 'created', 'failed', 'created'])
  expect(stdout).toContain('failed   mailbox bad@example.com  (danger: password_mismatch)')
})

test('what is there differently is told and not changed; what cannot work is blocked or refused (KIT-05)', async () => {
  const mailcow = await startMailcow()
  const tables = (name: string) => mailcow.tables.get(name)
  tables('domain')?.set('example.com', {
    ...{ domain_name: 'example.com', max_num_aliases_for_domain: 10 },
    max_num_mboxes_for_domain: 100,
  })
  tables('mailbox')?.set('ana@example.com', {
    ...{ username: 'ana@example.com', name: 'Ana', quota: 1024 ** 3, active: '1' },
  })
  const folder = kitWith([
    domain(),
    mailbox('ana'),
    senders('ana@example.com', 'sales@example.com'),
    alias('x@elsewhere.example', 'ana@example.com'),
    mailbox('bo', { password: 'MAILROOM-0123456789ab-PASSWORD-000001' }),
    { path: '/api/v1/delete/mailbox', body: ['ana@example.com'] },
    { path: '__proto__', body: {} },
    senders('ghost@example.com', 'ana@example.com'),
  ])
  const { code, stdout } = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(code).toBe(1)
  expect(mailcow.posts()).toEqual([])
  expect(outcomesOf(folder)).toEqual([
    ...['differs', 'differs', 'differs', 'blocked', 'refused', 'refused', 'refused', 'blocked'],
  ])
  expect(stdout).toContain('allows 10 aliases, the kit needs 400')
  expect(stdout).toContain('name is "Ana", the kit says "ana"')
  expect(stdout).toContain('blocked by domain elsewhere.example')
  expect(stdout).toContain('save the kit again, with passwords')
})

test('hostile names arrive as they are, and do nothing on the way to the terminal (KIT-04, 07 §11 scenario 18)', async () => {
  const mailcow = await startMailcow()
  const folder = kitWith([domain(), ...hostileNames.map(room)])
  const { code, stdout } = await run(process.execPath, argumentsFor(folder, mailcow.url, '--apply'))
  expect(code).toBe(0)
  const names = [...(mailcow.tables.get('resource')?.values() ?? [])].map((row) => row.description)
  expect(names).toEqual(hostileNames)
  expect(
    resultsOf(folder)
      .map(({ key }) => key)
      .slice(1),
  ).toEqual(hostileNames.map((name) => `resource ${name} at example.com`))
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(stdout.match(/^ +\d+ /gm)).toHaveLength(hostileNames.length + 1)
})

test.each([
  ['http://mail.example.com', {}, 'by https'],
  ['https://mail.example.com/admin', {}, 'alone'],
  ['https://key@mail.example.com', {}, 'alone'],
  ['https://mail.example.com', { MAILCOW_API_KEY: '' }, 'MAILCOW_API_KEY'],
  ['https://mail.example.com', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'certificates'],
  ['nonsense', {}, 'not an address'],
])('%s with %o is refused before anything is sent (KIT-31)', async (url, env, words) => {
  const { code, stderr } = await run(process.execPath, {
    ...{ args: [program, url], env: { MAILCOW_API_KEY: 'a-key', ...env } },
  })
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
})

test('a wrong key ends it before there is a log (KIT-31)', async () => {
  const mailcow = await startMailcow()
  const folder = kitWith(usual)
  const options = argumentsFor(folder, mailcow.url, '--apply')
  const { code, stderr } = await run(process.execPath, {
    ...options,
    env: { MAILCOW_API_KEY: 'wrong' },
  })
  expect([code, stderr]).toEqual([2, expect.stringContaining('refused the key (401)')])
  expect(existsSync(join(folder, 'result-mailcow.csv'))).toBe(false)
})
