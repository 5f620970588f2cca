import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('MDOV-03 a text that cannot be read says why and where, also beside the button', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/mobile-devices/overrides/import`)
  const field = await screen.findByRole('textbox', { name: 'Overrides, one per line' })
  fireEvent.change(field, { target: { value: 'user,device id,effect\nana.silva,"ABC1,ALLOW' } })
  const words = 'Line 2: the quotation mark is not closed.'
  await screen.findByText(words, { selector: '[role=status]' })
  expect(screen.getAllByText(words).length).toBeGreaterThan(1)
  expect(screen.queryByText(/No override read/)).toBeNull()
})
