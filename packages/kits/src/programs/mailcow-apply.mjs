#!/usr/bin/env node
// Brings what bodies.ndjson lists into a mailcow. The same for everybody: what is particular is in that file.
//
//   MAILCOW_API_KEY=... node apply.mjs https://mail.example.com            compares, changes nothing
//   MAILCOW_API_KEY=... node apply.mjs https://mail.example.com --apply    creates what is missing
//   ... --file PATH                                                        another file than the one beside this
//
// It needs Node 20 or newer, and a read-write key whose list of allowed addresses has this machine. It never
// deletes and never resets anything, so it can be stopped and started again at any time.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const say = (text) => process.stdout.write(`${text}\n`)

/** What people read: no character may move the cursor or hide a line. */
const visible = (text) => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?')

/** Ends the program before anything is done. */
class CannotBegin extends Error {}

const lower = (text) => String(text ?? '').toLowerCase()
const domainOf = (address) => lower(address).split('@').pop()

// --- What was asked -------------------------------------------------------------------------------------------

function readArguments(all) {
  const options = {
    apply: false,
    file: join(dirname(fileURLToPath(import.meta.url)), 'bodies.ndjson'),
  }
  const rest = [...all]
  while (rest.length > 0) {
    const word = rest.shift()
    if (word === '--apply') options.apply = true
    else if (word === '--file' && rest.length > 0) options.file = rest.shift()
    else if (!word.startsWith('-') && options.server === undefined) options.server = word
    else
      throw new CannotBegin(
        `I do not know "${visible(word)}". Usage: node apply.mjs https://SERVER [--apply] [--file PATH]`,
      )
  }
  if (options.server === undefined)
    throw new CannotBegin('Name the server: node apply.mjs https://mail.example.com')
  if (!URL.canParse(options.server))
    throw new CannotBegin(
      `"${visible(options.server)}" is not an address such as https://mail.example.com`,
    )
  const server = new URL(options.server)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
  if (server.protocol !== 'https:' && !(server.protocol === 'http:' && isHere))
    throw new CannotBegin(
      'The server must be reached by https: the key would be readable on the way otherwise.',
    )
  if (server.username || server.password || server.search || server.hash || server.pathname !== '/')
    throw new CannotBegin('Give the address of the server alone, such as https://mail.example.com')
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw new CannotBegin(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off. Unset it first.',
    )
  const key = process.env.MAILCOW_API_KEY
  if (!key) throw new CannotBegin('Put the API key into the environment variable MAILCOW_API_KEY.')
  return { ...options, server, key }
}

// --- mailcow --------------------------------------------------------------------------------------------------

/** How often a call is repeated while the server is busy or away: about four minutes. */
const attempts = 8
const isBusy = (status) => [408, 425, 429, 500, 502, 503, 504].includes(status)

function pause(attempt, retryAfter) {
  const asked = Number(retryAfter)
  const seconds =
    retryAfter !== null && Number.isFinite(asked)
      ? Math.min(asked, 300)
      : Math.min(2 ** attempt, 60)
  return wait(seconds * 1000)
}

/** Says that nobody knows whether a call was carried out. */
class LostAnswer extends Error {}

