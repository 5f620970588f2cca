import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

const diagnosis = (address: string, direction = 'to') =>
  `${organizationPath}/diagnosis?direction=${direction}&address=${encodeURIComponent(address)}`

const title = async (name: RegExp | string) => {
  const status = await screen.findByText(name)
  await waitFor(() => expect(screen.queryByText(/checks are done/)).toBeNull())
  return status
}

const checks = () =>
  within(screen.getByRole('list', { name: 'Checks' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('strong')?.textContent)

const check = async (name: string) => {
  const list = within(await screen.findByRole('list', { name: 'Checks' }))
  const item = (await list.findByText(name)).closest('li')
  if (!item) throw new Error('This is no item')
  return within(item)
}

test('RTE-01 RTE-03 without a cause the page says that nothing was found, and what it cannot see', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(diagnosis('ana@example.com'))
  await title('Nothing found that keeps mail to ana@example.com from arriving')
  screen.getByText(/This page cannot see mail flow rules/)
  screen.getByText(/It is the alias of Ana Silva, an enabled user/)
  const route = await check('Receipt rule of Amazon SES')
  route.getByText(new RegExp(`The rule ${organizationId} of the active rule set INBOUND_MAIL`))
  screen.getByText(/Inbound mail flow rules can drop.*no API/)
  expect(screen.getByRole('link', { name: 'Read message headers' }).getAttribute('href')).toBe(
    '/message-headers',
  )
})

test('RTE-01 mail that goes to another server is named first, with that server and the way on', async () => {
  await using backend = await openBackend('auditor')
  const mx = 'inbound-smtp.us-east-1.amazonaws.com'
  await backend.changeDns({
    withdraw: [{ name: 'example.com', type: 'MX', value: `10 ${mx}` }],
    publish: [{ name: 'example.com', type: 'MX', value: '10 mail.old.example' }],
  })
  using _ = visit(diagnosis('ana@example.com'))
  await title('Most likely: Incoming mail (MX)')
  expect(screen.getAllByText(/^Mail goes to .*mail\.old\.example/)).toHaveLength(2)
  const found = await check('Incoming mail (MX)')
  found.getByText('10 mail.old.example')
  expect(checks()[0]).toBe('Incoming mail (MX)')
  const [link] = screen.getAllByRole('link', { name: 'DNS answers: Incoming mail (MX)' })
  expect(link?.getAttribute('href')).toBe(`${organizationPath}/domains/example.com/dns-check/mx`)
})

test('RTE-03 DOM-11 a domain in which nobody has an address is the cause, in the words of its page', async () => {
  await using backend = await openBackend('helpDesk')
  using _ = visit(diagnosis('example.org'))
  await title('Most likely: Who gets the mail of the domain')
  const nobody =
    /^No user, group or resource is enabled with an address in example\.org: mail to the domain goes/
  const found = await check('Who gets the mail of the domain')
  found.getByText(nobody)
  await found.findByText(/^As of /)
  await backend.workmail('CreateAlias', {
    ...{ EntityId: '00000000-0000-4000-8000-000000000001', Alias: 'ana@example.org' },
  })
  fireEvent.click(await found.findByRole('button', { name: 'Refresh' }))
  await found.findByText('1 user, group or resource is enabled with an address in example.org.')
  await title('Nothing found that keeps mail to example.org from arriving')
})

test('RTE-01 ORG-42 an address of a disabled person, of nobody, of a remote user and of a group', async () => {
  await using _ = await openBackend('helpDesk')
  const says = async (address: string, words: RegExp) => {
    using __ = visit(diagnosis(address))
    await waitFor(() => screen.getAllByText(words), { timeout: 20_000 })
  }
  await says('tomas.novak@example.com', /belonged to Tomáš Novák. Its owner is not enabled now/)
  await says('nobody.here@example.com', /Nobody in this organization has the address/)
  await says('remote.partner@example.com', /Remote Partner is a remote user without a mailbox/)
  await says('sales@example.com', /Sales, an enabled group/)
})

test('RTE-01 X-05 an address of nobody is the cause, also if the directory cannot be searched', async () => {
  await using backend = await openBackend('helpDesk')
  backend.lose('entities.search')
  using _ = visit(diagnosis('nobody.here@example.com'))
  await title('Most likely: Owner of the address')
  screen.getAllByText(/Nobody in this organization has the address/)
})

test('RTE-01 QUOTA-10 a full mailbox is the cause, one with room is not', async () => {
  await using backend = await openBackend()
  const { UserId } = await backend.workmail('DescribeUser', { UserId: 'ana.silva' })
  const { MailboxSize } = await backend.workmail('GetMailboxDetails', { UserId })
  const MailboxQuota = Math.max(1, Math.floor(Number(MailboxSize)))
  {
    using _ = visit(diagnosis('ana@example.com'))
    await title('Nothing found that keeps mail to ana@example.com from arriving')
  }
  await backend.workmail('UpdateMailboxQuota', { UserId, MailboxQuota })
  using _ = visit(diagnosis('ana@example.com'))
  await title('Most likely: Room in the mailbox')
})

test('RTE-01 a domain of somebody else is the cause, and nothing is asked about its records', async () => {
  await using backend = await openBackend('auditor')
  using _ = visit(diagnosis('ana@elsewhere.example'))
  await title('Most likely: Domain')
  expect(checks()).toEqual(['Domain'])
  expect(backend.of('dnsRecords.check')).toEqual([])
})

test('RTE-01 RTE-03 an address of another provider is told to be none of here, and nobody is to be called', async () => {
  await using _ = await openBackend('helpDesk')
  {
    using __ = visit(diagnosis('ana.silva@gmail.com'))
    await title('Most likely: Domain')
    screen.getAllByText(/not one of this organization’s addresses.*choose “Mail from this address”/)
    expect(screen.queryByText(/[Cc]all an administrator|as an alias|add the domain/)).toBeNull()
  }
  using __ = visit(diagnosis('ana.silva@gmail.com', 'from'))
  await title('Most likely: Domain')
  screen.getAllByText(/choose “Mail to this address” and enter the user’s own address/)
})

test('RTE-03 ORG-40 an address with a typing error leads to the similar one, and to no administrator', async () => {
  await using _ = await openBackend('helpDesk')
  using page = visit(diagnosis('ana.silba@example.com', 'from'))
  await title('Most likely: Owner of the address')
  expect(screen.getAllByText(/^Did you mean ana\.silva@example\.com\?/)).toHaveLength(2)
  expect(screen.queryByText(/Call an administrator/)).toBeNull()
  const [way] = screen.getAllByRole('link', { name: 'Check ana.silva@example.com' })
  if (way) fireEvent.click(way)
  await screen.findByText(/enabled user/)
  expect(page.router.state.location.search).toBe('?address=ana.silva%40example.com&direction=from')
})

test('RTE-03 an address that is similar to none is for an administrator', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(diagnosis('nobody.here@example.com'))
  await title('Most likely: Owner of the address')
  screen.getByText(/^Your role cannot mend this. Call an administrator/)
})

