import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'

test('DMARC-01 DMARC-05 senders’ policies are enforced until an organization says otherwise', async () => {
  await using aws = await startLocalAws()
  const of = async (OrganizationId: string) =>
    (await aws.workmail.describeInboundDmarcSettings({ OrganizationId })).Enforced
  const { example, activeDirectory } = sampleOrganizations
  expect(await of(example)).toBe(true)
  await aws.workmail.putInboundDmarcSettings({ OrganizationId: example, Enforced: false })
  expect([await of(example), await of(activeDirectory)]).toEqual([false, true])
  await aws.workmail.putInboundDmarcSettings({ OrganizationId: example, Enforced: true })
  expect(await of(example)).toBe(true)
})
