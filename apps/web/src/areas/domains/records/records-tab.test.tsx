import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../../kit/testing/real-backend.ts'
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

test('DOM-25 DOM-36 what AWS has not found is explained by what the DNS has, each DKIM record by its own', async () => {
  await using backend = await openBackend('auditor')
  const domainName = 'new.example.net'
  const { records } = await backend.operate('mailDomains.describe', { ...scope, domainName })
  const wanted = records.map(({ hostname = '', value = '' }) => ({
    name: hostname.replace(/\.$/, ''),
    value: value.replaceAll('"', '').replace(/\.$/, ''),
  }))
  const [token] = wanted.filter(({ name }) => name.startsWith('_amazonses'))
  const [right, wrong] = wanted.filter(({ name }) => name.includes('._domainkey.'))
  if (!token || !right || !wrong) throw new Error('The domain has no such records')
  await backend.changeDns({
    publish: [
      { name: `${token.name}.${domainName}`, type: 'TXT', value: token.value },
      { ...right, type: 'CNAME' },
      { name: wrong.name, type: 'CNAME', value: 'other.dkim.amazonses.com' },
    ],
  })
  using _ = visit(domain(domainName))
  const ownership = await recordOf('Domain ownership', 'Ownership: TXT record')
  await ownership.findByText(/the provider added the domain to the name/)
  const security = within(await screen.findByRole('list', { name: 'Improved security' }))
  const dkim = await security.findAllByText(/^DKIM: CNAME record, [123] of 3$/)
  const items = dkim.map((each) => within(each.closest('li') ?? document.body))
  await items[0]?.findByText('Verified')
  await items[1]?.findByText(/: wrong, it leads to other\.dkim\.amazonses\.com\./)
  await items[2]?.findByText('Missing')
  // What hears the buttons knows which record each of them copies.
  const buttons = security.getAllByRole('button', { name: /^Copy .*DKIM/ })
  const names = buttons.map((button) => button.getAttribute('aria-label'))
  expect(names).toContain('Copy Name, DKIM: CNAME record, 2 of 3')
  expect(new Set(names).size).toBe(6)
})

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
  ['stricter', ['v=DMARC1; p=reject'], 'Valid', /is valid and stricter .* It can stay\./],
  ['weaker', ['v=DMARC1; p=none'], 'Weak policy', /is valid, but its policy is weaker than reco/],
  ['invalid', ['v=DMARC1; p=maybe'], 'Inconsistent', /has no valid policy/],
  [
    'with an address to which no reports come',
    ...([['v=DMARC1; p=reject; rua=dmarc@x.example'], 'Inconsistent'] as const),
    /names dmarc@x\.example for reports, to which none come/,
  ],
  [
    'milder with subdomains',
    ...([['v=DMARC1; p=quarantine; sp=none'], 'Inconsistent'] as const),
    /milder with subdomains: sp=none beside p=quarantine/,
  ],
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
  if (status === 'Inconsistent') expect(dmarc.queryByText(/It can stay\./)).toBeNull()
})