test('X-05 GEN-10 each read that AWS denies or fails could not be asked, names its action, and is no verdict', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.deny('ses:DescribeActiveReceiptRuleSet', 'workmail:DescribeInboundDmarcSettings')
  await backend.faults({ operation: 'DescribeEmailMonitoringConfiguration', kind: 'status' })
  using _ = visit(diagnosis('ana@example.com'))
  await title('Cannot tell: Receipt rule of Amazon SES and DMARC of senders could not be asked')
  const route = await check('Receipt rule of Amazon SES')
  route.getByText('Could not be asked')
  route.getAllByText(/ses:DescribeActiveReceiptRuleSet/)
  const logging = within(screen.getByRole('list', { name: 'Email event logging' }))
  await logging.findByText('Could not be asked', undefined, { timeout: 30_000 })
  await backend.allow({ Effect: 'Allow', Action: '*', Resource: '*' })
  fireEvent.click(route.getByRole('button', { name: 'Retry' }))
  const again = await check('Receipt rule of Amazon SES')
  await again.findByText(/gives mail to this organization/)
})

test('RTE-03 X-05 what matters little says nothing against a verdict, even if it could not be asked', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.deny('workmail:DescribeInboundDmarcSettings')
  using _ = visit(diagnosis('ana@example.com'))
  await title('Nothing found that keeps mail to ana@example.com from arriving')
  screen.getByText(/may be the cause: DMARC of senders/)
})

