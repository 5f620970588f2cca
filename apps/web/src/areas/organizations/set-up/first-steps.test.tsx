import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const empty = '/local/us-west-2/organizations'

test('GS-01 ORG-01 a Region without an organization shows the steps and not an empty table', async () => {
  await using _ = await openBackend()
  using _page = visit(empty)
  const steps = within(await screen.findByRole('list', { name: 'Set up Amazon WorkMail' }))
  expect(steps.getAllByRole('listitem')).toHaveLength(6)
  expect(steps.getByRole('link', { name: 'Create organization' }).getAttribute('href')).toBe(
    `${empty}/create`,
  )
  expect(screen.queryByRole('table')).toBeNull()
})

test('GS-01 who may create no organization is not offered the page', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(empty)
  await screen.findByRole('list', { name: 'Set up Amazon WorkMail' })
  expect(screen.queryByRole('link', { name: 'Create organization' })).toBeNull()
})
