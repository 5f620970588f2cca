import { Change, changeKinds } from '@mailroom/schemas/changes'
import type { Job } from '@mailroom/schemas/jobs'
import { declarationOf, isOperationId, resourceOf } from '@mailroom/schemas/operations'
import * as z from 'zod'
import { KnownEntity } from '../directory-index/known-entity.ts'
import { jobName } from '../jobs/describe-job.ts'
import { jobRowsOf } from '../jobs/job-rows.ts'
import type { Store } from '../store/open-store.ts'
import type { AuditTarget } from './event.ts'

type Values = Record<string, unknown>

/** What is known about a change before it is made. */
export type Known = {
  target?: AuditTarget | undefined
  before?: Values | undefined
  details?: Values | undefined
}

const text = z.string().optional().catch(undefined)

/** The members of inputs and answers that say whom or what an operation is about. */
const Members = z.object({
  connectionId: text,
  region: text,
  organizationId: text,
  userId: text,
  groupId: text,
  resourceId: text,
  entityId: text,
  memberId: text,
  granteeId: text,
  alias: text,
  name: text,
  displayName: text,
  jobId: text,
  templateId: text,
  sessionId: text,
  snapshotId: text,
  runId: text,
  kitId: text,
  target: text,
  moverId: text,
  impersonationRoleId: text,
  uploadId: text,
  approvalId: text,
  subjectId: text,
  operation: text,
  change: z
    .object({
      kind: z.enum(changeKinds),
      targets: z
        .object({ entityIds: z.array(z.unknown()) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/**
 * Returns to whom or what an operation is, by its input or its answer: as its declaration says, or
 * by the members that name it.
 */
export function targetOf(operation: string, value: unknown): AuditTarget | undefined {
  const { data } = Members.safeParse(value)
  if (!data || !isOperationId(operation)) return undefined
  const declared = declarationOf(operation).target
  if (declared) {
    const members = z.record(z.string(), z.unknown()).parse(value)
    const member = (name = '') => text.parse(members[name])
    return { kind: declared.kind, id: member(declared.id), name: member(declared.name) }
  }
  const name = data.displayName ?? data.name
  const { userId, groupId, resourceId, entityId, organizationId } = data
  switch (resourceOf(operation)) {
    case 'jobs':
    case 'jobRows':
      return { kind: 'JOB', id: data.jobId, name: data.change?.kind }
    case 'onboardingTemplates':
      return { kind: 'ONBOARDING_TEMPLATE', id: data.templateId, name: data.name }
    case 'sessions':
      return { kind: 'SESSION', id: data.sessionId }
    case 'exportRuns':
      return { kind: 'EXPORT_RUN', id: data.runId }
    case 'exportJobs':
      return { kind: 'EXPORT_JOB', id: data.jobId }
    case 'approvals':
      return { kind: 'APPROVAL', id: data.approvalId ?? data.subjectId }
    case 'kits':
    case 'kitResults':
      return { kind: 'KIT', id: data.kitId, name: data.target }
    case 'movers':
      return { kind: 'MIGRATION_COMPANY', id: data.moverId }
    case 'impersonationRoles':
      // A new one has its id in the answer only.
      return { kind: 'IMPERSONATION_ROLE', id: data.impersonationRoleId, name: data.name }
    case 'archives':
      return { kind: 'SNAPSHOT', id: data.snapshotId }
    case 'exportEvidence':
      if (data.jobId === undefined) break
      return { kind: 'EXPORT_JOB', id: data.jobId }
    case 'snapshots':
      // What is imported keeps the id of its upload.
      return { kind: 'SNAPSHOT', id: data.snapshotId ?? data.uploadId }
    case 'exports':
      return { kind: 'EXPORT', id: data.jobId, name: data.operation }
    case 'organizations':
      // A new one has its id in the answer only.
      return { kind: 'ORGANIZATION', id: organizationId, name: data.alias }
    case 'users':
      return { kind: 'USER', id: userId, name }
    case 'groups':
      return { kind: 'GROUP', id: groupId, name }
    case 'resources':
      return { kind: 'RESOURCE', id: resourceId, name }
    default:
  }
  if (groupId !== undefined) return { kind: 'GROUP', id: groupId }
  if (resourceId !== undefined) return { kind: 'RESOURCE', id: resourceId }
  if (userId !== undefined) return { kind: 'USER', id: userId }
  if (entityId !== undefined) return { kind: 'ENTITY', id: entityId }
  return organizationId === undefined ? undefined : { kind: 'ORGANIZATION', id: organizationId }
}

/** Returns the values before that the index of the directory has, by the names of the input. */
function valuesBefore(
  operation: string,
  entity: KnownEntity,
  { memberId }: z.infer<typeof Members>,
) {
  const { state, email, aliases, mailboxQuota, members, hiddenFromGlobalAddressList } = entity
  switch (operation) {
    case 'users.enable':
    case 'users.disable':
    case 'groups.enable':
    case 'groups.disable':
    case 'resources.enable':
    case 'resources.disable':
      return { state, email, aliases }
    case 'users.delete':
    case 'groups.delete':
    case 'resources.delete':
      return {
        name: entity.name,
        displayName: entity.displayName,
        state,
        hiddenFromGlobalAddressList,
      }
    case 'aliases.create':
    case 'aliases.delete':
      return aliases && { aliases }
    case 'aliases.makePrimary':
      return { email }
    case 'mailboxes.updateQuota':
      return mailboxQuota === undefined ? undefined : { mailboxQuota }
    case 'groupMembers.associate':
    case 'groupMembers.disassociate':
      return members && memberId !== undefined
        ? { isMember: members.includes(memberId) }
        : undefined
    default:
      return undefined
  }
}

async function permissionsBefore(store: Store, directory: string, entity: string, grantee: string) {
  const row = await store
    .selectFrom('directory_permission')
    .select('permission_values')
    .where('directory', '=', directory)
    .where('entity_id', '=', entity)
    .where('grantee_id', '=', grantee)
    .executeTakeFirst()
  return z.array(z.string()).parse(JSON.parse(row?.permission_values ?? '[]'))
}

/** Returns the domains of a change that moves addresses, if the change is valid. */
function moveOf(change: unknown) {
  const { data } = z.object({ kind: z.literal('moveDomain') }).safeParse(change)
  const moving = data && Change.safeParse(change).data
  if (moving?.kind !== 'moveDomain') return {}
  const { fromDomain, toDomain, keepOldAddresses } = moving
  return { move: { fromDomain, toDomain, keepOldAddresses } satisfies Job['move'] }
}

async function aboutJob(store: Store, jobId: string): Promise<Known> {
  const job = await store.selectFrom('job').selectAll().where('id', '=', jobId).executeTakeFirst()
  if (!job) return {}
  // A plan of a move that only removes has a title of its own, which its rows decide.
  const { move } = jobName(job, await jobRowsOf(store).counts([jobId]))
  return {
    target: { kind: 'JOB', id: jobId, name: job.kind },
    before: { state: job.state },
    details: {
      kind: job.kind,
      ...(move && { move }),
      ...(job.row_count === null ? {} : { rows: job.row_count }),
      ...(job.started_at === null ? {} : { startedBy: job.account }),
    },
  }
}

async function aboutEntity(
  store: Store,
  operation: string,
  target: AuditTarget & { id: string },
  members: z.infer<typeof Members>,
): Promise<Known> {
  const { connectionId, region, organizationId, granteeId } = members
  const directory = `${connectionId} ${region} ${organizationId}`
  const row = await store
    .selectFrom('directory_entry')
    .select('content')
    .where('directory', '=', directory)
    .where('id', '=', target.id)
    .executeTakeFirst()
  if (!row?.content) return {}
  const entity = KnownEntity.parse(JSON.parse(row.content))
  const isPermission = operation.startsWith('mailboxPermissions.') && granteeId !== undefined
  const before = isPermission
    ? { permissionValues: await permissionsBefore(store, directory, target.id, granteeId) }
    : valuesBefore(operation, entity, members)
  return {
    target: { kind: entity.type, id: target.id, name: entity.displayName ?? entity.name },
    before,
    ...(before ? { details: { beforeFrom: 'INDEX' } } : {}),
  }
}

/**
 * Returns what the store knows about a change that is about to be made: the name of the target as
 * it is now, and the values before, from the index of the directory or the table of jobs. Never
 * asks AWS. Never fails: what cannot be read is not known.
 */
export async function knownAbout(store: Store, operation: string, body: unknown): Promise<Known> {
  const target = targetOf(operation, body)
  const { data: members } = Members.safeParse(body)
  if (!target || !members) return {}
  const { id } = target
  const planned = members.change && {
    details: {
      kind: members.change.kind,
      ...(members.change.targets ? { rows: members.change.targets.entityIds.length } : {}),
      ...moveOf(z.object({ change: z.unknown() }).safeParse(body).data?.change),
    },
  }
  if (id === undefined) return { target, ...planned }
  try {
    const known =
      target.kind === 'JOB'
        ? await aboutJob(store, id)
        : await aboutEntity(store, operation, { ...target, id }, members)
    return { target: { ...target, ...known.target }, before: known.before, details: known.details }
  } catch {
    return { target }
  }
}
