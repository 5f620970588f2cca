/** A signed-in browser, or one on its way through the identity provider. Times are ISO 8601 texts in UTC, which sort as they follow. */
export type SessionRow = {
  /** SHA-256 of the cookie's id, so that whoever reads the table cannot take a session over. */
  key: string
  /** Names the session and opens nothing. */
  id: string
  /** What express-session keeps, as JSON. */
  content: string
  account_id: string | null
  account_name: string | null
  role: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

/** An entry of the audit trail; rows are only ever added. */
export type AuditRow = {
  sequence: number
  at: string
  request_id: string
  phase: string
  account: string
  role: string
  operation: string
  /** JSON. */
  input: string
  outcome: string | null
  hash: string
}

/** What the instances have to agree on, such as the secret that signs cookies. */
export type SettingRow = { name: string; value: string }

export type Tables = { session: SessionRow; audit_entry: AuditRow; setting: SettingRow }
