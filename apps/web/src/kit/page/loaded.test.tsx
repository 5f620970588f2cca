import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, refusal, startBackend } from '../testing/backend.ts'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const organization = `/local/us-east-1/organizations/${organizationId}`
const userId = '00000000-0000-4000-8000-000000000001'
const templateId = '00000000-0000-4000-8000-00000000000a'

const answers: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'mailDomains.list': () => ({ items: [] }),
  'identityProvider.describe': () => ({
    ...{ authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY' },
    identityCenterConfiguration: { instanceArn: 'arn:instance', applicationArn: 'arn:app' },
    personalAccessTokenConfiguration: { status: 'ACTIVE' },
  }),
  'users.describe': () => ({ userId, name: 'ana.silva', state: 'ENABLED', userRole: 'USER' }),
  'personalAccessTokens.list': () => ({ items: [] }),
  'mobileDevices.list': () => ({ items: [] }),
  'mobileDeviceAccessOverrides.list': () => ({ items: [] }),
  'onboardingTemplates.list': () => ({ items: [] }),
}

const missing = () => refusal(404, 'EntityNotFoundException')

test.each([
  ['user', 'users.describe', 'users/nobody', 'User not found', 'Go to the users'],
  ['group', 'groups.describe', 'groups/nobody', 'Group not found', 'Go to the groups'],
  [
    'resource',
    'resources.describe',
    'resources/nobody',
    'Resource not found',
    'Go to the resources',
  ],
] as const)(
  'GEN-10 the form that edits an unknown %s says so, and leads back',
  async (_, id, path, title, back) => {
    await using __ = await startBackend({ ...answers, [id]: missing })
    using ___ = visit(`${organization}/${path}/edit`)
    await screen.findByRole('heading', { level: 1, name: title })
    const main = within(screen.getByRole('main'))
    main.getByText(/It does not exist in this organization/)
    main.getByRole('link', { name: back })
    expect(main.queryByRole('alert')).toBeNull()
  },
)

test('GEN-10 an address with what is no id says that there is no such user', async () => {
  await using __ = await startBackend({
    ...answers,
    'users.describe': () =>
      refusal(400, 'InvalidInput', { fields: { userId: { code: 'tooShort' } } }),
  })
  using ___ = visit(`${organization}/users/add`)
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
  ['token', `users/${userId}/tokens/gone/delete`],
  ['device override', `users/${userId}/mobile-devices/overrides/gone/edit`],
])('GEN-10 the dialog of a %s that is gone says so', async (_, path) => {
  await using __ = await startBackend(answers)
  using ___ = visit(`${organization}/${path}`)
  const said = await screen.findByText(/There is nothing at this address/)
  expect(screen.getByRole('dialog').contains(said)).toBe(true)
})

test('GEN-10 the form of a template says why the templates could not be loaded, and loads them again', async () => {
  await using backend = await startBackend({
    ...answers,
    'onboardingTemplates.list': () => refusal(500, 'InternalError'),
  })
  using _ = visit(`${organization}/onboarding-templates/${templateId}/edit`)
  const retry = await screen.findByRole('button', { name: 'Retry' })
  Object.assign(backend.answers, {
    'onboardingTemplates.list': () => ({
      items: [
        {
          ...{ templateId, name: 'Sales', addressPattern: '{firstName}.{lastName}@example.com' },
          ...{ groupIds: [], aliasPatterns: [], attributes: {} },
        },
      ],
    }),
  })
  retry.click()
  await screen.findByRole('heading', { level: 1, name: 'Sales' })
})

test('GEN-10 a template that is gone has a page that says so', async () => {
  await using _ = await startBackend(answers)
  using __ = visit(`${organization}/onboarding-templates/gone/edit`)
  await screen.findByRole('heading', { level: 1, name: 'Page not found' })
})
