import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const domain = (name: string) => `${organizationPath}/domains/${name}`

/** Returns a record of a section of the page. */
async function recordOf(section: string, name: string) {
  const list = within(await screen.findByRole('list', { name: section }))
  const item = (await list.findByText(name)).closest('li')
  if (!item) throw new Error(`${name} is no record of ${section}`)
  return within(item)
}

test('DOM-20 the copied records are imported into Route 53 in these steps', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(domain('example.com'))
  fireEvent.click(await screen.findByRole('button', { name: 'Where to enter them' }))
  screen.getByText(
    'In the console of Amazon Route 53: open Hosted zones, choose the domain, choose Import zone file, paste the copied records into Zone file, compare the list, and choose Import.',
  )
  screen.getByRole('button', { name: 'Copy all' })
})

test.each([
  ['ownership', 'Domain ownership', 'Ownership: TXT record', 'Ownership'],
  ['dkim', 'Improved security', 'DKIM: CNAME record', 'DKIM'],
])(
  'DOM-25 a record that AWS reports as Failed leads to what the DNS answers: %s',
  async (purpose, section, record, what) => {
    await using _ = await startBackend({
      'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
      'mailDomains.describe': () => ({
        records: [
          { type: 'TXT', hostname: '_amazonses.new.example.net.', value: 'token' },
          {
            ...{ type: 'CNAME', hostname: 't1._domainkey.new.example.net.' },
            value: 't1.dkim.amazonses.com.',
          },
        ],
        ...{ isTestDomain: false, isDefault: false },
        ...{ ownershipVerificationStatus: 'FAILED', dkimVerificationStatus: 'FAILED' },
      }),
      'entities.describe': () => ({}),
    })
    using __ = visit(domain('new.example.net'))
    const failed = await recordOf(section, record)
    failed.getByText('Failed')
    failed.getByText(/^AWS has not found .* in DNS within 72 hours/)
    const link = failed.getByRole('link', { name: `DNS answers: ${what}` })
    expect(link.getAttribute('href')).toBe(`${domain('new.example.net')}/dns-check/${purpose}`)
  },
)

test('DOM-25 a record that AWS has verified needs no look at the DNS', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(domain('example.com'))
  const verified = await recordOf('Domain ownership', 'Ownership: TXT record')
  verified.getByText('Verified')
  expect(verified.queryByRole('link')).toBeNull()
})

test('DOM-30 the page asks to add the AutoDiscover record, and says where phase 2 is needed all the same', async () => {
  await using _ = await openBackend('auditor')
  using page = visit(domain('new.example.net'))
  const record = await recordOf('WorkMail configuration', 'Autodiscover: CNAME record')
  record.getByText('autodiscover.new.example.net.')
  record.getByText('autodiscover.mail.us-east-1.awsapps.com.')
  await record.findByText('Missing')
  await page.router.navigate(`${domain('new.example.net')}/autodiscover`)
  await screen.findByText(
    'It is enough for Outlook and most devices, but not for all mobile clients, such as the mail app of Android; those need phase 2.',
  )
})

const recommended = 'v=DMARC1;p=quarantine;pct=100;fo=1'

test.each([
  ['the recommended one', [recommended], 'Verified', undefined],
  ['the same with blanks', ['v=DMARC1; p=quarantine; pct=100; fo=1'], 'Verified', undefined],
  ['none', [], 'Missing', /^The servers say that there is no such record\.|no such record/],
  ['stricter', ['v=DMARC1; p=reject'], 'Inconsistent', /is valid and stricter .* It can stay\./],
  ['weaker', ['v=DMARC1; p=none'], 'Inconsistent', /is valid, but its policy is weaker than reco/],
  ['invalid', ['v=DMARC1; p=maybe'], 'Inconsistent', /has no valid policy/],
  ['doubled', [recommended, 'v=DMARC1; p=none'], 'Inconsistent', /more than one DMARC record/],
])('DOM-38 the status of a DMARC record that is %s', async (_, values, status, words) => {
  await using backend = await openBackend('auditor')
  const record = { name: '_dmarc.example.com', type: 'TXT' } as const
  await backend.changeDns({
    withdraw: [{ ...record, value: recommended }],
    publish: values.map((value) => ({ ...record, value })),
  })
  using __ = visit(domain('example.com'))
  const dmarc = await recordOf('Improved security', 'DMARC: TXT record')
  dmarc.getByText('_dmarc.example.com.')
  await dmarc.findByText(status)
  if (words) dmarc.getByText(words)
})
