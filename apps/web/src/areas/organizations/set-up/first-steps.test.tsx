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

test('GS-01 GS-02 GS-04 before the first organization, people read what is needed, which domain is best, and its records', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(empty)
  const steps = within(await screen.findByRole('list', { name: 'Set up Amazon WorkMail' }))
  screen.getByText(/^An AWS account that already uses WorkMail/)
  screen.getByText(/^IAM permissions for WorkMail, Amazon SES and Directory Service/)
  const told = steps.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(told.map((words) => words?.split(/Needs attention|Open|After that|Optional/)[0])).toEqual([
    ...['Create the organization', 'Add and verify a domain', 'Make the domain the default'],
    ...['Create or enable users', 'Migrate mailboxes', 'Set up mail clients'],
  ])
  expect(told[1]).toMatch(/Best is a domain that only this organization uses/)
  expect(told[1]).toMatch(/needs a TXT record for ownership and an MX record for incoming mail/)
  expect(told[1]).toMatch(/the test domain is enough: go on with the users/)
})

test('GS-01 who may create no organization is not offered the page', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(empty)
  await screen.findByRole('list', { name: 'Set up Amazon WorkMail' })
  expect(screen.queryByRole('link', { name: 'Create organization' })).toBeNull()
})
