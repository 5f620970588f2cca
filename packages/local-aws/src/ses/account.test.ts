import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { hours, sesIn } from '../test/ses.ts'

test('06 §8.4 what was sent is counted for a day and shown for two weeks', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { SendDataPoints = [] } = await aws.ses.getSendStatistics({})
  const dayAgo = aws.clock.now.getTime() - hours(24) * 1000
  const today = SendDataPoints.filter(({ Timestamp }) => Number(Timestamp) >= dayAgo)
  const sent = today.reduce((sum, { DeliveryAttempts = 0 }) => sum + DeliveryAttempts, 0)
  expect(today.length).toBeGreaterThan(0)
  expect(await aws.ses.getSendQuota({})).toMatchObject({
    Max24HourSend: 50_000,
    MaxSendRate: 14,
    SentLast24Hours: sent,
  })
  aws.clock.advance(hours(13 * 24))
  const later = (await aws.ses.getSendStatistics({})).SendDataPoints ?? []
  expect(later.length).toBeGreaterThan(0)
  expect(later.length).toBeLessThan(SendDataPoints.length)
  expect(await aws.ses.getSendQuota({})).toMatchObject({ SentLast24Hours: 0 })
})

test('06 UpdateAccountSendingEnabled disables a Region, even without Enabled', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const isOn = async (ses = aws.ses) => (await ses.getAccountSendingEnabled({})).Enabled
  expect(await isOn()).toBe(true)
  await aws.ses.updateAccountSendingEnabled({})
  expect([await isOn(), await isOn(sesIn('eu-west-1', aws))]).toEqual([false, true])
  await aws.ses.updateAccountSendingEnabled({ Enabled: true })
  expect(await isOn()).toBe(true)
})

test('06 UpdateAccountSendingEnabled leaves the active rule set as it is', async () => {
  await using aws = await startLocalAws()
  const before = (await aws.ses.describeActiveReceiptRuleSet({})).Metadata
  await aws.ses.updateAccountSendingEnabled({ Enabled: false })
  expect((await aws.ses.describeActiveReceiptRuleSet({})).Metadata).toEqual(before)
})
