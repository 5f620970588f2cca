import { render, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../kit/testing/real-backend.ts'
import { visit } from '../kit/testing/visit.tsx'
import { FirstLoad } from './FirstLoad.tsx'

/** An organization of the sample that no other test opens: its name is not known yet. */
const managedId = 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const managed = `/local/us-east-1/organizations/${managedId}`

/** The sample's deleted organization. */
const deleted = '/local/us-east-1/organizations/m-3e1a2b3c4d5e6f708192a3b4c5d6e7f8'

test('the first screen has a main part and a heading', () => {
  const { unmount } = render(<FirstLoad />)
  expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Mailroom')
  unmount()
})

test('an organization keeps its name while AWS denies it, and never shows its id instead', async () => {
  await using backend = await openBackend()
  await backend.deny(
    ...['DescribeOrganization', 'ListUsers', 'ListMailDomains'].map((name) => `workmail:${name}`),
  )
  using page = visit(managed)
  // Another test of this worker may have made the name known.
  await screen.findByRole('heading', { level: 1, name: /^(Organization|managed-corp)$/ })
  expect(screen.queryByRole('heading', { name: managedId })).toBeNull()
  await page.router.navigate('/local/us-east-1/organizations')
  await screen.findByRole('link', { name: 'managed-corp' })
  await page.router.navigate(managed)
  await screen.findByRole('heading', { level: 1, name: 'managed-corp' })
  await waitFor(() => expect(document.title).toBe('managed-corp – Mailroom'))
  expect(backend.of('organizations.describe').length).toBeGreaterThan(0)
})

test.each([
  ['bulk/disable', undefined, 'Plans and jobs'],
  ['bulk/disable?types=GROUP', undefined, 'Groups'],
  ['bulk/disable', { from: `${organizationPath}/users` }, 'Users'],
  ['onboarding-templates/create', undefined, 'Onboarding templates'],
  ['users/create', undefined, 'Users'],
])(
  'the menu and the breadcrumbs put %s, opened with %o, below %s',
  async (page, state, section) => {
    await using _ = await openBackend()
    using opened = visit('/api-reference')
    await opened.router.navigate(`${organizationPath}/${page}`, { state })
    const menu = within(await screen.findByRole('navigation', { name: 'Main navigation' }))
    await waitFor(() =>
      expect(menu.getByRole('link', { current: 'page' }).textContent).toBe(section),
    )
    const crumbs = within(screen.getByRole('navigation', { name: 'Breadcrumbs' }))
    expect(crumbs.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'Organizations',
      'example-corp',
      section,
    ])
  },
)

test('ORG-05 a deleted organization shows what AWS still tells, and offers nothing that cannot work', async () => {
  await using _ = await openBackend()
  using page = visit(deleted)
  await screen.findByRole('heading', { level: 2, name: 'Details' })
  expect(screen.queryByText(/\.awsapps\.com\/mail/)).toBeNull()
  expect(screen.queryByRole('link', { name: 'Show' })).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Mail domains' })).toBeNull()
  await page.router.navigate(`${deleted}/users`)
  await screen.findByRole('heading', { name: 'This organization was deleted' })
  expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull()
})