test('ORG-05 RTE-03 an impaired organization is the cause, with the reason and whom to call', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.force('Impaired', 'The directory does not answer.')
  using _ = visit(diagnosis('ana@example.com'))
  await title('Most likely: State of the organization')
  screen.getAllByText(/in the state Impaired: The directory does not answer/)
  screen.getByText('Call an administrator or AWS Support and say:')
})

test('RTE-01 a server with precedence is the cause, one with the same number may be', async () => {
  await using backend = await openBackend('helpDesk')
  const other = { name: 'example.com', type: 'MX', value: '10 mx.old-provider.example' }
  await backend.changeDns({ publish: [other] })
  {
    using _ = visit(diagnosis('ana@example.com'))
    await title('No check has failed. Look at this first: Incoming mail (MX)')
  }
  const first = { ...other, value: '5 mx.old-provider.example' }
  await backend.changeDns({ withdraw: [other], publish: [first] })
  using _ = visit(diagnosis('ana@example.com'))
  await title('Most likely: Incoming mail (MX)')
  screen.getAllByText(
    /Remove MX 5 mx\.old-provider\.example, or give it a higher number than 10\.$/,
  )
  // The record of WorkMail is there: nobody has to publish it.
  const said = screen.getByText(/^Mail to ana@example\.com does not arrive/)
  expect(said.closest('pre, code, div')?.textContent).not.toMatch(/has to have this record/)
})

test('RTE-03 DOM-12 who runs the DNS is to be called with the record, an administrator with what to do', async () => {
  await using backend = await openBackend('helpDesk')
  const record = { name: 'example.com', type: 'MX' } as const
  const value = '10 inbound-smtp.us-east-1.amazonaws.com'
  await backend.changeDns({ withdraw: [{ ...record, value }] })
  {
    using _ = visit(diagnosis('ana@example.com'))
    await title('Most likely: Incoming mail (MX)')
    screen.getAllByText(/^Without an MX record no mail to example\.com arrives/)
    screen.getByText('Call whoever runs the DNS of the domain and say:')
    const said = await screen.findByText(/^Mail to ana@example\.com does not arrive/)
    expect(said.closest('pre, code, div')?.textContent).toMatch(
      /example\.com\.? MX 10 inbound-smtp/,
    )
  }
  using _ = visit(diagnosis('tomas.novak@example.com'))
  await title('Most likely: Owner of the address')
  screen.getAllByText(/The mailbox comes back if the user is enabled by .+ \(estimated\)/)
  screen.getByText(/^Your role cannot mend this. Call an administrator .*enable the user/)
})

test('RTE-03 an administrator is told to mend it here, and to call nobody', async () => {
  await using _ = await openBackend()
  using __ = visit(diagnosis('tomas.novak@example.com'))
  await title('Most likely: Owner of the address')
  await screen.findByText(/^You can mend this here: enable the user/)
  expect(screen.queryByText(/Call an administrator/)).toBeNull()
})

test('DOM-28 RTE-03 mail programs that find no mailbox: the record is the cause, and the servers can be told', async () => {
  await using backend = await openBackend('helpDesk')
  const { records } = await backend.operate('mailDomains.describe', {
    ...{ ...scope, domainName: 'example.com' },
  })
  const value = records.find(({ hostname }) => hostname?.startsWith('autodiscover'))?.value ?? ''
  await backend.changeDns({
    withdraw: [{ name: 'autodiscover.example.com', type: 'CNAME', value }],
  })
  using _ = visit(diagnosis('ana@example.com'))
  fireEvent.click(
    await screen.findByRole('radio', {
      name: 'Mail programs do not find the mailbox of this address',
    }),
  )
  await title('Most likely: Autodiscover')
  screen.getAllByText(/people have to type in the servers/)
  screen.getByText('imap.mail.us-east-1.awsapps.com')
  screen.getByText('mobile.mail.us-east-1.awsapps.com')
  screen.getByText('port 465, TLS from the beginning (no STARTTLS)')
})

test('DOM-28 nothing against mail programs leads to the servers that the caller can type in', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(diagnosis('ana@example.com', 'find'))
  await title('Nothing found that keeps mail programs from finding ana@example.com')
  screen.getByText('smtp.mail.us-east-1.awsapps.com')
})

