import type { EntityType } from '@mailroom/schemas/entities'
import { type StepDraft, type StepInput, step } from '../step.ts'
import type { Fact } from './fact.ts'
import { disabling } from './registration.ts'
import { type Target, targetOf } from './target.ts'

const gone = { before: { exists: true }, after: { exists: false } }

/** Deletes a disabled entity permanently. */
export function deleting({ id, type }: Target): StepDraft {
  if (type === 'USER') return step('users.delete', { userId: id }, gone)
  if (type === 'GROUP') return step('groups.delete', { groupId: id }, gone)
  return step('resources.delete', { resourceId: id }, gone)
}

/** Creates a user. */
export function creating(user: StepInput<'users.create'>): StepDraft {
  return step('users.create', user, { before: { exists: false }, after: { exists: true } })
}

/** Returns what is created, by name, or what is deleted, by id. */
function namedIn(input: Record<string, unknown>, type: EntityType): Target {
  return typeof input.name === 'string' ? { id: input.name, type } : targetOf(input)
}

const creations = ['users.create', 'groups.create', 'resources.create'] as const

/** The existence of a user, group or resource. A deletion cannot be undone; a creation can.  */
export const existence: Fact = {
  operations: [...creations, 'users.delete', 'groups.delete', 'resources.delete'],
  creations,
  needsPassword: ({ operation, input }) =>
    operation === 'users.create' && input.role !== 'REMOTE_USER',

  subject: ({ input, entity }) => namedIn(input, entity.type).id,

  async read({ input, entity, reader }) {
    const { id, type } = namedIn(input, entity.type)
    return { exists: (await reader.describe(id, type)) !== undefined }
  },

  after: (operation) => ({ exists: operation.endsWith('.create') }),

  invert({ step: { after }, entity: { id }, undoing }) {
    if (after.exists !== true || id === undefined) return undefined
    const user = { id, type: 'USER' } as const
    const isDisabled = undoing.some(({ operation }) => operation === 'users.disable')
    return [...(isDisabled ? [] : [disabling(user, { state: 'ENABLED' })]), deleting(user)]
  },
}
