import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('DMARC-07 ELG-01 the log group is the one that is set, and else the one of AWS', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.workmail('PutEmailMonitoringConfiguration', {
    LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/mail/of-ours:*',
  })
  {
    using _ = visit(`${organizationPath}/dmarc`)
    await screen.findByText('/mail/of-ours')
    expect(screen.queryByText('/aws/workmail/events/example-corp')).toBeNull()
  }
  await backend.workmail('DeleteEmailMonitoringConfiguration', {})
  using _ = visit(`${organizationPath}/dmarc`)
  await screen.findByText('/aws/workmail/events/example-corp')
})
