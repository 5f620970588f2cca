import type { OddLine } from '../archive/read-lines.ts'
import type { ExportEvidence } from '../evidence.ts'
import {
  groupsAbove,
  type Held,
  heldBy,
  holdersOf,
  membersBelow,
  recipientsOf,
  rolesFor,
} from './access.ts'
import { isSnapshotPage, kindPages, placeOf } from './kind-pages.ts'
import { type Entity, type Kind, type Model, nameOf } from './model.ts'
import { type Cell, type Column, detailsOf, refOf, type Table, tableOf } from './table.ts'

/** A part of a page, under a heading whose words are `section.<id>` or those of its kind. */
export type Section = {
  id: string
  count: number
  table?: Table
  details?: { column: Column; cell: Cell }[]
}

/** A page of a snapshot as plain data. `title` is the name of the thing that it is about. */
export type PageData = { title?: string; isMigrationAdmin?: boolean; sections: Section[] }

/** Kinds of which a snapshot has at most one. */
const single = [
  'organization',
  'identityProvider',
  'retentionPolicy',
  'emailMonitoring',
  'inboundDmarc',
]

function section(id: string, columns: Column[], rows: Table['rows']): Section {
  return { id, count: rows.length, table: { columns, rows } }
}

function kindSection(model: Model, kind: Kind): Section {
  const rows = model.byKind.get(kind) ?? []
  const [row] = rows
  return {
    ...{ id: kind, count: rows.length },
    ...(row && rows.length === 1 && single.includes(kind)
      ? { details: detailsOf(model, row) }
      : { table: tableOf(model, kind) }),
  }
}

const stateOf = (model: Model, id: string) => model.entities.get(id)?.state

type HeldId = 'holders' | 'grantees' | 'held'

function heldSection(model: Model, id: HeldId, held: readonly Held[]): Section {
  const other = id === 'held' ? 'mailbox' : 'holder'
  const rows = held
    .filter(({ holderId, mailboxId }) => holderId !== mailboxId)
    .map(({ holderId, mailboxId, values, through }, index) => {
      const shown = id === 'held' ? mailboxId : holderId
      return {
        key: String(index),
        cells: [
          refOf(model, shown),
          values,
          through.map((group) => refOf(model, group)),
          stateOf(model, shown),
        ],
      }
    })
  return section(
    id,
    [
      { id: other, type: 'ref' },
      { id: 'may', type: 'text' },
      { id: 'through', type: 'way' },
      { id: 'state', type: 'text' },
    ],
    rows,
  )
}

function waysSection(model: Model, id: 'allGroups' | 'allMembers', ways: Map<string, string[]>) {
  return section(
    id,
    [
      { id: id === 'allGroups' ? 'group' : 'member', type: 'ref' },
      { id: 'through', type: 'way' },
      { id: 'state', type: 'text' },
    ],
    [...ways].map(([each, way]) => ({
      key: each,
      cells: [
        refOf(model, each),
        // What leads there: the group itself, and the one that is asked about, go without saying.
        (id === 'allGroups' ? way.slice(0, -1) : way.slice(1)).map((group) => refOf(model, group)),
        stateOf(model, each),
      ],
    })),
  )
}

function recipientsSection(model: Model, groupId: string): Section {
  const groups = (way: readonly string[]) => way.slice(1).map((each) => refOf(model, each))
  return section(
    'recipients',
    [
      { id: 'member', type: 'ref' },
      { id: 'getsMail', type: 'text' },
      { id: 'through', type: 'way' },
      { id: 'state', type: 'text' },
    ],
    recipientsOf(model, groupId).map(({ id, gets, through }) => ({
      key: id,
      cells: [refOf(model, id), gets, groups(through), stateOf(model, id)],
    })),
  )
}

function isMigrationAdmin(model: Model, { id, name, email }: Entity): boolean {
  const admin = model.of('organization')[0]?.migrationAdmin
  return admin !== undefined && [id, name, email].includes(admin)
}

