import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('RES-06 a delegate is advised when an automatic option of a resource without one is switched off, not before', async () => {
  await using _ = await openBackend()
  using __ = visit(
    `${organizationPath}/resources/r-00000000000000000000000000000001/booking-options/edit`,
  )
  const option = await screen.findByRole('checkbox', { name: /decline conflicting/ })
  fireEvent.click(option)
  await screen.findByText(/^This resource has no delegate\./)
  fireEvent.click(option)
  expect(screen.queryByText(/^This resource has no delegate\./)).toBeNull()
})
