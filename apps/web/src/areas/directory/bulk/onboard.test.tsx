import type { Input } from '@mailroom/schemas/operations'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const simpleDirectory = '/local/us-east-1/organizations/m-5e1a2b3c4d5e6f708192a3b4c5d6e7f8'

/** A template named Sales. */
const template: Input<'onboardingTemplates.put'> = {
  ...{ connectionId: 'local', region: 'us-east-1', organizationId, name: 'Sales', groupIds: [] },
  ...{ addressPattern: '{firstName}.{lastName}@example.com', aliasPatterns: [], attributes: {} },
}

const type = async (label: string, value: string) =>
  fireEvent.change(await screen.findByRole('textbox', { name: label }), { target: { value } })

test('USR-04 somebody is onboarded without a template: the plan names none', async () => {
  await using backend = await openBackend()
  await backend.operate('onboardingTemplates.put', template)
  using _ = visit(`${organizationPath}/onboard`)
  await screen.findByText(/^(Choose a|No) template$/)
  await type('First name – optional', 'Anna')
  await type('Last name – optional', 'Berg')
  screen.getByRole('button', { name: 'Review changes' }).click()
  await waitFor(() => expect(backend.of('jobs.plan')).toHaveLength(1))
  const [{ input } = { input: {} }] = backend.of('jobs.plan')
  expect(input).toMatchObject({ change: { kind: 'onboard', user: { name: 'anna.berg' } } })
  expect(JSON.stringify(input)).not.toContain('templateId')
})

test.each(['users/create', 'onboard'])(
  'USR-04 in a Simple AD the page %s proposes a short user name, and refuses a long one at its field',
  async (path) => {
    await using backend = await openBackend()
    using _ = visit(`${simpleDirectory}/${path}`)
    await type('First name – optional', 'Bartholomaeus')
    await type('Last name – optional', 'Schwarzenegger')
    const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'User name' })
    await waitFor(() => expect(name().value).toBe('b.schwarzenegger'))
    await type('User name', 'bartholomaeus.schwarzenegger')
    screen.getByRole('button', { name: /^(Review changes|Add user)$/ }).click()
    await screen.findByText('At most 20 characters.')
    await waitFor(() => expect(document.activeElement).toBe(name()))
    expect([...backend.of('jobs.plan'), ...backend.of('users.create')]).toEqual([])
  },
)

test('USR-04 GEN-07 nobody types a name before it is known how long it may be, or an address before its domain is known', async () => {
  await using backend = await openBackend()
  const organization = Promise.withResolvers<void>()
  const domains = Promise.withResolvers<void>()
  backend.hold('organizations.describe', organization.promise)
  backend.hold('mailDomains.list', domains.promise)
  using _ = visit(`${simpleDirectory}/users/create`)
  await waitFor(() => expect(backend.of('organizations.describe').length).toBeGreaterThan(0))
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('textbox', { name: 'User name' })).toBeNull()
  organization.resolve()
  await type('User name', 'bartholomaeus.schwarzenegger')
  const local = screen.getByRole<HTMLInputElement>('textbox', { name: 'Local part of the address' })
  expect(local.disabled).toBe(true)
  screen.getByRole('button', { name: 'Add user' }).click()
  await screen.findByText('At most 20 characters.')
  domains.resolve()
  await waitFor(() => expect(local.disabled).toBe(false))
  expect(local.value).toBe('bartholomaeus.schwarzenegger')
})

test('USR-04 an empty detail of a template is not said to clear it for selected users, as in a bulk change', async () => {
  await using backend = await openBackend()
  const { templateId } = await backend.operate('onboardingTemplates.put', {
    ...template,
    attributes: { company: '' },
  })
  using _ = visit(`${organizationPath}/onboarding-templates/${templateId}/edit`)
  await screen.findByRole('textbox', { name: 'Company' })
  expect(screen.queryByText(/is cleared for all selected users/)).toBeNull()
})

test('m5 an auditor reads the onboarding templates and what they give, and finds them in the menu', async () => {
  await using backend = await openBackend('auditor')
  await backend.operate('onboardingTemplates.put', {
    ...template,
    aliasPatterns: ['{name}@example.org'],
    attributes: { city: 'Bonn' },
  })
  using _ = visit(`${organizationPath}/onboarding-templates`)
  fireEvent.click(await screen.findByRole('button', { name: 'Details: Sales' }))
  const shown = screen.getByRole('table', { name: 'Onboarding templates' }).textContent
  expect(shown).toMatch(/\{name\}@example\.org.*Bonn|Bonn.*\{name\}@example\.org/)
  const menu = screen.getByRole('navigation', { name: 'Main navigation' })
  expect(within(menu).getByRole('link', { current: 'page' }).textContent).toBe(
    'Onboarding templates',
  )
  for (const name of ['Add template', 'Sales', 'Delete: Sales'])
    expect(screen.queryByRole('link', { name })).toBeNull()
})

test('USR-04 GEN-10 a template with the name of another is refused at its field', async () => {
  await using backend = await openBackend()
  await backend.operate('onboardingTemplates.put', template)
  const { templateId } = await backend.operate('onboardingTemplates.put', {
    ...template,
    name: 'Support',
  })
  using _ = visit(`${organizationPath}/onboarding-templates/${templateId}/edit`)
  await type('Template', 'Sales')
  screen.getByRole('button', { name: 'Save template' }).click()
  await screen.findByText('There is a template with this name. Enter another name.')
  const name = screen.getByRole('textbox', { name: 'Template' })
  await waitFor(() => expect(document.activeElement).toBe(name))
})
