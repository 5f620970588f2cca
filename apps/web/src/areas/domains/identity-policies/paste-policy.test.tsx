import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

/** Returns where the editor takes its text; fails if there is no editor. */
function editorContent(): Element {
  const hosts = [...document.querySelectorAll('div')].filter(({ shadowRoot }) => shadowRoot)
  const content = hosts[0]?.shadowRoot?.querySelector('.cm-content')
  if (!content) throw new Error('There is no editor yet')
  return content
}

/** Pastes a text into the editor, once it is there. */
async function paste(policy: string) {
  // The test DOM has no layout, which the editor asks for after a paste.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null })
  // It calls itself Safari, but has not the command by which the editor asks Safari's selection.
  Object.assign(document, { execCommand: () => false })
  const content = await waitFor(editorContent, { timeout: 15_000 })
  fireEvent.paste(content, { clipboardData: { getData: () => policy } })
}

test('DOM-41 of a text that is too long to edit, the beginning is pasted, and that is said', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/domains/example.org/identity-policies/create`)
  await paste('x'.repeat(5_000_000))
  await screen.findByText(/^The pasted text was too long: only its first 65,536 characters/)
})

const policiesPath = `${organizationPath}/domains/example.com/identity-policies`

const everybody = (domain: string) => {
  const Resource = `arn:aws:ses:us-east-1:123456789012:identity/${domain}`
  const statement = { Effect: 'Allow', Principal: '*', Action: 'ses:SendEmail', Resource }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

async function create(policy: string) {
  await paste(policy)
  fireEvent.change(screen.getByLabelText('Policy name'), { target: { value: 'open' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create policy' }))
}

test('DOM-41 GEN-09 a policy by which anyone may send is saved only after the name of the domain, and marked in the list', async () => {
  await using backend = await openBackend()
  using _ = visit(`${policiesPath}/create`)
  await create(everybody('example.com'))
  await screen.findByText('Anyone with an AWS account could send from example.com')
  await screen.findByText('Type the name of the domain first.')
  expect(backend.of('identityPolicies.put')).toEqual([])
  const typed = screen.getByLabelText('Type example.com to confirm')
  fireEvent.change(typed, { target: { value: 'example.com' } })
  fireEvent.click(screen.getByRole('button', { name: 'Create policy' }))
  await screen.findByText(
    'Anyone with an AWS account may send from example.com.',
    {},
    { timeout: 15_000 },
  )
  expect(backend.of('identityPolicies.put')).toHaveLength(1)
})

test('DOM-41 a policy about another identity is refused at its field, and not sent', async () => {
  await using backend = await openBackend()
  using _ = visit(`${policiesPath}/create`)
  await create(everybody('example.org'))
  await screen.findAllByText(/^A resource is another identity\./)
  expect(backend.of('identityPolicies.put')).toEqual([])
})

test('DOM-41 a policy that is in AWS and is about another identity is marked', async () => {
  await using backend = await openBackend()
  await backend.ses('PutIdentityPolicy', {
    ...{ Identity: 'example.com', PolicyName: 'foreign', Policy: everybody('example.org') },
  })
  using _ = visit(policiesPath)
  await screen.findByText(/^Resource is another identity, .*identity\/example\.org$/)
})