function apiOf({ server, key }) {
  const send = (path, body) =>
    fetch(new URL(path, server), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'X-API-Key': key,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(120_000),
    })
  const reasonOf = (error) =>
    error?.cause?.code ?? error?.cause?.message ?? error?.message ?? String(error)
  const parsed = async (answer) => {
    const text = await answer.text()
    try {
      return JSON.parse(text)
    } catch {
      throw new LostAnswer(`the server answered ${answer.status} with something that is not JSON`)
    }
  }
  const refuseKey = (answer) => {
    if (answer.status === 401 || answer.status === 403)
      throw new CannotBegin(
        `The server refused the key (${answer.status}). Is it a read-write key, and is this machine's address allowed?`,
      )
  }
  return {
    /** Reads a list or one thing; always gives a list. */
    async get(path) {
      for (let attempt = 0; ; attempt++) {
        let reason
        let retryAfter = null
        try {
          const answer = await send(path)
          refuseKey(answer)
          if (answer.ok) {
            const value = await parsed(answer)
            if (Array.isArray(value)) return value
            if (value && typeof value === 'object' && !('type' in value && 'msg' in value))
              return Object.keys(value).length === 0 ? [] : [value]
            throw new CannotBegin(`The server refused to tell ${path}: ${messageOf(value)}`)
          }
          if (!isBusy(answer.status))
            throw new CannotBegin(`The server answered ${answer.status} to ${path}`)
          reason = answer.status
          retryAfter = answer.headers.get('retry-after')
        } catch (error) {
          if (error instanceof CannotBegin) throw error
          reason = reasonOf(error)
        }
        if (attempt === attempts)
          throw new CannotBegin(`The server cannot be read (${reason}): ${path}`)
        await pause(attempt, retryAfter)
      }
    },
    /** Sends one object. Returns what mailcow says; its HTTP status is 200 for refusals, too. */
    async post(path, body) {
      let answer
      try {
        answer = await send(path, body)
        refuseKey(answer)
        if (isBusy(answer.status)) {
          await answer.body?.cancel()
          throw new LostAnswer(`the server answered ${answer.status}`, {
            cause: { retryAfter: answer.headers.get('retry-after') },
          })
        }
        const value = await parsed(answer)
        const said = (Array.isArray(value) ? value : [value]).filter(
          (each) => each && typeof each === 'object',
        )
        const isDone = answer.ok && said.length > 0 && said.every(({ type }) => type === 'success')
        return {
          isDone,
          message: isDone ? '' : messageOf(value) || `the server answered ${answer.status}`,
        }
      } catch (error) {
        if (error instanceof CannotBegin || error instanceof LostAnswer) throw error
        throw new LostAnswer(reasonOf(error))
      }
    },
  }
}

function messageOf(value) {
  return (Array.isArray(value) ? value : [value])
    .filter((each) => each && typeof each === 'object' && each.type !== 'success')
    .map(
      ({ type, msg }) =>
        `${type}: ${[msg]
          .flat(3)
          .filter((part) => part !== null && typeof part !== 'object')
          .join(' ')}`,
    )
    .join('; ')
    .slice(0, 500)
}

// --- What each kind of line is ----------------------------------------------------------------------------------

const setOf = (text) =>
  lower(text)
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .sort()
    .join(',')
const isOn = (value) => ['1', 'true'].includes(lower(value))

function differences(pairs) {
  return pairs
    .filter(([, wanted, found]) => wanted !== undefined && String(wanted) !== String(found))
    .map(([name, wanted, found]) => `${name} is "${found}", the kit says "${wanted}"`)
}

