import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('ORG-01 the connection counts the organizations that the list shows, and no deleted one', async () => {
  await using _ = await openBackend()
  using opened = visit('/local/us-east-1/connection')
  const link = await screen.findByRole('link', { name: '5 organizations' })
  link.click()
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(5))
  screen.getByRole('checkbox', { name: 'Show deleted organizations' }).click()
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(6))
  expect(opened.router.state.location.search).toBe('?deleted=shown')
})

test('PRE-01 a connection that uses the root user of the account is warned of', async () => {
  await using backend = await openBackend('auditor')
  await backend.beRoot()
  using _ = visit('/local/us-east-1/connection')
  await screen.findByText(/root user of the AWS account, who may do everything/)
})
