import { type Input, operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const where: Input<'sending.describe'> = { connectionId: here.connectionId, region: here.region }

test('the quota and the statistics of a Region are read together, oldest first', async () => {
  await using backend = await startBackend('auditor')
  const { status, body } = await backend.call('sending.describe', where)
  expect(status).toBe(200)
  const { dataPoints, ...quota } = operations['sending.describe'].output.parse(body)
  const lastDay = (dataPoints ?? []).slice(-4)
  const sent = lastDay.reduce((sum, { deliveryAttempts }) => sum + deliveryAttempts, 0)
  expect(quota).toEqual({
    enabled: true,
    max24HourSend: 50_000,
    maxSendRate: 14,
    sentLast24Hours: sent,
  })
  expect(sent).toBeGreaterThan(0)
  const times = (dataPoints ?? []).map(({ timestamp }) => timestamp)
  expect(times).toHaveLength(56)
  expect(times).toEqual(times.toSorted())
})

test.each([
  ['ses:GetSendStatistics', 'statisticsRefused', 'max24HourSend', 50_000],
  ['ses:GetSendQuota', 'quotaRefused', 'dataPoints.length', 56],
  ['ses:GetAccountSendingEnabled', 'enabledRefused', 'dataPoints.length', 56],
] as const)(
  '01 IAM-16 a caller without %s is told the statement to add, and sees the rest',
  async (missingAction, refused, rest, value) => {
    await using backend = await startBackend('auditor')
    await backend.allowOnly({ Effect: 'Allow', NotAction: missingAction, Resource: '*' })
    const { status, body } = await backend.call('sending.describe', where)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        [refused]: {
          ...{ code: 'AccessDenied', missingAction },
          missingStatement: { Effect: 'Allow', Action: missingAction },
        },
      },
    })
    expect(body).toHaveProperty(rest, value)
  },
)

const answer = (operation: string, result: string) =>
  `<${operation}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${operation}Result>${result}</${operation}Result></${operation}Response>`

test('statistics that AWS tells in any order come in that of their time, and sending without a word is off', async () => {
  const day = (number: number) => `2026-11-0${number}T00:00:00Z`
  const points = [3, 1, 2].map(
    (number) =>
      `<member><Timestamp>${day(number)}</Timestamp><DeliveryAttempts>${number}</DeliveryAttempts><Bounces>0</Bounces><Complaints>0</Complaints><Rejects>0</Rejects></member>`,
  )
  await using aws = await startOtherAws(({ operation }) => ({
    status: 200,
    body: answer(
      operation,
      operation === 'GetSendStatistics'
        ? `<SendDataPoints>${points.join('')}</SendDataPoints>`
        : operation === 'GetSendQuota'
          ? '<Max24HourSend>200</Max24HourSend>'
          : '<Other>x</Other>',
    ),
  }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  const { body } = await backend.call('sending.describe', {
    ...{ ...where, connectionId: aws.connection.id },
  })
  const sending = operations['sending.describe'].output.parse(body)
  expect(sending.enabled).toBe(false)
  expect(sending.dataPoints?.map(({ deliveryAttempts }) => deliveryAttempts)).toEqual([1, 2, 3])
})