test('RTE-02 DOM-39 a statement that denies is named for mail that is sent, and is none for mail that comes', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.ses('PutIdentityPolicy', {
    ...{ Identity: 'example.com', PolicyName: 'freeze' },
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        ...{ Sid: 'NoMailAtAll', Effect: 'Deny', Principal: '*', Action: 'ses:Send*' },
        Resource: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
      },
    }),
  })
  {
    using _ = visit(diagnosis('ana@example.com', 'from'))
    await title('Most likely: Identity policy')
    screen.getAllByText(/^A statement with Deny keeps WorkMail from sending.*: NoMailAtAll/)
  }
  using _ = visit(diagnosis('ana@example.com'))
  await title('Nothing found that keeps mail to ana@example.com from arriving')
  expect(checks()).not.toContain('Identity policy')
})

test('RTE-02 DOM-42 a MAIL FROM domain that rejects stops all mail, before SPF that receivers check', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.ses('SetIdentityMailFromDomain', {
    ...{ Identity: 'example.com', MailFromDomain: 'bounce.example.com' },
    BehaviorOnMXFailure: 'RejectMessage',
  })
  await backend.changeDns({
    publish: [{ name: 'example.com', type: 'TXT', value: 'v=spf1 include:other.example -all' }],
  })
  using _ = visit(diagnosis('ana@example.com', 'from'))
  await title('Most likely: MAIL FROM domain')
  const spf = await check('SPF')
  spf.getByText(/^Mail is sent from bounce\.example\.com, so receivers check the SPF record there/)
  // The records are asked for once it is known that they are not found.
  await screen.findByText(/^Mail from .*bounce\.example\.com\.? MX 10 feedback/s)
})

test('RTE-02 mail from a group: who may send as it is what to look at', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(diagnosis('sales@example.com', 'from'))
  const owner = await check('Owner of the address')
  await owner.findByText(/A group sends nothing itself: only somebody with the permission/)
  expect(owner.getByRole('link', { name: 'Permissions of Sales' }).getAttribute('href')).toMatch(
    /\/groups\/[^/]+\/permissions$/,
  )
})

test('RTE-03 an address is taken from what people copy, and a name alone is told to be none', async () => {
  await using backend = await openBackend('helpDesk')
  using page = visit(`${organizationPath}/diagnosis`)
  const field = await screen.findByRole('textbox', { name: 'Address or domain' })
  const type = (value: string) => {
    fireEvent.change(field, { target: { value } })
    fireEvent.click(screen.getByRole('button', { name: 'Check' }))
  }
  type('ana')
  await screen.findByText(/“ana” is not a whole address or domain/)
  expect(backend.of('mailDomains.describe')).toEqual([])
  type('"Ana Silva" <ana@example.com>')
  await title('Nothing found that keeps mail to ana@example.com from arriving')
  expect(page.router.state.location.search).toBe('?address=ana%40example.com&direction=to')
  for (const copied of [
    'mailto:ana.silva@example.com?subject=Hello',
    'ana.silva@example.com;',
    '\u202Aana.silva@example.com\u202C',
    'Ana <mailto:ana.silva@example.com>; ',
  ]) {
    type(copied)
    await waitFor(() => expect(field).toHaveProperty('value', 'ana.silva@example.com'))
  }
  await title('Nothing found that keeps mail to ana.silva@example.com from arriving')
})

test('RTE-03 a link with an address that has a space at its end is diagnosed', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(diagnosis('\u202Aana@example.com '))
  await title('Nothing found that keeps mail to ana@example.com from arriving')
})

test('RTE-01 GRP-08 a group without members, or without an enabled one, is the cause of mail that reaches nobody', async () => {
  await using backend = await openBackend('helpDesk')
  const groupOf = async (name: string) => {
    const { GroupId } = await backend.workmail('CreateGroup', { Name: name })
    const Email = `${name}@example.com`
    await backend.workmail('RegisterToWorkMail', { EntityId: GroupId, Email })
    return { GroupId, Email }
  }
  const outer = await groupOf('outer')
  const inner = await groupOf('inner')
  const member = { GroupId: outer.GroupId, MemberId: inner.GroupId }
  await backend.workmail('AssociateMemberToGroup', member)
  {
    using _ = visit(diagnosis(outer.Email))
    await title('Most likely: Recipients of the group')
    const [link] = screen.getAllByRole('link', { name: 'Recipients of outer' })
    expect(link?.getAttribute('href')).toMatch(/\/recipients$/)
    screen.getAllByText(/Nobody is a member of outer or of a group in it/)
    expect(checks()[0]).toBe('Recipients of the group')
  }
  const { UserId } = await backend.workmail('DescribeUser', { UserId: 'ana.silva' })
  await backend.workmail('AssociateMemberToGroup', { GroupId: inner.GroupId, MemberId: UserId })
  {
    using _ = visit(diagnosis(outer.Email))
    await title(/Nothing found that keeps mail to/)
    screen.getByText(/^1 enabled member of outer gets the mail/)
  }
  await backend.workmail('DeregisterFromWorkMail', { EntityId: UserId })
  using _ = visit(diagnosis(outer.Email))
  await title('Most likely: Recipients of the group')
  screen.getAllByText('No member of outer is enabled, so mail to it reaches nobody.')
})

