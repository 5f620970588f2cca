import type {
  LintAddress,
  LintEntity,
  LintGroup,
  LintModel,
  LintPermission,
  LintResource,
  LintUser,
} from '@mailroom/schemas/lint/model'
import type { csvFiles, KitFile, Place, textFile } from './files.ts'
import type { Reconciliation } from './reconciliation.ts'
import type { KitWord, KitWords } from './words.ts'

/** A user, group or resource that goes into a kit. */
export type Subject<Row extends LintEntity = LintEntity> = {
  row: Row
  /** The primary address after the domain map. */
  address: string
  /** The addresses beside it that go along. `row` is the line of the snapshot. */
  aliases: readonly { address: string; row: LintAddress }[]
}

/** A permission of which both sides go into the kit; `value` is one of its values. */
export type Grant = {
  row: LintPermission
  value: string
  mailbox: Subject
  grantee: Subject
  /** The key of the fact. */
  key: string
}

/** What recipes write to, and what goes into the kit. Everything is in a fixed order. */
export type Kit = {
  model: LintModel
  words: KitWords
  users: readonly Subject<LintUser>[]
  groups: readonly Subject<LintGroup>[]
  resources: readonly Subject<LintResource>[]
  /** Users elsewhere, whom the organization knows by their address alone. */
  remoteUsers: readonly Subject<LintUser>[]
  /** Returns one that goes into the kit, by its id. */
  subjectOf: (id: string) => Subject | undefined
  /** Returns the members of a group that go into the kit, by address. */
  membersOf: (groupId: string) => readonly { member: Subject; key: string }[]
  delegatesOf: (resourceId: string) => readonly { delegate: Subject; key: string }[]
  /** One for each value. */
  grants: readonly Grant[]
  /** The domains at the target of everything that goes along. */
  domains: readonly string[]
  /** Says that facts are carried, each by its key: `user u-1`, `address ana@example.com`. */
  carried: (place: Place, ...keys: readonly string[]) => void
  /** Says that somebody has to do it at the target, and why. */
  byHand: (key: string, reason: KitWord, values?: Record<string, string | number>) => void
  excluded: (key: string, reason: KitWord, values?: Record<string, string | number>) => void
  reconciliation: Pick<Reconciliation, 'isByHand' | 'isOpen'>
  /** Whether addresses beyond what the target takes become groups. Source: KIT-22, LINT-26. */
  aliasGroups: boolean
  /** Adds what was written. */
  add: (from: { files: () => KitFile[] }) => void
  /** Adds a program, which is the same bytes for everybody. Source: KIT-04. */
  addProgram: (path: string, content: string) => void
  /**
   * Returns the text in whose place the browser puts a new password of a user, or its hash.
   * Source: KIT-06.
   */
  passwordOf: (user: Subject<LintUser>, as?: 'PASSWORD' | 'SSHA512') => string
}

export type Csv = ReturnType<typeof csvFiles>
export type Text = ReturnType<typeof textFile>
