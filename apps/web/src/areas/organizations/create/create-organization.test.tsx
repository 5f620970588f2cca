import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session, startBackend } from '../../../kit/testing/backend.ts'
import { openBackend } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const page = '/local/us-east-1/organizations/create'

async function open() {
  const visited = visit(page)
  await screen.findByLabelText('Alias')
  return visited
}

const field = (name: string) =>
  screen.queryByRole<HTMLInputElement>('combobox', { name }) ??
  screen.getByRole<HTMLInputElement>('textbox', { name })

const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } })

const choose = (label: RegExp) => fireEvent.click(screen.getByRole('radio', { name: label }))

const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Create organization' }))

/** Returns a field's problem once it has one. */
async function problemOf(label: string) {
  await waitFor(() => expect(field(label).getAttribute('aria-invalid')).toBe('true'))
  const ids = field(label).getAttribute('aria-describedby') ?? ''
  return ids
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
}

/** Returns what was sent for an organization, without its place. */
function sentBy(backend: Awaited<ReturnType<typeof openBackend>>) {
  return backend
    .of('organizations.create')
    .map(({ input: { connectionId: _, region: __, ...wanted } }) => wanted)
}

test('ORG-12 the alias is shown as the test domain and the address of the web application it gives, and as what never changes', async () => {
  await using _ = await openBackend()
  using __ = await open()
  type('Alias', 'New-Corp')
  await screen.findByText('new-corp.awsapps.com')
  screen.getByText('https://new-corp.awsapps.com/mail')
  screen.getByText('New-Corp')
  // AWS Support can enable interoperability later.
  expect(screen.queryByText('Off')).toBeNull()
  type('Alias', 'd-corp')
  await waitFor(() => expect(screen.queryByText(/awsapps\.com\/mail/)).toBeNull())
})

test('ORG-10 ORG-16 an organization with the test domain alone is created without domains, and its page says that AWS creates it and what comes next', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'new-corp')
  submit()
  await screen.findByRole('heading', { level: 1, name: 'new-corp' })
  await screen.findByText('AWS is creating this organization')
  within(screen.getByRole('main')).getByText('Add users')
  await screen.findByText('Organization ID')
  expect(screen.queryByText(/awsapps\.com\/mail/)).toBeNull()
  expect(sentBy(backend)).toEqual([{ alias: 'new-corp', clientToken: expect.any(String) }])
})

test('ORG-10 a domain in Route 53 is created with its hosted zone, an external one without', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'new-corp')
  choose(/^A domain in Route 53/)
  submit()
  expect(await problemOf('Hosted zone ID')).toContain('Enter a value.')
  expect(await problemOf('Domain')).toContain('Enter a value.')
  type('Hosted zone ID', '/hostedzone/Z0123456789ABCDEFGHIJ')
  type('Domain', 'exa mple.com')
  submit()
  await waitFor(async () => expect(await problemOf('Domain')).toContain('name of a domain'))
  type('Domain', 'New.Example')
  choose(/^A domain with its DNS elsewhere/)
  expect(screen.queryByRole('combobox', { name: 'Hosted zone ID' })).toBeNull()
  expect(field('Domain').value).toBe('New.Example')
  submit()
  await screen.findByText('AWS is creating this organization')
  expect(sentBy(backend)).toMatchObject([{ domains: [{ domainName: 'new.example' }] }])
})

test('ORG-10 the hosted zone of a subdomain is proposed, and one that is unknown or of another domain is refused at its field', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'new-corp')
  choose(/^A domain in Route 53/)
  fireEvent.focus(field('Domain'))
  await screen.findByRole('option', { name: /^example\.net/ })
  type('Domain', 'mail.example.net')
  fireEvent.blur(field('Domain'))
  await waitFor(() => expect(field('Hosted zone ID').value).toBe('Z0EXAMPLENET00000002'))
  type('Hosted zone ID', 'ZNONE0000')
  submit()
  expect(await problemOf('Hosted zone ID')).toContain('no public hosted zone with this ID')
  type('Hosted zone ID', 'Z0EXAMPLECOM00000001')
  submit()
  await screen.findByText('This is the hosted zone of example.com. The domain is not in it.')
  expect(sentBy(backend)).toEqual([])
  type('Hosted zone ID', 'Z0EXAMPLENET00000002')
  submit()
  await screen.findByText('AWS is creating this organization')
})

