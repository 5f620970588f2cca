import { can } from '@mailroom/schemas/can'
import { actionsOf, iamPolicy } from '@mailroom/schemas/iam-policy'
import { declarationOf } from '@mailroom/schemas/operations'
import { roles } from '@mailroom/schemas/role'
import { expect, test } from 'vitest'
import { idsInOrder, sampleInput } from '../test/sample-inputs.ts'
import { startBackend } from '../test/start-backend.ts'

test.each(roles)(
  'IAM-20 each action taken from the policy of %s stops the operation that needs it, and AWS names it',
  async (role) => {
    await using backend = await startBackend(role)
    const all = iamPolicy(role).Statement.flatMap(({ Action }) => Action)
    const allow = (Action: string[]) =>
      backend.allowOnly({ Effect: 'Allow', Action, Resource: '*' })
    /** The reads with one call each, which cannot answer by half. */
    const ids = idsInOrder.filter(
      (id) =>
        can([role], id) &&
        declarationOf(id).kind === 'read' &&
        actionsOf(id).length === 1 &&
        /^(?:workmail|ses):/.test(actionsOf(id)[0] ?? ''),
    )
    expect(ids.length).toBeGreaterThan(10)
    const told: Record<string, unknown> = {}
    for (const id of ids) {
      const [action = ''] = actionsOf(id)
      await allow(all.filter((each) => each !== action))
      const { status, body } = await backend.call(id, await sampleInput(id, backend))
      told[id] = { status, missingAction: Object(body).missingAction }
      await allow(all)
      expect((await backend.call(id, await sampleInput(id, backend))).status, id).toBe(200)
    }
    expect(told).toEqual(
      Object.fromEntries(ids.map((id) => [id, { status: 400, missingAction: actionsOf(id)[0] }])),
    )
  },
)
