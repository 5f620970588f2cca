import { fireEvent, screen, within } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('TAG-02 the form of the tags says which there are, and which there will be', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/tags/edit`)
  fireEvent.click(await screen.findByRole('button', { name: 'Add tag' }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Key' }), { target: { value: 'stage' } })
  const value = screen.getByRole('textbox', { name: /^Value/ })
  fireEvent.change(value, { target: { value: 'test' } })
  const changes = within(await screen.findByRole('region', { name: 'What changes' }))
  changes.getByText('The organization has no tags. → stage = test')
})

test('TAG-01 the page of the tags says what they are for', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${organizationPath}/tags`)
  await screen.findByText(
    /^Tags assign the cost of the organization in AWS Billing and can be conditions of IAM policies\./,
  )
})
