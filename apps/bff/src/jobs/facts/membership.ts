import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

type Group = { id: string; name: string }

export function joining(group: Group, memberId: string): StepDraft {
  const facts = { before: { isMember: false }, after: { isMember: true }, about: group.name }
  return step('groupMembers.associate', { groupId: group.id, memberId }, facts)
}

export function leaving(group: Group, memberId: string): StepDraft {
  const facts = { before: { isMember: true }, after: { isMember: false }, about: group.name }
  return step('groupMembers.disassociate', { groupId: group.id, memberId }, facts)
}

const Input = z.object({ groupId: z.string(), memberId: z.string() })

/** The direct membership of an entity in a group. Source: GRP-08, USR-33. */
export const membership: Fact = {
  operations: ['groupMembers.associate', 'groupMembers.disassociate'],

  subject({ input }) {
    const { groupId, memberId } = Input.parse(input)
    return `${groupId} ${memberId}`
  },

  async read({ input, reader }) {
    const { groupId, memberId } = Input.parse(input)
    const groups = await reader.groupsOf(memberId)
    return { isMember: groups.some(({ id }) => id === groupId) }
  },

  after: (operation) => ({ isMember: operation === 'groupMembers.associate' }),

  invert({ step: { input, after, about = '' } }) {
    const { groupId, memberId } = Input.parse(input)
    const group = { id: groupId, name: about }
    return [after.isMember === true ? leaving(group, memberId) : joining(group, memberId)]
  },
}