/** By path: what names the object, where its kind is listed, and what it depends on. */
const kinds = {
  '/api/v1/add/domain': {
    name: 'domain',
    list: '/api/v1/get/domain/all',
    one: (body) => `/api/v1/get/domain/${encodeURIComponent(body.domain)}`,
    needs: ['domain'],
    keyOf: (body) => lower(body.domain),
    foundKeyOf: (found) => lower(found.domain_name),
    compare: (body, found) =>
      [
        ['mailboxes', body.mailboxes, found.max_num_mboxes_for_domain],
        ['aliases', body.aliases, found.max_num_aliases_for_domain],
      ]
        .filter(([, wanted, has]) => Number(has) < Number(wanted))
        .map(([what, wanted, has]) => `allows ${has} ${what}, the kit needs ${wanted}`),
  },
  '/api/v1/add/mailbox': {
    name: 'mailbox',
    list: '/api/v1/get/mailbox/all',
    one: (body) => `/api/v1/get/mailbox/${encodeURIComponent(`${body.local_part}@${body.domain}`)}`,
    needs: ['local_part', 'domain'],
    keyOf: (body) => lower(`${body.local_part}@${body.domain}`),
    foundKeyOf: (found) => lower(found.username),
    parentsOf: (body) => [`domain ${lower(body.domain)}`],
    compare: (body, found) =>
      differences([
        ['name', body.name, found.name],
        ['quota in MiB', body.quota, Number(found.quota) / 1024 / 1024],
        ['active', body.active === undefined ? undefined : isOn(body.active), isOn(found.active)],
      ]),
  },
  '/api/v1/add/alias': {
    name: 'alias',
    list: '/api/v1/get/alias/all',
    needs: ['address', 'goto'],
    keyOf: (body) => lower(body.address),
    foundKeyOf: (found) => lower(found.address),
    parentsOf: (body) => [`domain ${domainOf(body.address)}`],
    compare: (body, found) =>
      differences([
        ['goto', setOf(body.goto), setOf(found.goto)],
        ['active', body.active === undefined ? undefined : isOn(body.active), isOn(found.active)],
      ]),
  },
  '/api/v1/add/resource': {
    name: 'resource',
    list: '/api/v1/get/resource/all',
    needs: ['description', 'domain', 'kind'],
    keyOf: (body) => `${body.description} at ${lower(body.domain)}`,
    foundKeyOf: (found) => `${found.description} at ${lower(found.domain)}`,
    parentsOf: (body) => [`domain ${lower(body.domain)}`],
    compare: (body, found) =>
      differences([
        ['kind', body.kind, found.kind],
        ['multiple_bookings', body.multiple_bookings, found.multiple_bookings],
      ]),
  },
  '/api/v1/add/syncjob': {
    name: 'sync job',
    list: '/api/v1/get/syncjobs/all/no_log',
    needs: ['username', 'host1', 'user1'],
    keyOf: (body) => `${lower(body.username)} from ${lower(body.user1)} at ${lower(body.host1)}`,
    foundKeyOf: (found) =>
      `${lower(found.user2 ?? found.username)} from ${lower(found.user1)} at ${lower(found.host1)}`,
    parentsOf: (body) => [`mailbox ${lower(body.username)}`],
    compare: () => [],
  },
  '/api/v1/edit/mailbox': {
    name: 'sender ACL',
    needs: [],
    keyOf: (body) => lower(body.items[0]),
    parentsOf: (body) => [`mailbox ${lower(body.items[0])}`],
  },
}

/** Passwords that the browser has not filled in yet. */
const unfilled = /MAILROOM-[0-9a-f]{12}-(?:PASSWORD|SSHA512)-\d{6}/

/** Says why a line must not be sent. */
function refusalOf(kind, body) {
  for (const name of kind.needs)
    if (typeof body[name] !== 'string' || body[name] === '') return `"${name}" is missing`
  if (kind.name === 'sender ACL') {
    const { items, attr } = body
    const isList = (value) =>
      Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')
    if (
      !isList(items) ||
      items.length !== 1 ||
      !attr ||
      Object.keys(attr).join() !== 'sender_acl' ||
      !isList(attr.sender_acl)
    )
      return 'only the sender ACL of one mailbox can be changed'
  }
  if (unfilled.test(JSON.stringify(body)))
    return 'the password is not filled in: save the kit again, with passwords'
  if (kind.name === 'mailbox' && (body.authsource ?? 'mailcow') === 'mailcow' && !body.password)
    return 'there is no password: save the kit again, with passwords'
  if (kind.name === 'sync job' && isOn(body.delete1))
    return 'delete1 would delete the mail at the source'
}

/** Reads the lines. One that cannot be read is refused; the others are not. */
function readLines(file) {
  const lines = []
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (text.trim() === '') continue
    const line = { number: index + 1, key: '' }
    lines.push(line)
    try {
      const { path, body } = JSON.parse(text)
      const kind = Object.hasOwn(kinds, path) ? kinds[path] : undefined
      if (!kind) line.refusal = `this program does not call "${path}"`
      else if (!body || typeof body !== 'object') line.refusal = 'there is no body'
      else line.refusal = refusalOf(kind, body)
      if (kind && body && (!line.refusal || kind.needs.every((name) => body[name]))) {
        line.key = `${kind.name} ${kind.keyOf(body)}`
        Object.assign(line, { path, kind, body })
      }
    } catch {
      line.refusal = 'this is not a line of JSON with path and body'
    }
  }
  return lines
}

