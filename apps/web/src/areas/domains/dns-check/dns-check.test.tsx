import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { dnsCommands } from './commands.ts'

const tab = (domain: string) => `${organizationPath}/domains/${domain}/dns-check`

const check = async (name: string) => {
  const list = within(await screen.findByRole('list', { name: 'What the DNS says' }))
  const item = (await list.findByText(name)).closest('li')
  if (!item) throw new Error('This is no item')
  return within(item)
}

test('DOM-06 each purpose of a domain has the status that the DNS gives it, and why', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(tab('new.example.net'))
  const mx = await check('Incoming mail (MX)')
  await mx.findByText('Missing')
  mx.getByText('The servers say that there is no such record.')
  const mailFrom = await check('MAIL FROM (MX)')
  await mailFrom.findByText('Not configured')
})

test('DOM-21 DOM-22 the answers of a server are shown raw, with the commands that ask the same', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(`${tab('example.com')}/mx`)
  const dialog = within(await screen.findByRole('dialog', { name: /Incoming mail/ }))
  await dialog.findByText('example.com MX 10 inbound-smtp.us-east-1.amazonaws.com')
  dialog.getAllByText('NOERROR')
  dialog.getByText('TTL 3,600')
  await dialog.findByText(/dig example.com MX @127.0.0.1 -p \d+/)
  dialog.getByText(/nslookup -type=NS example.com/)
})

test('DOM-27 T-04 the note that a mail proxy is in front hides the notice and leaves the status', async () => {
  await using backend = await openBackend()
  await backend.changeDns({
    publish: [{ name: 'example.com', type: 'MX', value: '20 eu-smtp-1.mimecast.com' }],
  })
  using _ = visit(tab('example.com'))
  fireEvent.click(await screen.findByRole('button', { name: 'I use a mail proxy' }))
  await screen.findByText(/noted on .* that a mail proxy stands before WorkMail/)
  await waitFor(() => expect(screen.queryByText(/does not go to WorkMail alone/)).toBeNull())
  const mx = await check('Incoming mail (MX)')
  mx.getByText('Inconsistent')
  fireEvent.click(screen.getByRole('button', { name: 'Take the note back' }))
  await screen.findByText('Mail for example.com does not go to WorkMail alone')
})

test('DOM-27 the help desk sees the notice and cannot hide it', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.changeDns({
    publish: [{ name: 'example.com', type: 'MX', value: '20 eu-smtp-1.mimecast.com' }],
  })
  using _ = visit(tab('example.com'))
  await screen.findByText('Mail for example.com does not go to WorkMail alone')
  expect(screen.queryByRole('button', { name: 'I use a mail proxy' })).toBeNull()
})

test('03 §3.3 a check that fails says so and keeps the last result with its time', async () => {
  await using backend = await openBackend()
  using _ = visit(tab('example.com'))
  const mx = await check('Incoming mail (MX)')
  await mx.findByText('Verified')
  await backend.faults({ operation: 'GetMailDomain', kind: 'status', status: 500, count: 50 })
  fireEvent.click(mx.getByRole('button', { name: 'Check again: Incoming mail (MX)' }))
  await mx.findByText('Could not check')
  await mx.findByText(/^Last result: Verified, /)
  await backend.faults()
  fireEvent.click(mx.getByRole('button', { name: 'Retry' }))
  await mx.findByText('Verified')
  expect(mx.queryByText(/^Last result/)).toBeNull()
})

test('03 §3.3 after a reload, and for a colleague, a check that fails still has the last result with its time', async () => {
  {
    await using _ = await openBackend('auditor')
    using __ = visit(tab('example.com'))
    await (await check('Incoming mail (MX)')).findByText('Verified')
  }
  await using backend = await openBackend('helpDesk')
  await backend.faults({ operation: 'DnsQuery', kind: 'status', count: 1_000 })
  using _ = visit(tab('example.com'))
  const mx = await check('Incoming mail (MX)')
  await mx.findByText('Could not check')
  await mx.findByText(/^Last result: Verified, /)
  const mailFrom = await check('MAIL FROM (MX)')
  await mailFrom.findByText('Not configured')
  expect(mailFrom.queryByText(/^Last result/)).toBeNull()
})

test('DOM-38 a DMARC record that only watches is a weak policy, one that is stricter is valid', async () => {
  await using backend = await openBackend('auditor')
  const { records } = await backend.operate('mailDomains.describe', {
    ...{ ...scope, domainName: 'example.com' },
  })
  const recommended = records.find(({ hostname }) => hostname?.startsWith('_dmarc'))?.value ?? ''
  const record = { name: '_dmarc.example.com', type: 'TXT' } as const
  const weak = { ...record, value: 'v=DMARC1; p=none' }
  await backend.changeDns({
    withdraw: [{ ...record, value: recommended.replaceAll('"', '') }],
    publish: [weak],
  })
  {
    using _ = visit(tab('example.com'))
    await (await check('DMARC')).findByText('Weak policy')
  }
  await backend.changeDns({
    withdraw: [weak],
    publish: [{ ...record, value: 'v=DMARC1; p=reject' }],
  })
  using _ = visit(tab('example.com'))
  await (await check('DMARC')).findByText('Valid')
})

test('commands name the server that was asked, and quote what a shell would read otherwise', () => {
  const answer = {
    ...{ records: [], leftOut: 0, ignored: 0, milliseconds: 1, rcode: 'NOERROR' },
    question: { name: "a'b.example", type: 'TXT' },
  }
  const resolver = { address: '192.0.2.1', kind: 'recursive' as const }
  const server = { name: 'ns1.example', address: '192.0.2.53', kind: 'authoritative' as const }
  const answers = [
    { ...answer, server: resolver },
    { ...answer, server },
  ]
  expect(dnsCommands({ answers }, 'b.example')).toEqual({
    nslookup: ['nslookup -type=NS b.example', "nslookup -type=TXT 'a'\\''b.example' ns1.example"],
    dig: ['dig +short b.example NS', "dig 'a'\\''b.example' TXT @ns1.example"],
  })
})

