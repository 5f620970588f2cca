import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { apacheLines, cloudFrontSettings, curlCommands, requestXml } from './generators.ts'

const tab = `${organizationPath}/domains/example.com/autodiscover`

test('DOM-28 DOM-33 the phases are tried when a person wants it, and each says what came of it', async () => {
  await using backend = await openBackend('helpDesk')
  using _ = visit(tab)
  const phases = within(
    await screen.findByRole('list', { name: 'How devices find their settings' }),
  )
  expect(phases.getAllByText('Not tested yet')).toHaveLength(3)
  phases.getByText('Cannot be checked from here')
  expect(backend.of('autodiscover.probe')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Test the endpoints' }))
  expect(await phases.findAllByText('The name has no address in DNS.')).toHaveLength(3)
})

test('DOM-29 DOM-33 a redirect to anything but WorkMail is told as a danger for passwords, and where the local AWS leads', async () => {
  const url = 'http://autodiscover.example.com/autodiscover/autodiscover.xml'
  const probed = { url, status: 302, milliseconds: 1 }
  const location = 'http://169.254.169.254/'
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'autodiscover.probe': () => ({
      checkedAt: '2026-11-29T12:00:00.000Z',
      phase2: [],
      phase3: { ...probed, location, result: 'redirectElsewhere' },
    }),
    'mailDomains.describe': () => ({
      ...{ isTestDomain: false, isDefault: false, records: [] },
      ...{ ownershipVerificationStatus: 'VERIFIED', dkimVerificationStatus: 'VERIFIED' },
    }),
  })
  using __ = visit(tab)
  fireEvent.click(await screen.findByRole('button', { name: 'Test the endpoints' }))
  await screen.findByText('Redirects elsewhere')
  screen.getByText(/ to http:\/\/169\.254\.169\.254\/, which is not WorkMail in this Region: mail/)
  screen.getByText(/With the local AWS it connects to addresses on this machine only/)
  expect(screen.queryByText('Works')).toBeNull()
})

test('DOM-28 DOM-30 the tab says whether programs find the mailboxes, and the servers to tell', async () => {
  await using backend = await openBackend('helpDesk')
  {
    using _ = visit(tab)
    await screen.findByText('Yes: the way to the settings is as it should be.')
    screen.getByText('imap.mail.us-east-1.awsapps.com')
  }
  const value = 'autodiscover.mail.us-east-1.awsapps.com'
  await backend.changeDns({
    withdraw: [{ name: 'autodiscover.example.com', type: 'CNAME', value }],
  })
  using _ = visit(tab)
  await screen.findByText(/^No: neither the CNAME record nor phase 2/)
})

test('DOM-35 the MAIL FROM domain that iOS needs is told', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(tab)
  await screen.findByText('iOS needs a custom MAIL FROM domain, and none is configured.')
})

test('DOM-31 DOM-32 the values are for the chosen host, and the conflict with the CNAME is told', async () => {
  await using _ = await openBackend()
  using __ = visit(tab)
  await screen.findByText('AutoDiscover type2 for autodiscover.example.com')
  await screen.findByText(/cannot stand beside the CNAME record/)
  await screen.findByText(/curl -X POST -v https:\/\/autodiscover.example.com\/autodiscover/)
  expect(document.querySelector('input[type="password"]')).toBeNull()
})

test('DOM-31 the settings of the CloudFront distribution are those of the guide, in its order', () => {
  expect(
    cloudFrontSettings('eu-west-1', 'autodiscover.example.com').map(({ name, value }) => [
      name,
      value,
    ]),
  ).toEqual([
    ['Origin Domain Name', 'autodiscover-service.mail.eu-west-1.awsapps.com'],
    ['Origin Protocol Policy', 'Match Viewer'],
    ['Origin Path', '(leave blank)'],
    ['Origin ID', '(keep the generated value)'],
    ['Viewer Protocol Policy', 'HTTPS Only'],
    ['Allowed HTTP Methods', 'GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE'],
    ['Cache Based on Selected Request Headers', 'All'],
    ['Forward Cookies', 'All'],
    ['Query String Forwarding and Caching', 'None (Improves Caching)'],
    ['Smooth Streaming', 'No'],
    ['Restrict Viewer Access', 'No'],
    ['Price Class', 'Use Only US, Canada and Europe'],
    ['Alternate Domain Names (CNAMEs)', 'autodiscover.example.com'],
    ['SSL Certificate', 'Custom SSL Certificate (stored in IAM)'],
    ['Custom SSL Client Support', 'All Clients, or Only Clients that Support SNI'],
    ['Default Root Object', '(leave blank)'],
    ['Logging', 'On or Off'],
    ['Comment', 'AutoDiscover type2 for autodiscover.example.com'],
    ['Distribution State', 'Enabled'],
  ])
})

test('DOM-32 Apache passes AutoDiscover on with two directives', () => {
  const path = '/autodiscover/autodiscover.xml'
  expect(apacheLines('us-west-2')).toBe(
    `SSLProxyEngine on\nProxyPass ${path} https://autodiscover-service.mail.us-west-2.awsapps.com${path}`,
  )
})

test('DOM-34 the request is well-formed XML in the schema of Exchange, and the command has no password', () => {
  const xml = new DOMParser().parseFromString(requestXml('user@example.com'), 'text/xml')
  expect(xml.querySelector('parsererror')).toBeNull()
  expect(xml.documentElement.namespaceURI).toBe(
    'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006',
  )
  expect(xml.querySelector('EMailAddress')?.textContent).toBe('user@example.com')
  expect(xml.querySelector('AcceptableResponseSchema')?.textContent).toBe(
    'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006',
  )
  expect(curlCommands('example.com', 'user@example.com').authenticated).toBe(
    'curl -d @request.xml -u user@example.com -v https://example.com/autodiscover/autodiscover.xml',
  )
})