/** Returns everything that a snapshot says about a user, group or resource; undefined for none. */
function entityPage(model: Model, page: string, id: string): PageData | undefined {
  const entity = model.entities.get(id)
  if (!entity || placeOf(entity.kind, id).page !== page) return undefined
  const of = (kind: Kind, rows: readonly Parameters<typeof detailsOf>[1][]): Section => ({
    ...{ id: kind, count: rows.length, table: tableOf(model, kind, rows) },
  })
  const about = (member: 'userId' | 'entityId', kind: Kind) =>
    of(
      kind,
      (model.byKind.get(kind) ?? []).filter((row) => member in row && Object(row)[member] === id),
    )
  const size = model.sizes.get(id)
  const sections: Section[] = [
    {
      ...{ id: 'details', count: 1 },
      details: [...detailsOf(model, entity), ...(size ? detailsOf(model, size).slice(1) : [])],
    },
    of('address', model.addressesOf.get(id) ?? []),
    heldSection(
      model,
      // A group has no mailbox; mail is sent in its name.
      entity.kind === 'group' ? 'grantees' : 'holders',
      holdersOf(model, id),
    ),
  ]
  if (entity.kind !== 'resource') sections.push(heldSection(model, 'held', heldBy(model, id)))
  if (entity.kind === 'group')
    sections.push(
      recipientsSection(model, id),
      waysSection(model, 'allMembers', membersBelow(model, id)),
    )
  if (entity.kind === 'resource') sections.push(of('delegate', model.delegatesOf.get(id) ?? []))
  else sections.push(of('delegate', model.delegateOf.get(id) ?? []))
  sections.push(waysSection(model, 'allGroups', groupsAbove(model, id)))
  if (entity.kind === 'user')
    sections.push(
      of('impersonationRole', rolesFor(model, id)),
      about('userId', 'personalAccessToken'),
      about('userId', 'mobileDeviceAccessOverride'),
    )
  sections.push(about('entityId', 'exportJob'))
  return {
    title: nameOf(model, id),
    // AWS gives a migration administrator every mailbox, without a permission on each.
    isMigrationAdmin: isMigrationAdmin(model, entity),
    // The questions that people have are answered even with "nobody"; the rest if there is any.
    sections: sections.filter(
      ({ id: each, count }) =>
        count > 0 || ['holders', 'grantees', 'address', 'recipients'].includes(each),
    ),
  }
}

function permissionsSection(model: Model): Section {
  const rows = model.of('permission').map(({ mailboxId, granteeId, values }, index) => ({
    key: String(index),
    cells: [
      refOf(model, mailboxId),
      refOf(model, granteeId),
      values,
      // How many people have it because they are in the group.
      model.entities.get(granteeId)?.kind === 'group'
        ? [...membersBelow(model, granteeId).keys()].filter(
            (id) => model.entities.get(id)?.kind === 'user',
          ).length
        : undefined,
    ],
  }))
  return section(
    'permission',
    [
      { id: 'mailbox', type: 'ref' },
      { id: 'holder', type: 'ref' },
      { id: 'may', type: 'text' },
      { id: 'peopleInGroup', type: 'number' },
    ],
    rows,
  )
}

function evidenceSection(model: Model, evidence: readonly ExportEvidence[]): Section {
  return section(
    'evidence',
    [
      { id: 'mailbox', type: 'ref' },
      { id: 'proof', type: 'text' },
      { id: 'level', type: 'number' },
      { id: 'endedAt', type: 'time' },
      { id: 'checkedAt', type: 'time' },
      { id: 'archiveSha384', type: 'code' },
      { id: 'jobId', type: 'code' },
    ],
    evidence.map((each) => {
      const named = each.email ?? each.name ?? each.entityId
      const known = refOf(model, each.entityId)
      const mailbox = known.entity ? known : { ...known, name: named }
      const { state, level, endedAt, checkedAt, archiveSha384, jobId } = each
      return {
        key: jobId,
        cells: [mailbox, state, level, endedAt, checkedAt, archiveSha384, jobId],
      }
    }),
  )
}

function oddSection(odd: readonly OddLine[]): Section {
  return section(
    'oddLines',
    [
      { id: 'file', type: 'text' },
      { id: 'line', type: 'number' },
      { id: 'fault', type: 'text' },
      { id: 'lineText', type: 'code' },
    ],
    odd.map(({ file, line, fault, text }, index) => ({
      key: String(index),
      cells: [file, line, fault, text],
    })),
  )
}

export type Opened = { model: Model; evidence: readonly ExportEvidence[]; odd: readonly OddLine[] }

/** Returns a page of a snapshot; undefined if there is no such page, or no such thing. */
export function pageOf(opened: Opened, page: string, id: string | undefined): PageData | undefined {
  const { model, evidence, odd } = opened
  if (id !== undefined) return entityPage(model, page, id)
  if (page === 'users') {
    const size = (row: { kind: string }) =>
      'id' in row ? model.sizes.get(String(row.id))?.sizeMb : undefined
    const extra = { id: 'sizeMb', type: 'number' as const, cell: size }
    const table = tableOf(model, 'user', undefined, [extra])
    return { sections: [{ id: 'user', count: table.rows.length, table }] }
  }
  if (page === 'groups') {
    const members = (row: { kind: string }) =>
      'id' in row ? model.membersOf.get(String(row.id))?.length : undefined
    const extra = { id: 'memberCount', type: 'number' as const, cell: members }
    const table = tableOf(model, 'group', undefined, [extra])
    return { sections: [{ id: 'group', count: table.rows.length, table }] }
  }
  if (page === 'permissions') return { sections: [permissionsSection(model)] }
  if (page === 'exports')
    return { sections: [evidenceSection(model, evidence), kindSection(model, 'exportJob')] }
  if (page === 'gaps') return { sections: [kindSection(model, 'gap'), oddSection(odd)] }
  if (!isSnapshotPage(page)) return undefined
  return { sections: kindPages[page].map((kind) => kindSection(model, kind)) }
}
