import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test.each([
  ['users', '00000000-0000-4000-8000-000000000001', /ana\.silva@example\.com.*/],
  ['groups', '00000000-0000-4000-8001-000000000003', /@example\.com/],
  ['resources', `r-${'1'.padStart(32, '0')}`, /@example\.com/],
])(
  'USR-12 the question before one of %s is disabled names the released addresses',
  async (list, id, addresses) => {
    await using _ = await openBackend()
    using __ = visit(`${organizationPath}/${list}/${id}/disable`)
    const named = await screen.findByText(/^These addresses are released: /)
    expect(named.textContent).toMatch(addresses)
  },
)
