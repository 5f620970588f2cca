import { expect, test } from 'vitest'
import { nameIn, zoneFile } from './dns-records.ts'

const domain = 'Example.com'

test('DOM-10 a name is written as the DNS provider wants it', () => {
  const names = (hostname: string) =>
    (['absolute', 'plain', 'relative'] as const).map((format) => nameIn(format, hostname, domain))
  expect(names('_amazonses.example.com')).toEqual([
    ...['_amazonses.example.com.', '_amazonses.example.com', '_amazonses'],
  ])
  expect(names('example.com.')).toEqual(['example.com.', 'example.com', '@'])
  expect(names('notexample.com.')).toEqual(['notexample.com.', 'notexample.com', 'notexample.com'])
})

test('DOM-08 DOM-11 all records are a zone file with full names and an hour', () => {
  const file = zoneFile(
    {
      records: [
        { type: 'TXT', hostname: '_amazonses.example.com', value: '"token"' },
        { type: 'MX', hostname: 'example.com.', value: '10 inbound-smtp.eu-west-1.amazonaws.com.' },
        { type: 'TXT', hostname: 'example.com.', value: 'v=spf1 include:amazonses.com ~all' },
        { type: 'CNAME', hostname: 'a._domainkey.example.com', value: 'a.dkim.amazonses.com' },
        {
          ...{ type: 'MX', hostname: 'mail.example.com' },
          value: '10 feedback-smtp.eu-west-1.amazonses.com',
        },
      ],
      ...{ isTestDomain: false, isDefault: true },
      ...{ ownershipVerificationStatus: 'VERIFIED', dkimVerificationStatus: 'PENDING' },
    },
    'example.com',
    'eu-west-1',
  )
  expect(file.split('\n')).toEqual([
    '; Amazon WorkMail records for example.com (eu-west-1)',
    '_amazonses.example.com. 3600 IN TXT "token"',
    '; switch only after migration',
    'example.com. 3600 IN MX 10 inbound-smtp.eu-west-1.amazonaws.com.',
    'example.com. 3600 IN TXT "v=spf1 include:amazonses.com ~all"',
    'a._domainkey.example.com. 3600 IN CNAME a.dkim.amazonses.com.',
    'mail.example.com. 3600 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.',
  ])
})
