import { expect, test } from 'vitest'
import type { WantedRecord } from '../cut-overs.ts'
import { wantedProblem } from './wanted.ts'

const domain = 'example.org'

const cases: [WantedRecord['purpose'], WantedRecord['type'], string, string | undefined][] = [
  ['mx', 'MX', '0 example-org.mail.protection.outlook.com', undefined],
  ['mx', 'MX', '10 Mail.example.net.', undefined],
  // A server of one's own may be an instance of EC2.
  ['mx', 'MX', '10 ec2-192-0-2-1.compute-1.amazonaws.com', undefined],
  ['mx', 'MX', '0 inbound-smtp.us-east-1.amazonaws.com', 'isWorkmail'],
  ['mx', 'MX', '10 INBOUND-SMTP.eu-west-1.amazonaws.com.', 'isWorkmail'],
  ['mx', 'MX', 'example-org.mail.protection.outlook.com', 'noPriority'],
  ['mx', 'MX', '0 https://mail.example.net', 'noHost'],
  ['mx', 'MX', '10 192.0.2.1', 'noHost'],
  ['mx', 'MX', '70000 mail.example.net', 'format'],
  ['spf', 'TXT', '"v=spf1 include:spf.protection.outlook.com -all"', undefined],
  ['spf', 'TXT', 'include:spf.protection.outlook.com', 'noSpfBegin'],
  ['dkim', 'CNAME', 'selector1-example-org._domainkey.example.onmicrosoft.com', undefined],
  ['dkim', 'CNAME', 'https://selector1 foo', 'noHost'],
  ['dkim', 'CNAME', 'selector1', 'noHost'],
  ['dkim', 'TXT', 'v=DKIM1; k=rsa; p=MIGf', undefined],
  ['clients', 'CNAME', 'autodiscover.mail.us-east-1.awsapps.com', 'isWorkmail'],
  ['clients', 'A', '192.0.2.1', undefined],
  ['clients', 'A', '192.0.2.256', 'noAddress'],
  ['clients', 'AAAA', '2001:db8::1', undefined],
  ['clients', 'AAAA', '192.0.2.1', 'noAddress'],
  ['clients', 'SRV', '0 1 443 autodiscover.example.net', undefined],
  ['clients', 'SRV', '443 autodiscover.example.net', 'format'],
  ['clients', 'SRV', '0 0 443 a b', 'format'],
]

test.each(cases)('CUT-04 %s %s %s: %s', (purpose, type, value, code) => {
  const names = { dkim: `selector1._domainkey.${domain}`, clients: `autodiscover.${domain}` }
  const name = purpose === 'dkim' || purpose === 'clients' ? names[purpose] : domain
  const problem = wantedProblem({ purpose, name, type, value }, domain)
  expect(problem).toEqual(code === undefined ? undefined : { member: 'value', code })
})
