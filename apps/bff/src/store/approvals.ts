import { randomUUID } from 'node:crypto'
import {
  type Approval,
  type ApprovedOperation,
  approvalHours,
  approvedOperations,
} from '@mailroom/schemas/approvals'
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Person } from '../sessions/session-data.ts'
import type { ApprovalRow } from './leaving-tables.ts'
import type { Store } from './open-store.ts'
import type { Tables } from './tables.ts'

const Operation = z.enum(approvedOperations)

const hourMs = 60 * 60_000

/** How long a request is listed after it was made. Milliseconds. */
const listedMs = 7 * 24 * hourMs

const maxListed = 100

/** What is asked for: an operation on a snapshot or run. */
export type Subject = { operation: ApprovedOperation; subjectId: string }

function stateAt({ state, expires_at }: Selectable<ApprovalRow>, now: Date): Approval['state'] {
  if (state === 'DECLINED') return 'DECLINED'
  if (expires_at <= now.toISOString()) return 'EXPIRED'
  return state === 'APPROVED' ? 'APPROVED' : 'PENDING'
}

/** Reads and writes who asked whom to approve what, by Mailroom's clock. Source: EXIT-03. */
export function approvalsOf(store: Store, scope: Scope, now: Date) {
  const directory = directoryOf(scope)
  const at = now.toISOString()

  /** Those of one person for one thing that are not too old. */
  const openOf = (db: Kysely<Tables>, { operation, subjectId }: Subject, { accountId }: Person) =>
    db
      .selectFrom('approval')
      .selectAll()
      .where('directory', '=', directory)
      .where('operation', '=', operation)
      .where('subject_id', '=', subjectId)
      .where('requested_by', '=', accountId)
      .where('expires_at', '>', at)

  const decide = (approvalId: string, state: 'APPROVED' | 'DECLINED', person: Person) =>
    store
      .updateTable('approval')
      .set({ state, decided_by: person.accountId, decided_name: person.name, decided_at: at })
      .where('id', '=', approvalId)
      .where('directory', '=', directory)
      .where('state', '=', 'PENDING')
      .where('expires_at', '>', at)

  return {
    async list({ accountId }: Person): Promise<Approval[]> {
      const rows = await store
        .selectFrom('approval')
        .selectAll()
        .where('directory', '=', directory)
        .where('requested_at', '>', new Date(now.getTime() - listedMs).toISOString())
        .orderBy('requested_at', 'desc')
        .orderBy('id')
        .limit(maxListed)
        .execute()
      return rows.map((row) => ({
        ...{ approvalId: row.id, operation: Operation.parse(row.operation) },
        ...{ subjectId: row.subject_id, reason: row.reason, state: stateAt(row, now) },
        ...{ requestedBy: row.requested_name, requestedAt: row.requested_at },
        ...{ isOwn: row.requested_by === accountId, expiresAt: row.expires_at },
        ...(row.decided_at === null || row.decided_name === null
          ? {}
          : { decidedBy: row.decided_name, decidedAt: row.decided_at }),
      }))
    },

    /** Adds a request; returns undefined if the person has an open one for the same. */
    async request(subject: Subject, reason: string, person: Person): Promise<string | undefined> {
      const id = randomUUID()
      return store.transaction().execute(async (transaction) => {
        const open = await openOf(transaction, subject, person)
          .where('state', 'in', ['PENDING', 'APPROVED'])
          .executeTakeFirst()
        if (open) return undefined
        await transaction
          .insertInto('approval')
          .values({
            ...{ id, directory, operation: subject.operation, subject_id: subject.subjectId },
            ...{ reason, state: 'PENDING', requested_by: person.accountId },
            ...{ requested_name: person.name, requested_at: at },
            expires_at: new Date(now.getTime() + approvalHours * hourMs).toISOString(),
            ...{ decided_by: null, decided_name: null, decided_at: null },
          })
          .execute()
        return id
      })
    },

    /** Returns one of the organization, if there is one. */
    find: (approvalId: string) =>
      store
        .selectFrom('approval')
        .selectAll()
        .where('id', '=', approvalId)
        .where('directory', '=', directory)
        .executeTakeFirst(),

    /** Approves a request of somebody else; returns false if nobody waits for it any more. */
    async approve(approvalId: string, person: Person): Promise<boolean> {
      const row = await decide(approvalId, 'APPROVED', person)
        .where('requested_by', '!=', person.accountId)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },

    /** Declines a request; returns false if nobody waits for it any more. */
    async decline(approvalId: string, person: Person): Promise<boolean> {
      const row = await decide(approvalId, 'DECLINED', person).returning('id').executeTakeFirst()
      return row !== undefined
    },

    /** Returns who has approved that a person does something; undefined if nobody has. */
    async approverOf(subject: Subject, person: Person): Promise<string | undefined> {
      const row = await openOf(store, subject, person)
        .where('state', '=', 'APPROVED')
        .where('decided_by', '!=', person.accountId)
        .executeTakeFirst()
      return row?.decided_name ?? undefined
    },
  }
}
