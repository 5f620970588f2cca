import { screen } from '@testing-library/react'
import { test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'

test.each([
  [0.9, /The mailbox is restored with its content\. .*\(estimated; 29 days left\)/],
  [29.5, /The mailbox is restored with its content\. .*today is the last day/],
  [31, /was removed on .* \(estimated\)\. Enabling the user creates a new, empty mailbox\./],
  [45, /was removed on .* \(estimated\)\. Enabling the user creates a new, empty mailbox\./],
])(
  'USR-08 T-15 %d days after disabling, by AWS’s clock, the dialog that enables says what happens to the mailbox',
  async (days, words) => {
    // The date is years away from the browser's clock.
    const disabledDate = '2031-03-01T12:00:00Z'
    const awsTime = new Date(Date.parse(disabledDate) + days * 24 * 60 * 60 * 1_000).toISOString()
    await using _ = await startBackend({
      'organizations.describe': () => ({
        ...{ organizationId, alias: 'example-corp', state: 'Active', awsTime },
      }),
      'identityProvider.describe': () => ({}),
      'mailDomains.list': () => ({ items: [] }),
      'users.describe': () => ({
        ...{ userId, name: 'ingrid.larsen', state: 'DISABLED', userRole: 'USER', disabledDate },
      }),
    })
    using __ = visit(`/local/us-east-1/organizations/${organizationId}/users/${userId}/enable`)
    await screen.findByText(words)
  },
)