// --- What is there ----------------------------------------------------------------------------------------------

/** How old a list may be before it is read again, in milliseconds. */
const fresh = 30_000

function directoryOf(api) {
  const lists = new Map()
  const read = async (kind) => {
    const found = new Map((await api.get(kind.list)).map((each) => [kind.foundKeyOf(each), each]))
    lists.set(kind, { at: Date.now(), found })
    return found
  }
  return {
    /** Returns what a list read before says. */
    async find(kind, body) {
      const found = lists.get(kind)?.found ?? (await read(kind))
      return found.get(kind.keyOf(body))
    },
    /** Reads again, so that nothing is created that somebody else created meanwhile. */
    async findAgain(kind, body, isUncertain = false) {
      if (kind.one)
        return (await api.get(kind.one(body))).find(
          (each) => kind.foundKeyOf(each) === kind.keyOf(body),
        )
      const { at = 0, found } = lists.get(kind) ?? {}
      return (isUncertain || Date.now() - at > fresh ? await read(kind) : found).get(
        kind.keyOf(body),
      )
    },
  }
}

/**
 * Remembers which mailboxes this program was about to create, and which sender ACLs it has set. mailcow tells nobody
 * who may send as a mailbox, and setting that replaces it: only mailboxes of this kit get a sender ACL, once.
 */
function memoryOf(file) {
  const kept = new Map()
  const keyOf = (what, body) => JSON.stringify([what, body])
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (const text of before.split('\n')) {
    try {
      const { what, body, is } = JSON.parse(text)
      kept.set(keyOf(what, body), is)
    } catch {
      // Empty, or cut off when the machine stopped.
    }
  }
  if (before !== '' && !before.endsWith('\n')) appendFileSync(file, '\n')
  const has = (what, body) => kept.get(keyOf(what, body)) === true
  return {
    has,
    keep(what, body, is = true) {
      if (has(what, body) === is) return
      appendFileSync(file, `${JSON.stringify({ what, body, is })}\n`)
      kept.set(keyOf(what, body), is)
    },
  }
}

// --- Lines ------------------------------------------------------------------------------------------------------

