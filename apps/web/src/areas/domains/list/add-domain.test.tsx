import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const domains = `${organizationPath}/domains`

const domainField = () => screen.findByLabelText<HTMLInputElement>('Domain name')

async function type(value: string) {
  fireEvent.change(await domainField(), { target: { value } })
}

const send = () => fireEvent.click(screen.getByRole('button', { name: 'Add domain' }))

test('DOM-02 DOM-14 a new domain leads to its page, and says before what adding it does', async () => {
  await using backend = await openBackend()
  using page = visit(`${domains}/add`)
  await screen.findByText(/^Amazon SES of this Region gets an identity/)
  await screen.findByText(/^A policy on this identity lets WorkMail send/)
  await type('  Shop.Example. ')
  send()
  await screen.findByText('shop.example was added. Publish its DNS records next.')
  expect(backend.of('mailDomains.register')[0]?.input).toMatchObject({ domainName: 'shop.example' })
  await waitFor(() => expect(page.router.state.location.pathname).toBe(`${domains}/shop.example`))
  await screen.findByRole('list', { name: 'Domain ownership' })
})

test('DOM-02 a name with other letters is shown in Punycode, and is added like that only if chosen', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/add`)
  // Two letters are Cyrillic.
  await type('ex\u0430mpl\u0435.com')
  send()
  await screen.findByText(/^Only the Latin letters a to z/)
  expect(backend.of('mailDomains.register')).toEqual([])
  await screen.findByText(
    /other letters: \u0430 \u0435\. In Punycode.* it is xn--exmpl-5ve2b\.com\./,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Use xn--exmpl-5ve2b.com' }))
  await waitFor(() => expect(screen.queryByText(/^Only the Latin letters/)).toBeNull())
  send()
  await screen.findByText(/^xn--exmpl-5ve2b\.com was added/)
})

test.each([
  ['a page', 'https://müller.example/', /characters that WorkMail does not accept|Latin letters/],
  ['an address', 'ana@müller.example', /Latin letters/],
  ['a single name', 'müller', /Latin letters/],
  ['a part of 64 characters', `${'a'.repeat(64)}.example`, /1 to 63 characters/],
  ['NUL', 'shop\0.example', /hidden character/],
  ['255 characters', `${'a.'.repeat(126)}com`, /At most 209 characters/],
])(
  'DOM-02 GEN-10 %s is refused at the field, with nothing to use instead',
  async (_, name, problem) => {
    await using backend = await openBackend()
    using __ = visit(`${domains}/add`)
    await type(name)
    send()
    await screen.findByText(problem)
    expect(screen.queryByRole('button', { name: /^Use/ })).toBeNull()
    expect(backend.of('mailDomains.register')).toEqual([])
  },
)

test('DOM-02 GEN-10 the field says that another organization has the domain', async () => {
  await using _ = await openBackend()
  using page = visit(`${domains}/add`)
  await type('corp.example')
  send()
  await screen.findByText(/^Another organization of this AWS account has this domain/)
  expect(page.router.state.location.pathname).toBe(`${domains}/add`)
})

test('DOM-02 a name that only looks like a domain of the organization says so', async () => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/add`)
  // Its first letter is Cyrillic.
  await type('\u0435xample.com')
  await screen.findByText(/It looks like example\.com, which this organization has/)
  await type('m\u00fcller.example')
  await screen.findByText(/This name has other letters: ü\./)
  expect(screen.queryByText(/It looks like/)).toBeNull()
})

test.each([
  ['https://foo.example/path', /^This is the address of a page\./],
  ['me@foo.example', /^This is an email address\./],
  ['two words.example', 'A domain name has no spaces.'],
  ['foo..example', /^There is a dot too many/],
])('DOM-02 GEN-10 what is wrong with %s is said at the field', async (typed, words) => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/add`)
  await type(typed)
  send()
  await screen.findByText(words)
})

test('DOM-17 GEN-10 a test domain of others is refused in the words of AWS', async () => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/add`)
  await type('foreign.awsapps.com')
  await screen.findByText(/^Test domains come with their organization/)
  send()
  const said = await screen.findByText('AWS says:')
  expect(said.querySelector('[lang=en]')?.textContent).toMatch(/\w/)
  // Our words come first; what AWS says explains them.
  expect(said.previousSibling?.nodeType).toBe(Node.TEXT_NODE)
  expect(said.previousSibling?.textContent).toMatch(/^\w.*\.$/)
})