test('RTE-02 DOM-38 a domain without its own DMARC record is told for mail from it, not for mail to it', async () => {
  await using backend = await openBackend('auditor')
  const record = { name: '_dmarc.example.com', type: 'TXT' } as const
  const { records } = await backend.operate('mailDomains.describe', {
    ...scope,
    domainName: 'example.com',
  })
  const value = records.find(({ hostname }) => hostname?.startsWith('_dmarc'))?.value ?? ''
  await backend.changeDns({ withdraw: [{ ...record, value: value.replaceAll('"', '') }] })
  {
    using _ = visit(diagnosis('ana@example.com', 'from'))
    await title('No check has failed. Look at this first: DMARC record of the domain')
    screen.getAllByText(/some receivers treat it as junk/)
  }
  await backend.changeDns({
    publish: [{ ...record, value: 'v=DMARC1; p=reject; rua=mailto:x@example.com' }],
  })
  {
    using _ = visit(diagnosis('ana@example.com', 'from'))
    await title('Nothing found that keeps mail from ana@example.com from arriving')
    const found = await check('DMARC record of the domain')
    found.getByText(/valid and stricter than recommended/)
  }
  using _ = visit(diagnosis('ana@example.com'))
  await title('Nothing found that keeps mail to ana@example.com from arriving')
  expect(checks()).not.toContain('DMARC record of the domain')
})

test('RTE-02 DOM-37 an SPF record without Amazon SES comes with the one to have in its place', async () => {
  await using backend = await openBackend('helpDesk')
  const record = { name: 'example.com', type: 'TXT' } as const
  await backend.changeDns({
    withdraw: [{ ...record, value: 'v=spf1 include:amazonses.com ~all' }],
    publish: [{ ...record, value: 'v=spf1 include:other.example -all' }],
  })
  using _ = visit(diagnosis('example.com', 'from'))
  await title('Most likely: SPF')
  const spf = await check('SPF')
  spf.getByText('v=spf1 include:other.example -all')
  spf.getByText('v=spf1 include:other.example include:amazonses.com -all')
})

test('RTE-03 DOM-23 of a domain that AWS has not verified, the cause in the DNS is told', async () => {
  await using backend = await openBackend('helpDesk')
  const domainName = 'new.example.net'
  const { records } = await backend.operate('mailDomains.describe', { ...scope, domainName })
  const token = records.find(({ hostname }) => hostname?.startsWith('_amazonses'))?.value ?? ''
  const value = token.replaceAll('"', '')
  const record = { name: `_amazonses.${domainName}`, type: 'TXT' } as const
  const cutOff = { ...record, value: value.slice(0, -1) }
  await backend.changeDns({ publish: [cutOff] })
  {
    using _ = visit(diagnosis(`ana@${domainName}`))
    await title('Most likely: Domain')
    screen.getAllByText(/The value is cut off: /)
  }
  await backend.changeDns({
    withdraw: [cutOff],
    publish: [{ ...record, name: `${record.name}.${domainName}`, value }],
  })
  using _ = visit(diagnosis(`ana@${domainName}`))
  await title('Most likely: Domain')
  screen.getAllByText(/the provider added the domain to the name/)
  // The name as it is told on the phone has no dot at its end.
  const [said] = screen.getAllByText(/^Mail to ana@new\.example\.net does not arrive/)
  expect(said?.closest('pre, code, div')?.textContent).toContain(`${record.name} TXT ${value}`)
})

