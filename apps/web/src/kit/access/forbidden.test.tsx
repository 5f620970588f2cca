import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

test.each([
  ['auditor', 'access-rules/add', 'Auditor'],
  ['auditor', 'users/create', 'Auditor'],
  ['helpDesk', 'jobs', 'Help desk'],
] as const)(
  'GEN-07 the %s who opens %s reads their role, who can help, and where to go',
  async (role, path, name) => {
    await using _ = await openBackend(role)
    using __ = visit(`${organizationPath}/${path}`)
    await screen.findByRole('heading', { name: 'Not allowed' })
    screen.getByText(
      `Your role, ${name}, does not include this. An administrator can do it, or give you the role.`,
    )
    const way = screen.getByRole('link', { name: 'Go to the overview' })
    expect(way.getAttribute('href')).toBe(organizationPath)
  },
)

test('an auditor reads who plans bulk changes, and not how to plan one', async () => {
  await using _ = await openBackend('auditor')
  // No other test plans anything in this organization.
  using __ = visit('/local/us-east-1/organizations/m-5e1a2b3c4d5e6f708192a3b4c5d6e7f8/jobs')
  await screen.findByText(/^No plans yet\. Administrators plan bulk changes/)
  expect(document.body.textContent).not.toContain('Select entries')
})