const usual = {
  spf: { name: 'example.com', type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
  dmarc: { name: '_dmarc.example.com', type: 'TXT', value: recommended },
} as const

/** Returns the text of the zone file on the page. */
async function zoneFileShown() {
  fireEvent.click(await screen.findByRole('button', { name: 'All records as a zone file' }))
  return (await screen.findByText(/^; Amazon WorkMail records for /)).textContent ?? ''
}

/** Returns what a button of the page saves. */
async function savedBy(button: string): Promise<string> {
  const { createObjectURL } = URL
  const saved = Promise.withResolvers<Blob>()
  URL.createObjectURL = (file: Blob) => {
    saved.resolve(file)
    return 'blob:file'
  }
  fireEvent.click(screen.getByRole('button', { name: button }))
  const text = await (await saved.promise).text()
  URL.createObjectURL = createObjectURL
  return text
}

test('DOM-37 DOM-38 where DNS has an SPF and a DMARC record, the records to copy keep what they say', async () => {
  await using backend = await openBackend('auditor')
  const google = 'v=spf1 include:_spf.google.com -all'
  const watched = 'v=DMARC1; p=none; rua=mailto:r@example.com'
  await backend.changeDns({
    withdraw: [usual.spf, usual.dmarc],
    publish: [
      { ...usual.spf, value: google },
      { ...usual.dmarc, value: watched },
    ],
  })
  using _ = visit(domain('example.com'))
  const spf = await recordOf('Improved security', 'SPF: TXT record')
  const merged = 'v=spf1 include:_spf.google.com include:amazonses.com -all'
  await spf.findByText(merged)
  spf.getByText(
    `The value takes the place of the SPF record that DNS has now: ${google}. It keeps what that one says; a second record beside it would make both invalid.`,
  )
  spf.getByText(`For a name that has no SPF record, AWS proposes ${usual.spf.value}.`)
  const dmarc = await recordOf('Improved security', 'DMARC: TXT record')
  const policy = 'v=DMARC1;p=quarantine;pct=100;rua=mailto:r@example.com;fo=1'
  await dmarc.findByText(policy)
  dmarc.getByText('It changes p=none → p=quarantine. The rest stays.')
  expect(dmarc.queryByText(/It keeps what that one says/)).toBeNull()
  const zone = await zoneFileShown()
  expect(zone).toContain(
    `\n; replaces what the name has of this kind\nexample.com. 3600 IN TXT "${merged}"\n`,
  )
  expect(zone).toContain(`\n_dmarc.example.com. 3600 IN TXT "${policy}"\n`)
  expect(await savedBy('Download .txt')).toBe(zone)
  expect(zone).not.toContain(usual.spf.value)
  expect(zone).not.toContain(recommended)
})

test('DOM-37 DOM-38 of several records the mildest decides, and the page says so', async () => {
  await using backend = await openBackend('auditor')
  await backend.changeDns({
    withdraw: [usual.spf, usual.dmarc],
    publish: [
      { ...usual.spf, value: 'v=spf1 mx -all' },
      { ...usual.spf, value: 'v=spf1 a ?all' },
      { ...usual.dmarc, value: 'v=DMARC1; p=reject' },
      { ...usual.dmarc, value: 'v=DMARC1; p=none' },
    ],
  })
  using _ = visit(domain('example.com'))
  const spf = await recordOf('Improved security', 'SPF: TXT record')
  await spf.findByText(/^v=spf1 (mx a|a mx) include:amazonses\.com \?all$/)
  spf.getByText(/^The records end differently .*\. The softest of these ends stays, \?all:/)
  const dmarc = await recordOf('Improved security', 'DMARC: TXT record')
  await dmarc.findByText('v=DMARC1;p=none;pct=100;fo=1')
  dmarc.getByText(/^The records have different policies .*\. The mildest of these stays, p=none\./)
})

test('DOM-37 while nobody knows what DNS has, the page says so beside the copies and in them', async () => {
  await using backend = await openBackend('auditor')
  const answer = Promise.withResolvers<void>()
  backend.hold('dnsRecords.check', answer.promise)
  using _ = visit(domain('example.com'))
  const spf = await recordOf('Improved security', 'SPF: TXT record')
  spf.getByText('Value that AWS proposes')
  spf.getByText(/^Mailroom is still looking whether DNS has SPF records at this name\./)
  screen.getByText(/^Mailroom is still looking whether DNS has SPF and DMARC records of the domain/)
  expect(await zoneFileShown()).toContain(
    '; only if the name has no such record yet: that is not known\nexample.com. 3600 IN TXT',
  )
  await backend.faults({ operation: 'DnsQuery', kind: 'status', count: 1_000 })
  answer.resolve()
  await spf.findByText(/^It is not known whether DNS has SPF records at this name\./)
  await screen.findByText(/^It is not known whether DNS has SPF and DMARC records of the domain/)
})

test('DOM-37 a record that does all it should stays, and where there is none AWS proposes one', async () => {
  await using backend = await openBackend('auditor')
  const own = 'v=spf1 mx include:amazonses.com -all'
  await backend.changeDns({
    withdraw: [usual.spf, usual.dmarc],
    publish: [{ ...usual.spf, value: own }],
  })
  using _ = visit(domain('example.com'))
  const spf = await recordOf('Improved security', 'SPF: TXT record')
  await spf.findByText('DNS has this SPF record already. It can stay.')
  spf.getByText(own)
  const dmarc = await recordOf('Improved security', 'DMARC: TXT record')
  await dmarc.findByText('DNS has no DMARC record at this name: AWS proposes this one.')
  dmarc.getByText(recommended)
})