test('RTE-02 mail from a domain without SPF names SPF first, and the direction is in the address', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.changeDns({
    withdraw: [{ name: 'example.com', type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' }],
  })
  using page = visit(diagnosis('ana@example.com'))
  fireEvent.click(await screen.findByRole('radio', { name: 'Mail from this address' }))
  await title('Most likely: SPF')
  expect(page.router.state.location.search).toBe('?address=ana%40example.com&direction=from')
  const quota = await check('Sending quota of Amazon SES')
  quota.getByText(/emails in 24 hours/)
  await check('MAIL FROM domain')
  await check('DKIM signature')
  screen.getByText(/Outbound mail flow rules/)
})

test('RTE-02 DOM-36 DOM-42 sending that is off, a MAIL FROM domain that is not found, and mail that is not signed', async () => {
  await using backend = await openBackend('helpDesk')
  const Identity = 'example.com'
  await backend.ses('UpdateAccountSendingEnabled', { Enabled: 'false' })
  await backend.ses('SetIdentityDkimEnabled', { Identity, DkimEnabled: 'false' })
  const mailFrom = { Identity, MailFromDomain: 'mail.example.com' }
  await backend.ses('SetIdentityMailFromDomain', {
    ...{ ...mailFrom, BehaviorOnMXFailure: 'RejectMessage' },
  })
  {
    using _ = visit(diagnosis('ana@example.com', 'from'))
    await title('Most likely: Sending quota of Amazon SES')
    const sending = await check('Sending quota of Amazon SES')
    sending.getByText(/^Sending is switched off for the whole account in this Region/)
    const rejected = await check('MAIL FROM domain')
    rejected.getByText('Failed')
    rejected.getByText(
      /^Amazon SES does not find the MX record of mail\.example\.com and is set to reject mail then: none is/,
    )
    const signature = await check('DKIM signature')
    signature.getByText(/^Amazon SES does not sign the mail of the domain, because DKIM is off/)
  }
  await backend.ses('SetIdentityMailFromDomain', {
    ...{ ...mailFrom, BehaviorOnMXFailure: 'UseDefaultValue' },
  })
  await backend.ses('DeleteIdentityPolicy', {
    ...{ Identity, PolicyName: `WorkMail-${organizationId}` },
  })
  await backend.ses('UpdateAccountSendingEnabled', { Enabled: 'true' })
  using _ = visit(diagnosis('ana@example.com', 'from'))
  // WorkMail may not use the domain: people add it again. Source: RTE-02.
  await title('Most likely: Identity policy')
})

test('RTE-02 QUOTA-05 mail from the test domain is limited, and AWS looks after its records', async () => {
  await using backend = await openBackend()
  using _ = visit(diagnosis('example-corp.awsapps.com', 'from'))
  await title('No check has failed. Look at this first: Limit of the test domain')
  screen.getByText(/AWS looks after its DNS records/)
  expect(backend.of('dnsRecords.check')).toEqual([])
})

test('RTE-01 ELG-01 the logs: what to look for if they are on, that nothing is written if off', async () => {
  await using backend = await openBackend('auditor')
  await backend.workmail('PutEmailMonitoringConfiguration', {
    LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/workmail/events/example:*',
  })
  {
    using _ = visit(diagnosis('ana@example.com'))
    const logging = within(await screen.findByRole('list', { name: 'Email event logging' }))
    await logging.findByText('/aws/workmail/events/example')
    logging.getByText('INCOMING_EMAIL_BOUNCED')
    logging.getByText(/filter @message like \/\(\?i\)ana@example\\\.com\//)
  }
  await backend.workmail('DeleteEmailMonitoringConfiguration', {})
  using _ = visit(diagnosis('ana@example.com'))
  await screen.findByText(/Nothing is written about single messages/)
})

test('RTE-03 what is no address or domain is told at the field, and nothing is asked', async () => {
  await using backend = await openBackend('auditor')
  using page = visit(`${organizationPath}/diagnosis`)
  const field = await screen.findByRole('textbox', { name: 'Address or domain' })
  fireEvent.change(field, { target: { value: 'no address@' } })
  fireEvent.click(screen.getByRole('button', { name: 'Check' }))
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(backend.of('mailDomains.describe')).toEqual([])
  fireEvent.change(field, { target: { value: ' example.com ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Check' }))
  await title('Nothing found that keeps mail to example.com from arriving')
  expect(page.router.state.location.search).toBe('?address=example.com&direction=to')
})
