import { SqliteAdapter, sql } from 'kysely'
import { hashOf } from '../audit/chain.ts'
import { contentOf } from '../audit/event.ts'
import { auditTrail } from '../audit/trail.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditRow } from '../store/tables.ts'
import { here } from './start-backend.ts'

/** What the trail is about: so many users, changed by so many people. */
const users = 2_000
const people = 20

/** A text that one change of a long trail contains, near the beginning. */
export const rareText = 'the needle'

/** The change with the rare text. */
const rareChange = 1_000

/** The rows that are put at once. */
const batch = 5_000

const firstMs = Date.parse('2024-12-01T00:00:00Z')
const rowEveryMs = 60_000

const surnames = ['Müller', 'Brandt', 'Silva', 'Okafor']
const operations = ['users.update', 'users.resetPassword', 'groups.update', 'aliases.create']

/** Returns the rows of a change of a user: before it, and its outcome. One in 50 was refused. */
function rowsOf(number: number) {
  const event = {
    ...{ requestId: '', address: '10.1.2.3', role: 'administrator', ...here },
    ...{ account: `person${number % people}@example.com`, accountName: `Ada ${number % people}` },
    sessionId: '5b0f3c9e-9d1e-4b0a-8c51-27a3a4f0f6a1',
    operation: operations[number % operations.length] ?? '',
    input: { ...here, userId: `user-${number}`, department: 'Sales' },
    target: {
      kind: 'USER',
      id: `user-${number}`,
      name: `Zoë ${surnames[number % surnames.length]} ${number}`,
    },
  } as const
  const ending =
    number % 50 === 0
      ? ({ outcome: 'EntityNotFoundException', result: 'REFUSED' } as const)
      : ({ outcome: 'Succeeded', result: 'SUCCEEDED' } as const)
  const facts = { before: { department: 'Support' }, durationMs: 50, awsRequestId: 'a3c5b1f0' }
  return { intent: contentOf(event), outcome: contentOf(event, { ...ending, ...facts }, 0) }
}

async function put(store: Store, rows: readonly AuditRow[]): Promise<void> {
  const json = JSON.stringify(rows)
  const columns = Object.keys(rows[0] ?? {})
  const isSqlite = store.getExecutor().adapter instanceof SqliteAdapter
  await (isSqlite
    ? sql`INSERT INTO audit_entry (${sql.join(columns.map((column) => sql.ref(column)))})
          SELECT ${sql.join(columns.map((column) => sql`value ->> ${sql.lit(column)}`))}
          FROM json_each(${json})`
    : sql`INSERT INTO audit_entry
          SELECT (json_populate_recordset(NULL::audit_entry, ${json}::json)).*`
  ).execute(store)
}

/**
 * Puts a trail of so many rows into an empty store, chained as the backend does it but many rows at
 * a time.
 */
export async function putTrail(store: Store, { key, rows }: { key: Buffer; rows: number }) {
  const trail = auditTrail(store, { clock: { now: () => new Date(firstMs) }, key })
  await trail.begin()
  let { number, hash } = (await trail.head()) ?? { number: 0, hash: '' }
  const contents = Array.from({ length: users }, (_, user) => rowsOf(user))
  let waiting: AuditRow[] = []
  while (number < rows) {
    const change = Math.ceil(number / 2)
    const { intent, outcome } = contents[(change * 7_919) % users] ?? rowsOf(0)
    const of = number
    const isIntent = number % 2 === 1
    number++
    const row = {
      ...(isIntent ? intent : { ...outcome, intent_sequence: of }),
      ...{ sequence: number, at: new Date(firstMs + number * rowEveryMs).toISOString() },
      ...{ request_id: `request-${change}`, is_keyed: 1, instance: null },
    }
    if (isIntent && change === rareChange) row.search_rest = rareText
    hash = hashOf(key, hash, row)
    waiting.push({ ...row, hash })
    if (waiting.length === batch || number === rows) {
      await put(store, waiting)
      waiting = []
    }
  }
  // PostgreSQL does this itself after so many rows, in its own time.
  await sql`ANALYZE audit_entry`.execute(store)
}
