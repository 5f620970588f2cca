import { type Input, operations } from '@mailroom/schemas'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

const where: Input<'sending.describe'> = { connectionId: here.connectionId, region: here.region }

test('the quota and the statistics of a Region are read together, oldest first', async () => {
  await using backend = await startBackend('auditor')
  const { status, body } = await backend.call('sending.describe', where)
  expect(status).toBe(200)
  const { dataPoints, ...quota } = operations['sending.describe'].output.parse(body)
  const lastDay = dataPoints.slice(-4)
  const sent = lastDay.reduce((sum, { deliveryAttempts }) => sum + deliveryAttempts, 0)
  expect(quota).toEqual({
    enabled: true,
    max24HourSend: 50_000,
    maxSendRate: 14,
    sentLast24Hours: sent,
  })
  expect(sent).toBeGreaterThan(0)
  const times = dataPoints.map(({ timestamp }) => timestamp)
  expect(times).toHaveLength(56)
  expect(times).toEqual(times.toSorted())
})

test('01 IAM-16 a caller without the statistics of SES is told the statement to add', async () => {
  await using backend = await startBackend('auditor')
  await backend.allowOnly({
    ...{
      Effect: 'Allow',
      Action: ['workmail:*', 'ses:GetSendQuota', 'ses:GetAccountSendingEnabled'],
      Resource: '*',
    },
  })
  expect(await backend.call('sending.describe', where)).toMatchObject({
    status: 400,
    body: {
      ...{ code: 'AccessDenied', missingAction: 'ses:GetSendStatistics' },
      missingStatement: { Effect: 'Allow', Action: 'ses:GetSendStatistics' },
    },
  })
})