test('DOM-40 a domain that the organization has is known before it is added again', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/add`)
  await type('example.org')
  await screen.findByText(/^The organization has this domain already\./)
  send()
  await screen.findByText('example.org was registered again.')
  expect(backend.of('mailDomains.register')).toHaveLength(1)
})

test('DOM-40 DOM-41 what adding a domain again may replace is shown, and kept until accepted', async () => {
  await using backend = await openBackend()
  const about = { ...scope, domainName: 'example.org' }
  const { items } = await backend.operate('identityPolicies.list', about)
  const [{ policyName = '', policy = '' } = {}] = items
  const { Statement, ...rest } = JSON.parse(policy)
  const denies = {
    ...{ Sid: 'NobodyElse', Effect: 'Deny', Principal: '*', Action: 'ses:SendRawEmail' },
    ...{ Resource: Statement[0].Resource },
  }
  await backend.operate('identityPolicies.put', {
    ...{ ...about, policyName, expected: { policy } },
    policy: JSON.stringify({ ...rest, Statement: [...Statement, denies] }),
  })
  using _ = visit(`${domains}/add`)
  await type('example.org')
  const accept = { name: 'Add the domain again, even if these statements are lost' }
  await screen.findByText(`${policyName}: NobodyElse`)
  send()
  await screen.findByText(/^The policies of this domain have statements that AWS did not write/)
  // The consent for one domain is none for another.
  fireEvent.click(screen.getByRole('checkbox', accept))
  await type('example.or')
  await type('example.org')
  const box = await screen.findByRole<HTMLInputElement>('checkbox', accept)
  expect(box.checked).toBe(false)
  fireEvent.click(box)
  send()
  await screen.findByText('example.org was registered again.')
})

test('IAM-20 an auditor is told who adds domains', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${domains}/add`)
  await screen.findByText(/Your role, Auditor, does not include this/)
})

test('DOM-03 the public hosted zones are suggested while typing, and any other name can be typed', async () => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/add`)
  fireEvent.focus(await domainField())
  await screen.findByRole('option', { name: /^example\.net/ })
  const names = () => screen.getAllByRole('option').map(({ textContent }) => textContent)
  // The organization has example.com already.
  expect(names()).toEqual(['example.net'])
  await type('.NET')
  await waitFor(() => expect(names()).toEqual(['Use “.NET”', 'example.net']))
  fireEvent.mouseUp(screen.getByRole('option', { name: /^example\.net/ }))
  await waitFor(async () => expect((await domainField()).value).toBe('example.net'))
  await type('new.example')
  send()
  await screen.findByText(/^new\.example was added/)
})

test('DOM-03 without the right to list hosted zones a name is typed, and the missing action is named', async () => {
  await using backend = await openBackend()
  await backend.deny('route53:ListHostedZones')
  using _ = visit(`${domains}/add`)
  const before = await domainField()
  before.focus()
  await screen.findByText(/The IAM action route53:ListHostedZones is missing/)
  const field = screen.getByRole('textbox', { name: 'Domain name' })
  expect(document.activeElement).toBe(field)
  expect(field.getAttribute('aria-invalid')).not.toBe('true')
  await type('new.example')
  expect(screen.queryByRole('option')).toBeNull()
  send()
  await screen.findByText(/^new\.example was added/)
})

test('DOM-03 on a connection without Route 53 a name is typed', async () => {
  await using backend = await startBackend({
    'hostedZones.list': () => refusal(400, 'ServiceDisabled'),
    'mailDomains.list': () => ({ items: [] }),
  })
  using _ = visit(`${domains}/add`)
  await screen.findByText(/^There are no suggestions:.* Type the value\./)
  screen.getByRole('textbox', { name: 'Domain name' })
  expect(backend.of('hostedZones.list')).toHaveLength(1)
})

test('DOM-03 IAM-09 where a policy forbids the list of hosted zones, no action is called missing', async () => {
  await using backend = await openBackend()
  await backend.allow(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'route53:ListHostedZones', Resource: '*' },
  )
  using _ = visit(`${domains}/add`)
  await screen.findByText(
    /about the policy that forbids it\. A policy forbids the IAM action route53:ListHostedZones\./,
  )
  expect(screen.queryByText(/is missing|missing permission/)).toBeNull()
})

const lost = { operation: 'RegisterMailDomain', kind: 'drop', afterwards: true }

test('DOM-02 D12 after a lost answer the console finds the added domain itself', async () => {
  await using backend = await openBackend()
  using page = visit(`${domains}/add`)
  await type('doubtful.example')
  await backend.faults({ ...lost, count: 1 })
  send()
  await screen.findByText(/^doubtful\.example was added\./)
  expect(page.router.state.location.pathname).toBe(`${domains}/doubtful.example`)
})

test('DOM-02 GEN-10 after a lost answer that cannot be looked up the form says to look in the list, where the domain is', async () => {
  await using backend = await openBackend()
  using page = visit(`${domains}/add`)
  await type('doubtful.example')
  await backend.faults(
    { ...lost, count: 10 },
    { operation: 'ListIdentityPolicies', kind: 'expiredToken', count: 10 },
  )
  send()
  await screen.findByText(/Look whether it is in the list of domains/)
  await screen.findByText(/^The organization has this domain already\./)
  expect(page.router.state.location.pathname).toBe(`${domains}/add`)
})
