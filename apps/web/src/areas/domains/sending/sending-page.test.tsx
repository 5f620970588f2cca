import { screen } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('06 §8.4 the page says that sending is switched off for the account', async () => {
  await using backend = await openBackend('auditor')
  await backend.ses('UpdateAccountSendingEnabled', { Enabled: 'false' })
  using _ = visit(`${organizationPath}/sending`)
  await screen.findByText('Sending is switched off in this Region')
  screen.getByText(/nobody in any organization can send/)
})
