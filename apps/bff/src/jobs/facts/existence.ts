import type { EntityType } from '@mailroom/schemas'
import * as z from 'zod/mini'
import { type StepDraft, type StepInput, step } from '../step.ts'
import type { Fact } from './fact.ts'
import { disabling } from './registration.ts'

type Named = { id: string; type: EntityType }

const gone = { before: { exists: true }, after: { exists: false } }

/** Deletes a disabled entity permanently. */
export function deleting({ id, type }: Named): StepDraft {
  if (type === 'USER') return step('users.delete', { userId: id }, gone)
  if (type === 'GROUP') return step('groups.delete', { groupId: id }, gone)
  return step('resources.delete', { resourceId: id }, gone)
}

/** Creates a user. */
export function creating(user: StepInput<'users.create'>): StepDraft {
  return step('users.create', user, { before: { exists: false }, after: { exists: true } })
}

const Input = z.object({
  userId: z.optional(z.string()),
  groupId: z.optional(z.string()),
  resourceId: z.optional(z.string()),
  name: z.optional(z.string()),
})

function namedIn(input: Record<string, unknown>): Named {
  const { userId, groupId, resourceId, name = '' } = Input.parse(input)
  if (groupId !== undefined) return { id: groupId, type: 'GROUP' }
  if (resourceId !== undefined) return { id: resourceId, type: 'RESOURCE' }
  return { id: userId ?? name, type: 'USER' }
}

/** The existence of a user, group or resource. A deletion cannot be undone; a creation can.  */
export const existence: Fact = {
  operations: ['users.create', 'users.delete', 'groups.delete', 'resources.delete'],

  subject: ({ input }) => namedIn(input).id,

  async read({ input, reader }) {
    const { id, type } = namedIn(input)
    return { exists: (await reader.describe(id, type)) !== undefined }
  },

  invert({ step: { after }, entity: { id }, undoing }) {
    if (after.exists !== true || id === undefined) return undefined
    const user = { id, type: 'USER' } as const
    const isDisabled = undoing.some(({ operation }) => operation === 'users.disable')
    return [...(isDisabled ? [] : [disabling(user, { state: 'ENABLED' })]), deleting(user)]
  },
}
