import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const path = `${organizationPath}/domains/example.com/move`

test('DOM-15 the form says how many have an address of the domain, offers verified domains only, and makes a plan', async () => {
  await using backend = await openBackend()
  using _ = visit(path)
  await screen.findByRole('heading', { name: 'Move everybody away from example.com' })
  await screen.findByText(/^\d+ users, groups and resources have an address of example\.com\./)

  fireEvent.click(screen.getByRole('button', { name: 'Make a plan' }))
  await screen.findByText('Choose one of the values.')

  fireEvent.mouseDown(screen.getByRole('button', { name: /^New domain/ }))
  const unverified = await screen.findByRole('option', { name: /new\.example\.net/ })
  await waitFor(() => expect(unverified.getAttribute('aria-disabled')).toBe('true'))
  within(unverified).getByText('This domain is not verified.')
  expect(screen.queryByRole('option', { name: 'example.com' })).toBeNull()
  fireEvent.mouseUp(screen.getByRole('option', { name: 'example.org' }))
  await screen.findByText(/New addresses are proposed with example\.com\./)
  fireEvent.click(screen.getByRole('checkbox', { name: /^Keep the addresses of example\.com/ }))

  fireEvent.click(screen.getByRole('button', { name: 'Make a plan' }))
  await screen.findByRole('heading', { name: /^Move \d+ \w+ from example\.com to example\.org$/ })
  expect(backend.of('jobs.plan')[0]?.input).toMatchObject({
    change: {
      ...{ kind: 'moveDomain', fromDomain: 'example.com', toDomain: 'example.org' },
      keepOldAddresses: false,
    },
  })
  // Both addresses of each are in the table.
  await screen.findByRole('columnheader', { name: /^Address before/ })
  const [row] = await screen.findAllByRole('row', { name: /ana\.silva@example\.com/ })
  expect(row?.textContent).toMatch(/ana\.silva@example\.com.*ana\.silva@example\.org/)
  fireEvent.click(await screen.findByRole('link', { name: /^Start/ }))
  await screen.findByText(
    'The addresses of example.com do not stay as aliases: mail to them bounces.',
  )
})

test('DOM-15 who got an address at AWS after the directory was read is in the plan', async () => {
  await using backend = await openBackend()
  const counted = async () => {
    const query = { mailDomain: 'example.com', states: ['ENABLED' as const] }
    const { total, index } = await backend.operate('entities.search', { ...scope, query, limit: 1 })
    expect(index.phase).toBe('COMPLETE')
    return total
  }
  const before = await waitFor(counted, { timeout: 10_000 })
  const named = { Name: 'latecomer', DisplayName: 'Late Comer', Password: 'Corr3ct-horse' }
  const { UserId } = await backend.workmail('CreateUser', named)
  const registered = { EntityId: UserId, Email: 'latecomer@example.com' }
  await backend.workmail('RegisterToWorkMail', registered)
  using _ = visit(path)
  await screen.findByText(
    RegExp(`^${before + 1} users, groups and resources have an address of example\\.com\\.`),
  )
  fireEvent.mouseDown(screen.getByRole('button', { name: /^New domain/ }))
  fireEvent.mouseUp(await screen.findByRole('option', { name: 'example.org' }))
  fireEvent.click(screen.getByRole('button', { name: 'Make a plan' }))
  await screen.findByRole('row', { name: /latecomer@example\.com/ })
})

test('DOM-15 USR-07 the form names the disabled ones, which have no address that could be moved', async () => {
  await using _ = await openBackend()
  using __ = visit(path)
  await screen.findByText(/^\d+ disabled users, groups and resources are not moved$/)
  screen.getByText(/^Their last address was in example\.com\. They released it/)
  const [first] = within(screen.getByRole('main')).getAllByRole('listitem')
  expect(first?.textContent).toMatch(/@example\.com$/)
  expect(first?.querySelector('a')?.getAttribute('href')).toMatch(/\/(users|groups|resources)\//)
})

test('DOM-15 the audit log names both domains of a planned move', async () => {
  await using backend = await openBackend()
  const domains = { fromDomain: 'example.com', toDomain: 'example.org' }
  await backend.operate('jobs.plan', {
    ...scope,
    change: { kind: 'moveDomain', ...domains, keepOldAddresses: true },
  })
  using __ = visit('/audit-log')
  await screen.findAllByText('Move from example.com to example.org')
})

test('DOM-15 an auditor is told that administrators move addresses', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(path)
  await screen.findByText(/administrator/i)
  const back = screen.getByRole('link', { name: 'Go to the domain example.com' })
  expect(back.getAttribute('href')).toBe(`${organizationPath}/domains/example.com`)
  const way = within(screen.getByRole('navigation', { name: 'Breadcrumbs' }))
  way.getByRole('link', { name: 'example.com' })
  expect(screen.queryByRole('button', { name: 'Make a plan' })).toBeNull()
})
