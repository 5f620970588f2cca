import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

/** The button once the policies are read, which are told every two seconds. */
const ready = { name: 'Update the policy of 1 domain' }
const patient = { timeout: 15_000 }

test('DOM-40 the outdated policies of all domains are updated one by one; a refused one says why and stays', async () => {
  await using backend = await openBackend()
  await backend.faults({ operation: 'RegisterMailDomain', kind: 'expiredToken', count: 1 })
  using _ = visit(`${organizationPath}/domains/update-policies`)
  fireEvent.click(await screen.findByRole('button', ready, patient))
  await screen.findByText('The policy of 1 domain was not updated', {}, patient)
  screen.getByText(/^example\.org: The credentials of this connection have expired\./)
  fireEvent.click(await screen.findByRole('button', ready, patient))
  await screen.findByText('The policy of 1 domain was updated.', {}, patient)
  await screen.findByRole('button', { name: 'Update policies' }, patient)
  expect(backend.of('mailDomains.register').map(({ input }) => input.domainName)).toEqual([
    ...['example.org', 'example.org'],
  ])
  const { items } = await backend.operate('identityPolicies.list', {
    ...{ ...scope, domainName: 'example.org' },
  })
  expect(items[0]?.policy).toContain('workmail.us-east-1.amazonaws.com')
})

test('DOM-39 POL-06 without the permission to list policies, the tab names the missing one', async () => {
  await using backend = await openBackend('auditor')
  await backend.deny('ses:ListIdentityPolicies')
  using _ = visit(`${organizationPath}/domains/example.org/identity-policies`)
  await screen.findAllByText(/ses:ListIdentityPolicies/, {}, patient)
})
