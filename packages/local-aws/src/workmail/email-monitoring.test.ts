import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const logGroup = (region = 'us-east-1') =>
  `arn:aws:logs:${region}:123456789012:log-group:/aws/workmail/emailevents/corp-directory:*`
const RoleArn = 'arn:aws:iam::123456789012:role/workmail-monitoring-role'

test('ELG-01 ELG-04 ELG-08 email monitoring is disabled, enabled with a role or without, and disabled again', async () => {
  await using aws = await startLocalAws()
  const { workmail } = aws
  const described = async () => {
    const { $metadata, ...configuration } = await workmail.describeEmailMonitoringConfiguration({
      OrganizationId,
    })
    return configuration
  }
  expect(await outcomeOf(described())).toBe('ResourceNotFoundException')
  const LogGroupArn = logGroup()
  await workmail.putEmailMonitoringConfiguration({ OrganizationId, LogGroupArn, RoleArn })
  expect(await described()).toEqual({ LogGroupArn, RoleArn })
  await workmail.putEmailMonitoringConfiguration({ OrganizationId, LogGroupArn })
  expect(await described()).toEqual({ LogGroupArn })
  const off = () => outcomeOf(workmail.deleteEmailMonitoringConfiguration({ OrganizationId }))
  expect([await off(), await off()]).toEqual(['done', 'done'])
  expect(await outcomeOf(described())).toBe('ResourceNotFoundException')
})

test.each([
  ['of another Region', logGroup('eu-west-1'), 'InvalidParameterException'],
  ['without the end :*', logGroup().slice(0, -2), 'ValidationException'],
])('ELG-04 ELG-06 a log group %s is refused', async (_, LogGroupArn, code) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.putEmailMonitoringConfiguration({ OrganizationId, LogGroupArn })
  expect(await outcomeOf(call)).toBe(code)
})