test('DOM-37 an SPF record that lets everybody send is named, with the one to have in its place', async () => {
  await using backend = await openBackend()
  const record = { name: 'example.com', type: 'TXT' } as const
  await backend.changeDns({
    withdraw: [{ ...record, value: 'v=spf1 include:amazonses.com ~all' }],
    publish: [{ ...record, value: 'v=spf1 include:amazonses.com +all' }],
  })
  using _ = visit(tab('example.com'))
  const spf = await check('SPF')
  await spf.findByText(/lets everybody in the world send for the domain: \+all/)
  spf.getByText('v=spf1 include:amazonses.com ~all')
  spf.getByText('It leaves out +all.')
})

test('DOM-37 an SPF record without Amazon SES is told as it is, with the one to have, also at its answers', async () => {
  await using backend = await openBackend('auditor')
  const record = { name: 'example.com', type: 'TXT' } as const
  await backend.changeDns({
    withdraw: [{ ...record, value: 'v=spf1 include:amazonses.com ~all' }],
    publish: [{ ...record, value: 'v=spf1 include:other.example -all' }],
  })
  using _ = visit(`${tab('example.com')}/spf`)
  const dialog = within(await screen.findByRole('dialog', { name: /SPF/ }))
  await dialog.findByText(
    'The SPF record does not include Amazon SES: v=spf1 include:other.example -all.',
  )
  dialog.getByText('v=spf1 include:other.example include:amazonses.com -all')
})

test('DOM-23 DOM-26 a known problem that is found says what was found, and another one what to do if it is', async () => {
  await using backend = await openBackend()
  const record = { name: 'example.com', type: 'MX' } as const
  const right = '10 inbound-smtp.us-east-1.amazonaws.com'
  await backend.changeDns({
    withdraw: [{ ...record, value: right }],
    publish: [{ ...record, value: `${right}.example.com` }],
  })
  using _ = visit(tab('example.com'))
  const problems = within(await screen.findByRole('list', { name: 'Known problems' }))
  const item = (name: string) => within(problems.getByText(name).closest('li') ?? document.body)
  const suffix = item('The provider appends the domain')
  await suffix.findByText('Found here')
  suffix.getByText(
    /added the domain to the value: 10 inbound-smtp.us-east-1.amazonaws.com.example.com/,
  )
  item('The MX record is inconsistent').getByText(/added the domain to the value/)
  const failed = item('AWS reports that the verification failed')
  failed.getByText('Not found here')
  failed.getByText(/^If AWS does not find the TXT record/)
})

test.each([
  [
    'a CNAME of it',
    'mail.example.com',
    /^The MX record names mail\.example\.com, a CNAME of inbound-/,
  ],
  ['an IP address', '192.0.2.7', /^The MX record names an IP address \(192\.0\.2\.7\)/],
])(
  'DOM-27 an MX record that names %s in place of the server of WorkMail is told',
  async (_, to, words) => {
    await using backend = await openBackend('auditor')
    const server = 'inbound-smtp.us-east-1.amazonaws.com'
    await backend.changeDns({
      withdraw: [{ name: 'example.com', type: 'MX', value: `10 ${server}` }],
      publish: [
        { name: 'example.com', type: 'MX', value: `10 ${to}` },
        { name: 'mail.example.com', type: 'CNAME', value: server },
      ],
    })
    using __ = visit(tab('example.com'))
    const mx = await check('Incoming mail (MX)')
    await mx.findByText(words)
    expect(mx.queryByText(/During a migration/)).toBeNull()
    const problems = within(screen.getByRole('list', { name: 'Known problems' }))
    await problems.findByText(words)
  },
)

test('DOM-25 a token in other upper and lower case is a known problem of the verification, not of several tokens', async () => {
  await using backend = await openBackend('auditor')
  const { records } = await backend.operate('mailDomains.describe', {
    ...{ ...scope, domainName: 'example.com' },
  })
  const name = '_amazonses.example.com'
  const token = records.find(({ hostname }) => hostname?.startsWith(name))?.value ?? ''
  const value = token.replaceAll('"', '')
  await backend.changeDns({
    withdraw: [{ name, type: 'TXT', value }],
    publish: [{ name, type: 'TXT', value: value.toLowerCase() }],
  })
  using _ = visit(tab('example.com'))
  const problems = within(await screen.findByRole('list', { name: 'Known problems' }))
  const item = (title: string) => within(problems.getByText(title).closest('li') ?? document.body)
  const failed = item('AWS reports that the verification failed')
  await failed.findByText(/other upper and lower case letters than expected/)
  item('The domain is verified several times').getByText('Not found here')
})

test('DOM-07 results from before are told as such, and Check all asks the DNS for every purpose again', async () => {
  await using backend = await openBackend('auditor')
  using page = visit(`${organizationPath}/domains/example.com`)
  const records = within(await screen.findByRole('list', { name: 'WorkMail configuration' }))
  await records.findAllByText('Verified')
  await page.router.navigate(tab('example.com'))
  const mx = await check('Incoming mail (MX)')
  await mx.findByText(/^Result from .*, before this page was opened/)
  const all = screen.getByRole('button', { name: 'Check all' })
  await waitFor(() => expect(all.getAttribute('aria-disabled')).not.toBe('true'))
  const before = backend.of('dnsRecords.check').length
  fireEvent.click(all)
  await mx.findByText(/^Checked by Mailroom/)
  await waitFor(() => expect(backend.of('dnsRecords.check').length).toBe(before + 8))
})