function workerOf({ api, directory, memory, apply }) {
  /** The keys that are there or will be, as far as this run knows. */
  const there = new Set()
  const domainKind = kinds['/api/v1/add/domain']
  const mailboxKind = kinds['/api/v1/add/mailbox']
  const missingParent = async ({ kind, body }) => {
    for (const parent of kind.parentsOf?.(body) ?? []) {
      if (there.has(parent)) continue
      const [, name] = /^\S+ (.*)$/s.exec(parent)
      const found = parent.startsWith('domain ')
        ? await directory.find(domainKind, { domain: name })
        : await directory.find(mailboxKind, {
            local_part: name.slice(0, name.lastIndexOf('@')),
            domain: domainOf(name),
          })
      if (!found) return parent
      there.add(parent)
    }
  }
  const compareAcl = ({ body, key }) => {
    if (memory.has('sender ACL', body)) return ['same', 'set by this program before']
    if (memory.has('mailbox', lower(body.items[0])) || (!apply && !there.has(`found ${key}`)))
      return ['create', '']
    return [
      'differs',
      'the mailbox was there before, and mailcow tells nobody who may send as it: add the addresses by hand',
    ]
  }
  const compare = async (line, findIt) => {
    if (line.refusal) return ['refused', line.refusal]
    const { kind, body } = line
    const parent = await missingParent(line)
    if (parent) return ['blocked', `blocked by ${parent}, which is not there`]
    if (kind.name === 'sender ACL') return compareAcl(line)
    const found = await findIt(kind, body)
    if (!found) return ['create', '']
    if (kind === mailboxKind && !memory.has('mailbox', kind.keyOf(body)))
      there.add(`found sender ACL ${kind.keyOf(body)}`)
    const reasons = kind.compare(body, found)
    return reasons.length === 0 ? ['same', ''] : ['differs', reasons.join('; ')]
  }
  const create = async (line) => {
    const { kind, path, body } = line
    for (let attempt = 0; ; attempt++) {
      // Written first: if the answer is lost, the mailbox is known as this program's all the same.
      if (kind === mailboxKind) memory.keep('mailbox', kind.keyOf(body))
      try {
        const { isDone, message } = await api.post(path, body)
        if (!isDone) {
          // Refused at once: if there is such a mailbox, it is somebody else's.
          if (kind === mailboxKind && attempt === 0) memory.keep('mailbox', kind.keyOf(body), false)
          return ['failed', message]
        }
        if (kind.name === 'sender ACL') memory.keep('sender ACL', body)
        return ['created', '']
      } catch (error) {
        if (!(error instanceof LostAnswer)) throw error
        if (attempt === attempts)
          return ['failed', `${error.message}; it is not known whether it was done`]
        await pause(attempt, error.cause?.retryAfter ?? null)
        if (kind.list && (await directory.findAgain(kind, body, true)))
          return ['created', `${error.message}, but it is there`]
      }
    }
  }
  return async (line) => {
    let [action, message] = await compare(line, directory.find)
    let outcome = action
    if (apply && action === 'create') {
      ;[action, message] = await compare(line, directory.findAgain)
      outcome = action
      if (action === 'create') [outcome, message] = await create(line)
    }
    if (['same', 'differs', 'created'].includes(outcome) || (!apply && outcome === 'create'))
      there.add(line.key)
    return { action, outcome, message }
  }
}

// --- The whole --------------------------------------------------------------------------------------------------

const csv = (cells) =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`

/** Begins a log, and keeps the one of an earlier run. */
function logOf(folder, step) {
  const file = join(folder, `result-${step}.csv`)
  for (let number = 1; existsSync(file); number++) {
    const kept = join(folder, `result-${step}-before-${number}.csv`)
    if (!existsSync(kept)) renameSync(file, kept)
  }
  writeFileSync(file, csv(['line', 'key', 'action', 'outcome', 'message']))
  return (line, key, { action, outcome, message }) =>
    appendFileSync(file, csv([String(line), key, action, outcome, message]))
}

async function main() {
  const options = readArguments(process.argv.slice(2))
  const { apply, file } = options
  if (!existsSync(file)) throw new CannotBegin(`There is no file ${file}`)
  const lines = readLines(file)
  const folder = dirname(file)
  const api = apiOf(options)
  // Asked before anything is logged: a wrong key or server ends here.
  await api.get('/api/v1/get/domain/all')
  const log = apply ? logOf(folder, 'mailcow') : () => {}
  const work = workerOf({
    api,
    apply,
    directory: directoryOf(api),
    memory: memoryOf(join(folder, 'mailcow-memory.ndjson')),
  })
  const counts = {}
  for (const line of lines) {
    const result = await work(line)
    log(line.number, line.key, result)
    counts[result.outcome] = (counts[result.outcome] ?? 0) + 1
    const message = result.message ? `  (${visible(result.message)})` : ''
    say(
      `${String(line.number).padStart(6)}  ${result.outcome.padEnd(8)} ${visible(line.key)}${message}`,
    )
  }
  say('')
  say(
    Object.entries(counts)
      .map(([outcome, count]) => `${outcome}: ${count}`)
      .join(', ') || 'There are no lines.',
  )
  if (!apply) say('Nothing was changed. With --apply, what says "create" is created.')
  process.exitCode = ['differs', 'blocked', 'refused', 'failed'].some((outcome) => counts[outcome])
    ? 1
    : 0
}

main().catch((error) => {
  process.stderr.write(
    `${error instanceof CannotBegin ? visible(error.message) : (error?.stack ?? error)}\n`,
  )
  process.exitCode = 2
})
