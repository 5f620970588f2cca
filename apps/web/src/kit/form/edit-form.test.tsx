import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const groupId = '00000000-0000-4000-8001-000000000001'
const group = `/local/us-east-1/organizations/${organizationId}/groups/${groupId}`

const answers: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'mailDomains.list': () => ({ items: [{ domainName: 'example.com', defaultDomain: true }] }),
  'groups.describe': () => ({
    ...{ groupId, name: 'Sales', email: 'sales@example.com', state: 'ENABLED' as const },
    hiddenFromGlobalAddressList: false,
  }),
}

async function openForm() {
  const page = visit(`${group}/edit`)
  await screen.findByRole('heading', { level: 1, name: 'Edit Sales' })
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /address list/ })
  return { page, box, save: () => fireEvent.click(screen.getByRole('button', { name: /^Save/ })) }
}

test('USR-15 a form that edits something shows each change, as it is and as it will be', async () => {
  await using _ = await startBackend(answers)
  const { page, box } = await openForm()
  using __ = page
  expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull()
  fireEvent.click(box)
  within(screen.getByRole('region', { name: 'What changes' })).getByText('Yes → No')
  fireEvent.click(box)
  expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull()
})

test('GRP-06 after saving, the form says so and leads back', async () => {
  await using backend = await startBackend({ ...answers, 'groups.update': () => ({}) })
  const { page, box, save } = await openForm()
  using _ = page
  fireEvent.click(box)
  save()
  await screen.findByText('Sales was changed.')
  await screen.findByRole('heading', { level: 1, name: 'Sales' })
  expect(backend.of('groups.update').map(({ input }) => input)).toMatchObject([
    { hiddenFromGlobalAddressList: true, expected: { hiddenFromGlobalAddressList: false } },
  ])
})

test('GRP-06 if only a part was saved, the form says which part and why, and leads back', async () => {
  await using _ = await startBackend({
    ...answers,
    'groups.update': () => ({
      notUpdated: { code: 'AccessDeniedException', message: 'Denied', requestId: 'r-1' },
    }),
  })
  const { page, box, save } = await openForm()
  using __ = page
  fireEvent.click(box)
  save()
  await screen.findByText(
    /The address of Sales was changed, but the other changes were not: AWS denied access\./,
  )
  await screen.findByRole('heading', { level: 1, name: 'Sales' })
})
