import { render, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FirstLoad } from '../FirstLoad.tsx'
import { refusal, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'

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
  expect(screen.getByRole('heading', { level: 1, name: 'Mailroom' })).toBeDefined()
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
  expect(await screen.findByRole('heading', { level: 1, name: 'Organization' })).toBeDefined()
  expect(screen.queryByRole('heading', { name: id })).toBeNull()
  await page.router.navigate('/local/us-east-1/organizations')
  await screen.findByRole('link', { name: 'example-corp' })
  await page.router.navigate(path)
  expect(await screen.findByRole('heading', { level: 1, name: 'example-corp' })).toBeDefined()
  await waitFor(() => expect(document.title).toBe('example-corp – Mailroom'))
  expect(backend.of('organizations.describe').length).toBeGreaterThan(0)
})
