import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const ana = '00000000-0000-4000-8000-000000000001'
const nobody = '00000000-0000-4000-8000-0000000000ff'

test.each([
  ['user', `users/${nobody}`, 'User not found', 'Go to the users'],
  ['group', `groups/${nobody}`, 'Group not found', 'Go to the groups'],
  [
    'resource',
    'resources/r-000000000000000000000000000000ff',
    'Resource not found',
    'Go to the resources',
  ],
] as const)(
  'GEN-10 the form that edits an unknown %s says so, and leads back',
  async (_, path, title, back) => {
    await using __ = await openBackend()
    using ___ = visit(`${organizationPath}/${path}/edit`)
    await screen.findByRole('heading', { level: 1, name: title })
    const main = within(screen.getByRole('main'))
    main.getByText(/It does not exist in this organization/)
    main.getByRole('link', { name: back })
    expect(main.queryByRole('alert')).toBeNull()
  },
)

test('GEN-10 an address with what is no id says that there is no such user', async () => {
  await using __ = await openBackend()
  using ___ = visit(`${organizationPath}/users/add`)
  await screen.findByRole('heading', {
    level: 1,
    name: 'This user does not exist in this organization',
  })
  const main = within(screen.getByRole('main'))
  main.getByRole('link', { name: 'Go to users' })
  expect(main.queryByText(/not valid/)).toBeNull()
})

test.each([
  ['jobs', 'This plan or job does not exist'],
  ['domains', 'Domain not found'],
  ['groups', 'This group does not exist in this organization'],
])(
  'GEN-10 an address of %s with what is no id says that there is nothing',
  async (place, title) => {
    await using _backend = await openBackend()
    using _ = visit(`${organizationPath}/${place}/${'a'.repeat(300)}`)
    await screen.findByRole('heading', { level: 1, name: title })
    expect(screen.queryByText(/not valid/)).toBeNull()
  },
)

test.each([
  ['token', `users/${ana}/tokens/gone/delete`],
  ['device override', `users/${ana}/mobile-devices/overrides/gone/edit`],
])('GEN-10 the dialog of a %s that is gone says so', async (_, path) => {
  await using __ = await openBackend()
  using ___ = visit(`${organizationPath}/${path}`)
  const said = await screen.findByText(/There is nothing at this address/)
  expect(screen.getByRole('dialog').contains(said)).toBe(true)
})

test('GEN-10 the form of a template says why the templates could not be loaded, and loads them again', async () => {
  await using backend = await openBackend()
  const { templateId } = await backend.operate('onboardingTemplates.put', {
    ...{ ...scope, name: 'Sales', addressPattern: '{firstName}.{lastName}@example.com' },
    ...{ groupIds: [], aliasPatterns: [], attributes: {} },
  })
  backend.lose('onboardingTemplates.list')
  using _ = visit(`${organizationPath}/onboarding-templates/${templateId}/edit`)
  const retry = await screen.findByRole('button', { name: 'Retry' })
  backend.lose()
  retry.click()
  await screen.findByRole('heading', { level: 1, name: 'Sales' })
})

test('GEN-10 a template that is gone has a page that says so', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/onboarding-templates/gone/edit`)
  await screen.findByRole('heading', { level: 1, name: 'Page not found' })
})