test('ORG-10 INTEROP-05 a directory or a key that was chosen must be named, and what a choice hides again is not sent', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'example-corp')
  choose(/^A directory that exists/)
  choose(/^A key of yours/)
  submit()
  expect(await problemOf('Directory ID')).toContain('Enter a value.')
  expect(await problemOf('ARN of the key')).toContain('Enter a value.')
  expect(sentBy(backend)).toEqual([])
  type('Directory ID', 'd-9967000000')
  fireEvent.click(screen.getByRole('checkbox', { name: /Interoperability/ }))
  type('ARN of the key', 'arn:aws:kms:us-east-1:123456789012:key/1')
  choose(/^A new WorkMail directory/)
  choose(/^The AWS managed key/)
  submit()
  await waitFor(() =>
    expect(sentBy(backend)).toEqual([{ alias: 'example-corp', clientToken: expect.any(String) }]),
  )
  expect(await problemOf('Alias')).toContain('already taken')
  choose(/^A directory that exists/)
  expect(field('Directory ID').value).toBe('')
  type('Directory ID', 'd-0e1a2b3c4d')
  submit()
  expect(await problemOf('Directory ID')).toContain('already belongs to another organization')
})

const lost = { operation: 'CreateOrganization', kind: 'drop', count: 1, afterwards: true }

test('ORG-10 D12 after a lost answer the console finds the organization itself', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'doubtful')
  await backend.faults(lost)
  submit()
  await screen.findByText('AWS is creating this organization')
  expect(sentBy(backend)).toHaveLength(1)
})

test('ORG-10 after a lost answer that cannot be looked up the form says what to do, and sent again it is the same wish', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'doubtful')
  await backend.faults(lost, { operation: 'ListOrganizations', kind: 'expiredToken', count: 10 })
  submit()
  await screen.findByText(/creates no second one/)
  await backend.faults()
  submit()
  await screen.findByText('AWS is creating this organization')
  const [first, second] = sentBy(backend)
  expect(second).toEqual(first)
})

test('ORG-10 an edited form is another wish', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'example-corp')
  submit()
  await problemOf('Alias')
  type('Alias', 'fresh-corp')
  submit()
  await screen.findByText('AWS is creating this organization')
  const [first, second] = sentBy(backend)
  expect(second?.clientToken).not.toEqual(first?.clientToken)
})

test.each([
  ['auditor', 'Auditor'],
  ['helpDesk', 'Help desk'],
] as const)(
  'ORG-03 the %s is not offered to create an organization, and reads why',
  async (role, name) => {
    await using _ = await openBackend(role)
    using __ = visit('/local/us-east-1/organizations')
    await screen.findByRole('link', { name: 'example-corp' })
    expect(screen.queryByRole('link', { name: 'Create organization' })).toBeNull()
    using ___ = visit(page)
    await screen.findByText(new RegExp(`Your role, ${name}, does not include this`))
    expect(screen.queryByRole('textbox', { name: 'Alias' })).toBeNull()
  },
)

test('ORG-03 on a read-only connection the form says that nothing can be changed', async () => {
  const connections = session.connections.map((connection) => ({ ...connection, readOnly: true }))
  await using _ = await startBackend({ 'session.describe': () => ({ ...session, connections }) })
  using __ = visit(page)
  await screen.findByRole('heading', { level: 1, name: 'Create organization' })
  within(screen.getByRole('main')).getByText(/Nothing can be changed through it/)
  expect(screen.queryByRole('textbox', { name: 'Alias' })).toBeNull()
})

test('ORG-13 ORG-15 what AWS lists is suggested, and what cannot be used says why', async () => {
  await using backend = await openBackend()
  await backend.keepCreating()
  using __ = await open()
  choose(/^A directory that exists/)
  fireEvent.focus(field('Directory ID'))
  const options = await screen.findAllByRole('option', { name: /^d-/ })
  const told = options.map((option) => [
    option.textContent,
    option.getAttribute('aria-disabled') === 'true',
  ])
  expect(told).toContainEqual([
    expect.stringMatching(/^d-9967000001.*workshop\.example · Simple AD/),
    false,
  ])
  expect(told).toContainEqual([expect.stringContaining('shared with other accounts'), true])
  type('Directory ID', 'd-9967000001')
  await screen.findByText(/this directory is no AD Connector/)
  await screen.findByText('The alias of this directory is workshop. AWS refuses another one.')
  type('Alias', 'workshop')
  await waitFor(() => expect(screen.queryByText(/AWS refuses another one/)).toBeNull())
  submit()
  await screen.findByText('AWS is creating this organization')
  expect(sentBy(backend)).toMatchObject([{ alias: 'workshop', directoryId: 'd-9967000001' }])
})

test('ORG-13 without the right to list them, directories, keys and hosted zones are typed, and the missing action is named', async () => {
  await using backend = await openBackend()
  await backend.deny('ds:DescribeDirectories', 'kms:ListAliases', 'route53:ListHostedZones')
  await backend.keepCreating()
  using __ = await open()
  type('Alias', 'workshop')
  choose(/^A directory that exists/)
  choose(/^A key of yours/)
  choose(/^A domain in Route 53/)
  for (const action of ['ds:DescribeDirectories', 'kms:ListAliases', 'route53:ListHostedZones'])
    await screen.findByText(new RegExp(`The IAM action ${action} is missing`))
  choose(/^The AWS managed key/)
  choose(/^The free test domain/)
  type('Directory ID', 'd-9967000001')
  submit()
  await screen.findByText('AWS is creating this organization')
})
