import { expect, test } from 'vitest'
import { errorsByPath, inputOf, resolverOf } from './field-errors.ts'

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

test('USR-15 a form whose operation replaces all sends all values, with all those it was opened with', () => {
  const device = { userId: 'ana', deviceId: 'DEVICE1' }
  const seen = { effect: 'DENY', description: 'Lost' }
  const values = { effect: 'DENY', description: '' }
  expect(inputOf(values, device, { values: seen, replacesAll: true })).toEqual({
    ...{ ...device, effect: 'DENY' },
    expected: { effect: 'DENY', description: 'Lost' },
  })
  expect(inputOf({ effect: 'ALLOW' }, device, { values: {}, replacesAll: true })).toEqual({
    ...{ ...device, effect: 'ALLOW', expected: {} },
  })
  expect(inputOf(values, device, { values: seen, replacesAll: false })).toEqual({
    ...{ ...device, description: '', expected: { description: 'Lost' } },
  })
})
