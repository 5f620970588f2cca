import { createHash, randomUUID } from 'node:crypto'
import { roles, rolesText } from '@mailroom/schemas/role'
import session, { type SessionData } from 'express-session'
import type { CompiledQuery } from 'kysely'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import type { SessionRow } from '../store/tables.ts'
import './session-data.ts'

/** How long a session lives without use, and how long it lives at most. Milliseconds. */
export type Lifetimes = { idleMs: number; maxMs: number }

/**
 * The longest time between two writes of a session's last use, so that not every request writes.
 * By so much a session in use may end early, or by a quarter of the idle time if that is shorter.
 * Milliseconds.
 */
const maxUnseenMs = 60_000

/** What the store keeps of a session as JSON. */
const Content = z.object({
  address: z.string().optional(),
  cookie: z.looseObject({ originalMaxAge: z.number().nullable() }),
  person: z
    .object({ accountId: z.string(), name: z.string(), roles: z.array(z.enum(roles)).min(1) })
    .optional(),
})

/** Returns the address in the content of a session; undefined for one of an older version. */
export function addressIn(content: string): string | undefined {
  return Content.safeParse(JSON.parse(content)).data?.address
}

/** Returns the key of a session in the store. The key cannot open the session. */
export function keyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

type FoundSession = Pick<SessionRow, 'id' | 'content' | 'created_at' | 'last_seen_at'>

type Done = (error?: unknown) => void

/** Calls express-session's callback when a promise is fulfilled, or with its error. */
function callBack(promise: Promise<unknown>, done: Done | undefined): void {
  promise.then(() => done?.(), done)
}

/**
 * Keeps express-session's sessions in our store. A session ends when it is idle, when its maximum
 * lifetime is over, or when somebody revokes it.
 */
export class SessionStore extends session.Store {
  readonly #store: Store
  readonly #clock: Clock
  readonly #lifetimes: Lifetimes
  /** The statement that finds a session, made once: every request needs it. */
  readonly #find: CompiledQuery<FoundSession>

  constructor(store: Store, clock: Clock, lifetimes: Lifetimes) {
    super()
    this.#store = store
    this.#clock = clock
    this.#lifetimes = lifetimes
    this.#find = store
      .selectFrom('session')
      .select(['id', 'content', 'created_at', 'last_seen_at'])
      .where('key', '=', '')
      .where('expires_at', '>', '')
      .compile()
  }

  override get(sessionId: string, done: (error: unknown, session?: SessionData | null) => void) {
    this.#read(sessionId).then((found) => done(undefined, found), done)
  }

  override set(sessionId: string, data: SessionData, done?: Done) {
    callBack(this.#write(sessionId, data), done)
  }

  /**
   * Usually nothing has to be written; then `done` is called at once, so that the answer is sent in
   * one piece.
   */
  override touch(sessionId: string, data: SessionData, done?: Done) {
    const expiresAt = this.#prolonged(data)
    if (expiresAt === undefined) done?.()
    else callBack(this.#see(sessionId, expiresAt), done)
  }

  override destroy(sessionId: string, done?: Done) {
    const deleted = this.#store.deleteFrom('session').where('key', '=', keyOf(sessionId)).execute()
    callBack(deleted, done)
  }

  /** Deletes sessions that have expired. */
  async sweep(): Promise<void> {
    await this.#store
      .deleteFrom('session')
      .where('expires_at', '<=', this.#clock.now().toISOString())
      .execute()
  }

  #expiry(createdAt: Date, now: Date): string {
    const { idleMs, maxMs } = this.#lifetimes
    return new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + maxMs)).toISOString()
  }

  async #read(sessionId: string): Promise<SessionData | null> {
    const parameters = [keyOf(sessionId), this.#clock.now().toISOString()]
    const { rows } = await this.#store.executeQuery<FoundSession>({ ...this.#find, parameters })
    const [row] = rows
    // The content may come from another version of the console and not parse; then there is no
    // session.
    const content = Content.safeParse(row && JSON.parse(row.content))
    if (!row || !content.success) return null
    const { cookie, person, address } = content.data
    return {
      cookie,
      ...(person ? { person } : {}),
      ...(address === undefined ? {} : { address }),
      publicId: row.id,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    }
  }

  /**
   * Only updates a session that was read before, so that a session that was revoked in the meantime
   * is not restored.
   */
  async #write(sessionId: string, data: SessionData) {
    const { cookie, person, address, publicId = randomUUID(), createdAt } = data
    const key = keyOf(sessionId)
    const now = this.#clock.now()
    const created = createdAt === undefined ? now : new Date(createdAt)
    const content = {
      content: JSON.stringify({ cookie, person, address }),
      account_id: person?.accountId ?? null,
      account_name: person?.name ?? null,
      role: person ? rolesText(person.roles) : null,
      last_seen_at: now.toISOString(),
      expires_at: this.#expiry(created, now),
    }
    if (createdAt !== undefined)
      await this.#store.updateTable('session').set(content).where('key', '=', key).execute()
    else
      await this.#store
        .insertInto('session')
        .values({ key, id: publicId, created_at: created.toISOString(), ...content })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(content))
        .execute()
  }

  /** Returns the new expiry of a session in use; undefined if it need not be written now. */
  #prolonged({ person, createdAt, lastSeenAt }: SessionData): string | undefined {
    const now = this.#clock.now()
    if (!person || createdAt === undefined || lastSeenAt === undefined) return undefined
    const unseenMs = Math.min(maxUnseenMs, this.#lifetimes.idleMs / 4)
    if (now.getTime() - new Date(lastSeenAt).getTime() < unseenMs) return undefined
    return this.#expiry(new Date(createdAt), now)
  }

  /**
   * Only updates an existing session, so that a session that was revoked in the meantime is not
   * restored.
   */
  async #see(sessionId: string, expiresAt: string) {
    await this.#store
      .updateTable('session')
      .set({ last_seen_at: this.#clock.now().toISOString(), expires_at: expiresAt })
      .where('key', '=', keyOf(sessionId))
      .execute()
  }
}
