import type { DirectoryKind } from '@mailroom/schemas/directory-rules'
import type { EntityType } from '@mailroom/schemas/entities'
import type { PlanProblem } from '@mailroom/schemas/job-rows'
import type { WriteId } from '@mailroom/schemas/operations'
import { awsNeeds, whyAwsRefuses } from '@mailroom/schemas/why-not'
import * as z from 'zod/mini'
import type { DescribedEntity } from './directory-reader.ts'
import { refuseRow } from './plan-refusal.ts'
import type { StepDraft } from './step.ts'

type Known = Pick<DescribedEntity, 'name' | 'state'> & Pick<Partial<DescribedEntity>, 'userRole'>

const resources = { USER: 'users', GROUP: 'groups', RESOURCE: 'resources' } as const

/** Returns the operation that changes an entity of a type. */
export function operationOn<Verb extends 'update' | 'enable' | 'disable' | 'delete'>(
  type: EntityType,
  verb: Verb,
) {
  return `${resources[type]}.${verb}` as const
}

/** Refuses a row with a step that the kind of directory does not allow. Source: GEN-07. */
export function refuseByDirectory(steps: readonly StepDraft[], kind: DirectoryKind): void {
  for (const { operation } of steps) {
    const owner = whyAwsRefuses(operation, kind, undefined)
    if (owner === 'directory')
      refuseRow('ReadOnlyDirectory', 'The directory is managed elsewhere and is read-only here.')
    if (owner)
      refuseRow('Interoperability', 'Exchange does this while interoperability is enabled.')
  }
}

/** The kind of directory that allows everything; `refuseByDirectory` looks at the actual one. */
const own: DirectoryKind = { isReadOnly: false, isBesideExchange: false }

/** Returns why AWS refuses an operation for an entity, as a plan names it. */
function unmetNeed(operation: WriteId, entity: Known): [PlanProblem, string] | undefined {
  const { name, userRole } = entity
  switch (whyAwsRefuses(operation, own, entity)) {
    case 'notManaged':
    case 'noMailbox':
      if (userRole === 'SYSTEM_USER') return ['SystemUser', `${name} is a system user.`]
      if (userRole === 'RESOURCE') return ['WrongType', `${name} is a resource of Exchange.`]
      return ['RemoteUser', `${name} has no mailbox in WorkMail.`]
    case 'notEnabled':
      return ['NotEnabled', `${name} is not enabled.`]
    case 'onlyDisabled':
      return ['StillEnabled', `${name} is enabled; only what is disabled can be deleted.`]
    default:
      // What is enabled or disabled already needs no step.
      return undefined
  }
}

/** Refuses an entity for which AWS would refuse an operation. Source: EMB-07, USR-03, USR-07. */
export function refuseEntity(operation: WriteId, entity: Known): void {
  const problem = unmetNeed(operation, entity)
  if (problem) refuseRow(...problem)
}

/** Returns whether AWS would refuse an operation for an entity. */
export function isRefused(operation: WriteId, entity: Known): boolean {
  return unmetNeed(operation, entity) !== undefined
}

/** Refuses groups and resources. */
export function refuseUnlessUser({ name, type }: DescribedEntity): void {
  if (type !== 'USER') refuseRow('WrongType', `${name} is no user.`)
}

const Named = z.object({
  entityId: z.optional(z.string()),
  granteeId: z.optional(z.string()),
  groupId: z.optional(z.string()),
  memberId: z.optional(z.string()),
  resourceId: z.optional(z.string()),
  userId: z.optional(z.string()),
})

function idsIn({ input }: StepDraft): string[] {
  return Object.values(Named.parse(input)).filter((id) => id !== undefined)
}

const isRegistration = ({ operation }: StepDraft) => /\.(enable|disable)$/.test(operation)

/** Returns the state of an entity after the steps; undefined if they do not change it. */
function stateAfter(steps: readonly StepDraft[], id: string) {
  const last = steps.findLast((step) => isRegistration(step) && idsIn(step).includes(id))
  return last && (last.operation.endsWith('.enable') ? 'ENABLED' : 'DISABLED')
}

/**
 * Returns whether all entities that a step names are in the state that AWS demands, now or after
 * earlier steps. A step that enables or disables is always possible: it may find that done.
 * Source: EMB-07.
 */
export async function isPossibleAfter(
  before: readonly StepDraft[],
  step: StepDraft,
  find: (id: string) => Promise<Pick<DescribedEntity, 'state'> | undefined>,
): Promise<boolean> {
  const { state: needed } = awsNeeds(step.operation)
  if (needed === undefined || isRegistration(step)) return true
  for (const id of idsIn(step))
    if ((stateAfter(before, id) ?? (await find(id))?.state) !== needed) return false
  return true
}
