import * as z from 'zod/mini'
import { step } from '../step.ts'
import type { Fact } from './fact.ts'

const Input = z.object({ resourceId: z.string(), entityId: z.string() })

/** Whether a user or group is a delegate of a resource. Source: RES-07. */
export const resourceDelegate: Fact = {
  operations: ['resourceDelegates.associate', 'resourceDelegates.disassociate'],

  subject({ input }) {
    const { resourceId, entityId } = Input.parse(input)
    return `${resourceId} ${entityId}`
  },

  async read({ input, reader }) {
    const { resourceId, entityId } = Input.parse(input)
    return { isDelegate: (await reader.delegates(resourceId)).includes(entityId) }
  },

  after: (operation) => ({ isDelegate: operation === 'resourceDelegates.associate' }),

  invert({ step: { input, before, after } }) {
    const operation =
      after.isDelegate === true ? 'resourceDelegates.disassociate' : 'resourceDelegates.associate'
    return [step(operation, Input.parse(input), { before: after, after: before })]
  },
}
