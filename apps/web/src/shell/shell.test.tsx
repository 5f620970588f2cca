import { render, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../kit/testing/backend.ts'
import { visit } from '../kit/testing/visit.tsx'
import { FirstLoad } from './FirstLoad.tsx'

const id = 'm-00000000000000000000000000000001'
const path = `/local/us-east-1/organizations/${id}`
const organization = {
  ...{ organizationId: id, alias: 'example-corp', state: 'Active' },
  interoperabilityEnabled: false,
}
const down = () => refusal(502, 'AwsUnreachable')

test('the first screen has a main part and a heading', () => {
  const { unmount } = render(<FirstLoad />)
  expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Mailroom')
  unmount()
})

test('an organization keeps its name while AWS is down, and never shows its id instead', async () => {
  await using backend = await startBackend({
    'organizations.describe': down,
    'organizations.list': () => ({ items: [organization] }),
    'entities.search': down,
    'mailDomains.list': down,
  })
  using page = visit(path)
  await screen.findByRole('heading', { level: 1, name: 'Organization' })
  expect(screen.queryByRole('heading', { name: id })).toBeNull()
  await page.router.navigate('/local/us-east-1/organizations')
  await screen.findByRole('link', { name: 'example-corp' })
  await page.router.navigate(path)
  await screen.findByRole('heading', { level: 1, name: 'example-corp' })
  await waitFor(() => expect(document.title).toBe('example-corp – Mailroom'))
  expect(backend.of('organizations.describe').length).toBeGreaterThan(0)
})

test.each([
  ['bulk/disable', undefined, 'Plans and jobs'],
  ['bulk/disable?types=GROUP', undefined, 'Groups'],
  ['bulk/disable', { from: `${path}/users` }, 'Users'],
  ['onboarding-templates/create', undefined, 'Onboarding templates'],
  ['users/create', undefined, 'Users'],
])(
  'the menu and the breadcrumbs put %s, opened with %o, below %s',
  async (page, state, section) => {
    await using _ = await startBackend({
      'organizations.describe': () => organization,
      'organizations.list': () => ({ items: [organization] }),
      'identityProvider.describe': () => ({}),
      'mailDomains.list': () => ({ items: [] }),
      'onboardingTemplates.list': () => ({ items: [] }),
      'entities.search': () => ({ items: [], total: 0, index: { phase: 'COMPLETE', done: 0 } }),
    })
    using opened = visit('/api-reference')
    await opened.router.navigate(`${path}/${page}`, { state })
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
  const stopped = () => refusal(400, 'OrganizationStateException')
  await using backend = await startBackend({
    'organizations.describe': () => ({ ...organization, state: 'Deleted' }),
    'entities.search': stopped,
    'mailDomains.list': stopped,
    'users.list': stopped,
  })
  using page = visit(path)
  await screen.findByRole('heading', { level: 2, name: 'Details' })
  expect(screen.queryByRole('link', { name: 'Show' })).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Mail domains' })).toBeNull()
  await page.router.navigate(`${path}/users`)
  await screen.findAllByText('The organization is not active.')
  expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull()
  expect(backend.of('entities.search').length).toBeGreaterThan(0)
})
