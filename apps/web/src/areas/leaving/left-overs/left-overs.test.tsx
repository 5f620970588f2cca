import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test.each([
  ['auditor', false],
  ['administrator', true],
] as const)(
  'EXIT-01 EXIT-12 what is left leads an %s only to where the role may go',
  async (role, isShown) => {
    await using _ = await openBackend(role)
    using __ = visit(`${organizationPath}/exit/left-overs`)
    const items = within(await screen.findByRole('list', { name: 'Items' }))
    expect(items.getAllByRole('link', { name: 'Show the domains' })).toHaveLength(2)
    // What Mailroom has done is told even where only people close an item.
    // Other tests of the same backend may have made a kit.
    items.getByText(/^(No kit has been made with Mailroom|A kit for .+ was made by .+ on .+)\.$/)
    items.getByText('The audit log knows of no archive that was built.')
    for (const name of ['Delete the organization', 'Plan exports'])
      expect(items.queryAllByRole('link', { name }), name).toHaveLength(isShown ? 1 : 0)
  },
)
