import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvFile } from '../../../kit/export/csv-file.ts'
import { withFormula } from '../../../kit/export/without-formula.ts'
import { nameIn, recordColumns, wantedRecords } from './dns-records.ts'

test('DOM-10 a name is written as the DNS provider wants it', () => {
  const names = (hostname: string) =>
    (['absolute', 'plain', 'relative'] as const).map((format) =>
      nameIn(format, hostname, 'Example.com'),
    )
  expect(names('_amazonses.example.com')).toEqual([
    ...['_amazonses.example.com.', '_amazonses.example.com', '_amazonses'],
  ])
  expect(names('example.com.')).toEqual(['example.com.', 'example.com', '@'])
  expect(names('notexample.com.')).toEqual(['notexample.com.', 'notexample.com', 'notexample.com'])
})

const identity = {
  verification: { attributes: { verificationStatus: 'Pending', verificationToken: 'token' } },
  dkim: {
    attributes: {
      ...({ dkimEnabled: true, dkimVerificationStatus: 'Pending' } as const),
      dkimTokens: ['one', 'two', 'three'],
    },
  },
  mailFrom: {
    attributes: {
      ...({ mailFromDomain: 'mail.example.com', mailFromDomainStatus: 'Pending' } as const),
      behaviorOnMXFailure: 'UseDefaultValue',
    },
  },
  notifications: {},
} as const

test('DOM-05 03 §3.1 a purpose without a record of AWS has the record of the template', () => {
  const lines = (...records: Parameters<typeof wantedRecords>[0]) =>
    wantedRecords(records, 'Example.com', 'eu-west-1', {
      ...identity,
      dkim: { attributes: { ...identity.dkim.attributes, dkimTokens: ['one', 'two', 'three'] } },
    }).map(({ purpose, type, hostname, value }) => `${purpose} ${type} ${hostname} ${value}`)
  expect(lines()).toEqual([
    'ownership TXT _amazonses.example.com. token',
    'mx MX example.com. 10 inbound-smtp.eu-west-1.amazonaws.com.',
    'autodiscover CNAME autodiscover.example.com. autodiscover.mail.eu-west-1.awsapps.com.',
    'dkim CNAME one._domainkey.example.com. one.dkim.amazonses.com.',
    'dkim CNAME two._domainkey.example.com. two.dkim.amazonses.com.',
    'dkim CNAME three._domainkey.example.com. three.dkim.amazonses.com.',
    'spf TXT example.com. v=spf1 include:amazonses.com ~all',
    'dmarc TXT _dmarc.example.com. v=DMARC1;p=quarantine;pct=100;fo=1',
    'mailFromMx MX mail.example.com. 10 feedback-smtp.eu-west-1.amazonses.com.',
    'mailFromSpf TXT mail.example.com. v=spf1 include:amazonses.com ~all',
  ])
  const itsOwn = { type: 'MX', hostname: 'EXAMPLE.com', value: '5 mx.aws.example' }
  const dkim = { type: 'CNAME', hostname: 'x._domainkey.example.com', value: 'x.elsewhere' }
  const other = { type: 'SRV', hostname: '_sip.example.com', value: '0 0 1 sip.example.com' }
  const some = lines(itsOwn, dkim, other)
  expect(some.slice(0, 3)).toEqual([
    'mx MX EXAMPLE.com 5 mx.aws.example',
    'dkim CNAME x._domainkey.example.com x.elsewhere',
    'other SRV _sip.example.com 0 0 1 sip.example.com',
  ])
  expect(some.filter((line) => /^(mx|dkim) /.test(line))).toHaveLength(2)
})

test('DOM-05 a text has no quotation marks on any page, whether AWS writes them or not', () => {
  const value = 'v=spf1 include:amazonses.com ~all'
  const records = [
    { type: 'TXT', hostname: 'example.com.', value: `"${value}"` },
    { type: 'TXT', hostname: 'x.example.com.', value: '"one" "two"' },
  ]
  const [spf, other] = wantedRecords(records, 'example.com', 'eu-west-1')
  expect([spf?.value, other?.value]).toEqual([value, '"one" "two"'])
})

test('DOM-43 without what SES tells, there are no templates for tokens and no MAIL FROM', () => {
  const purposes = wantedRecords([], 'example.com', 'eu-west-1').map(({ purpose }) => purpose)
  expect(purposes).toEqual(['mx', 'autodiscover', 'spf', 'dmarc'])
})

test('DOM-19 a CSV of hostile records is read back by a foreign parser, under the headings of SES', async () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'=+-@"\\;,|\t\r\n\0 aé李') })
  const long = fc.constant('"\\;='.repeat(16_384))
  const records = fc.array(
    fc.record({
      type: fc.constantFrom('TXT', 'MX', '=1'),
      hostname: hostile,
      value: fc.oneof(hostile, long),
    }),
  )
  await fc.assert(
    fc.asyncProperty(records, async (all) => {
      const columns = recordColumns('absolute', 'example.com')
      const rows = all.map((record) => columns.map(({ value }) => value(record)))
      const text = await csvFile({ columns, rows }, 'en').text()
      const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
        ...{ delimiter: ',', newline: '\r\n' },
      })
      expect(errors).toEqual([])
      const [header, ...read] = data.slice(0, -1)
      expect(header).toEqual(['Record Name', 'Record Type', 'Record Value'])
      expect(read.map((row) => row.map(withFormula))).toEqual(rows)
      expect(read.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    }),
  )
})

test('DOM-10 DOM-19 a relative name of the domain itself is empty in a CSV', () => {
  const [name] = recordColumns('relative', 'example.com')
  const record = { type: 'MX', hostname: 'example.com.', value: '10 mx.example.com.' }
  expect(name?.value(record)).toBe('')
})
