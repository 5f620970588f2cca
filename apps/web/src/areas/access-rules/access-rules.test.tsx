import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const rules = `${organizationPath}/access-rules`

test('GEN-10 a list from which nothing is chosen asks to choose, and one to type in to enter', async () => {
  await using backend = await openBackend()
  using _ = visit(`${rules}/add`)
  for (const some of ['Only some protocols', 'Only some IP ranges', 'Only some users'])
    (await screen.findByRole('radio', { name: some })).click()
  screen.getByRole('button', { name: 'Create rule' }).click()
  expect(await screen.findAllByText('Choose at least one of the values.')).toHaveLength(2)
  // The name, the description and the IP ranges.
  expect(screen.getAllByText('Enter a value.')).toHaveLength(3)
  expect(backend.of('accessControlRules.put')).toEqual([])
})

test('GEN-10 a test of the rules without a user asks to choose one', async () => {
  await using backend = await openBackend()
  using _ = visit(rules)
  ;(await screen.findByRole('button', { name: 'Test' })).click()
  const main = within(screen.getByRole('main'))
  await main.findByText('Choose one of the values.')
  expect(main.getAllByText('Enter a value.')).toHaveLength(1)
  expect(backend.of('accessControlRules.getEffect')).toEqual([])
})

test('ACR-04 a rule names protocols as AWS’s guide does, as its form and the test below', async () => {
  await using _ = await openBackend()
  using _page = visit(rules)
  await screen.findByText(/With any protocol except Webmail\./)
  expect(screen.queryByText(/WebMail|WindowsOutlook/)).toBeNull()
})

test('GEN-10 when AWS does not let the rules be read, the test cases say so instead of loading for ever', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:ListAccessControlRules')
  using _ = visit(rules)
  const refusal = /does not have the permission workmail:ListAccessControlRules/
  // In the list of the rules, and in that of the cases.
  await waitFor(() => expect(screen.getAllByText(refusal)).toHaveLength(2))
})
