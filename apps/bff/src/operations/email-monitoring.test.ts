import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

test('ELG-01 RTE-01 whether email events are logged, and where, is told to all roles; off is no error', async () => {
  for (const role of ['administrator', 'helpDesk', 'auditor'] as const) {
    await using backend = await startBackend(role)
    const { organizationId: OrganizationId } = here
    await backend.workmail.deleteEmailMonitoringConfiguration({ OrganizationId })
    const describe = () => backend.call('emailMonitoring.describe', here)
    expect(await describe()).toMatchObject({ status: 200, body: {} })
    const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/workmail/events:*'
    await backend.workmail.putEmailMonitoringConfiguration({
      ...{ OrganizationId, LogGroupArn: logGroupArn },
    })
    expect(await describe()).toMatchObject({ status: 200, body: { logGroupArn } })
  }
})

test('GEN-10 another refusal of AWS is not taken for off', async () => {
  const answer = { status: 400, body: JSON.stringify({ __type: 'OrganizationStateException' }) }
  await using aws = await startOtherAws(() => answer)
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('emailMonitoring.describe', here)).toMatchObject({
    body: { code: 'OrganizationStateException' },
  })
})
