import { expect, test } from 'vitest'
import { dnsPurposeOf } from './dns-records.ts'

const domain = 'Example.com'

test.each([
  ['TXT', '_amazonses.example.com.', '"token"', 'ownership'],
  ['MX', 'example.com.', '10 inbound-smtp.eu-west-1.amazonaws.com.', 'mx'],
  ['CNAME', 'AutoDiscover.example.com', 'autodiscover.mail.eu-west-1.awsapps.com.', 'autodiscover'],
  ['CNAME', 'abc._domainkey.example.com.', 'abc.dkim.amazonses.com.', 'dkim'],
  ['TXT', 'example.com.', '"v=spf1 include:amazonses.com ~all"', 'spf'],
  ['TXT', '_dmarc.example.com.', '"v=DMARC1;p=quarantine"', 'dmarc'],
  ['MX', 'mail.example.com.', '10 feedback-smtp.eu-west-1.amazonses.com.', 'mailFromMx'],
  ['TXT', 'mail.example.com.', '"v=spf1 include:amazonses.com ~all"', 'mailFromSpf'],
  ['MX', 'mail.example.com.', '10 mx.elsewhere.example.', 'other'],
  ['TXT', 'example.com.', '"something-else"', 'other'],
  ['A', 'www.example.com.', '192.0.2.1', 'other'],
])(
  'DOM-05 the record %s %s %s is told by its name and value: %s',
  (type, hostname, value, purpose) => {
    expect(dnsPurposeOf({ type, hostname, value }, domain)).toBe(purpose)
  },
)
