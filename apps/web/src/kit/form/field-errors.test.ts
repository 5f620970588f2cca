import { expect, test } from 'vitest'
import { errorsByPath, resolverOf } from './field-errors.ts'

const scope = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
}

test('T-18 an error deep in an input is found under the path of its field', async () => {
  const change = { kind: 'updateQuota', targets: { entityIds: [] }, mailboxQuota: 51_201 }
  const { errors } = await resolverOf('jobs.plan', scope)({ change }, undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  })
  expect(Object.fromEntries(errorsByPath(errors))).toMatchObject({
    'change.targets.entityIds': { type: 'required' },
    'change.mailboxQuota': { type: 'tooBig', message: '51200' },
  })
})
