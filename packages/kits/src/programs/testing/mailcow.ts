import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const Body = z.record(z.string(), z.unknown())
type Row = Record<string, unknown>

/** A mailcow that behaves as its openapi.yaml says: refusals have the status 200. Source: KIT-31. */
export async function startMailcow() {
  const tables = new Map<string, Map<string, Row>>(
    ['domain', 'mailbox', 'alias', 'resource', 'syncjobs'].map((name) => [name, new Map()]),
  )
  const requests: string[] = []
  const senderAcls: Row[] = []
  /** What happens to a request before it is answered: true ends it there. */
  const faults: { before?: (answer: ServerResponse, at: string) => boolean } = {}
  const afterwards: { added?: (path: string, answer: ServerResponse) => boolean } = {}

  const answerWith = (answer: ServerResponse, value: unknown, status = 200) => {
    answer.writeHead(status, { 'content-type': 'application/json' })
    answer.end(JSON.stringify(value))
  }
  const text = (value: unknown) => String(value ?? '')

  const add = (kind: string, body: Row): string | undefined => {
    const table = tables.get(kind === 'syncjob' ? 'syncjobs' : kind)
    const put = (key: string, row: Row) => {
      if (table?.has(key)) return 'object_exists'
      table?.set(key, row)
      return undefined
    }
    const domain = text(body.domain ?? text(body.address ?? body.username).split('@')[1])
    if (kind !== 'domain' && !tables.get('domain')?.has(domain)) return 'domain_not_found'
    if (kind === 'domain')
      return put(domain, {
        ...{ domain_name: domain, max_num_aliases_for_domain: Number(body.aliases) },
        max_num_mboxes_for_domain: Number(body.mailboxes),
      })
    if (kind === 'mailbox') {
      if (!body.password || body.password !== body.password2) return 'password_mismatch'
      const username = `${text(body.local_part)}@${domain}`
      const quota = Number(body.quota) * 1024 * 1024
      return put(username, { username, name: body.name, quota, active: body.active })
    }
    if (kind === 'alias') return put(text(body.address), body)
    if (kind === 'resource') return put(`${text(body.description)} ${domain}`, body)
    return put(`${text(body.user1)} ${text(body.host1)}`, {
      ...body,
      user2: body.username,
    })
  }

  const handle = async (request: IncomingMessage, answer: ServerResponse) => {
    const path = decodeURIComponent(request.url ?? '')
    requests.push(`${request.method} ${path}`)
    if (request.headers['x-api-key'] !== 'a-key')
      return answerWith(answer, { type: 'error', msg: 'authentication failed' }, 401)
    const [, verb, kind = '', which = ''] = /^\/api\/v1\/(\w+)\/(\w+)\/?(.*)$/.exec(path) ?? []
    if (faults.before?.(answer, `${request.method} ${path}`)) return
    if (request.method === 'GET') {
      const rows = [...(tables.get(kind)?.entries() ?? [])]
      if (which.startsWith('all'))
        return answerWith(answer, rows.length ? rows.map(([, row]) => row) : {})
      return answerWith(answer, tables.get(kind)?.get(which) ?? {})
    }
    const body = Body.parse(await json(request))
    const refusal = verb === 'add' ? add(kind, body) : undefined
    if (verb === 'edit') senderAcls.push(body)
    if (afterwards.added?.(path, answer)) return
    const result = refusal
      ? { type: 'danger', msg: [refusal] }
      : { type: 'success', msg: ['added'] }
    // A domain is answered in two parts.
    answerWith(
      answer,
      kind === 'domain' ? [{ type: 'success', msg: ['rl_saved'] }, result] : [result],
    )
  }

  const server = createServer((request, answer) => void handle(request, answer))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const count = (kind: string) => tables.get(kind)?.size ?? 0
  return {
    ...{ url: `http://127.0.0.1:${port}`, tables, requests, senderAcls, faults, afterwards },
    counts: () => [count('domain'), count('mailbox'), count('alias'), count('resource')],
    posts: () => requests.filter((each) => each.startsWith('POST')),
  }
}
