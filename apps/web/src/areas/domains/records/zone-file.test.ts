import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseZone } from 'dnsz'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WantedRecord } from './dns-records.ts'
import { textBytes, zoneFile } from './zone-file.ts'

const zone = { domainName: 'example.com', region: 'eu-west-1', format: 'absolute' } as const

const record = (type: string, hostname: string, value: string): WantedRecord => ({
  ...{ purpose: 'other', type, hostname, value },
})

const some: WantedRecord[] = [
  record('TXT', '_amazonses.example.com', '"token"'),
  { ...record('MX', 'example.com.', '10 inbound-smtp.eu-west-1.amazonaws.com.'), purpose: 'mx' },
  record('TXT', 'example.com.', 'v=spf1 include:amazonses.com ~all'),
  record('CNAME', 'a._domainkey.example.com', 'a.dkim.amazonses.com'),
  record('MX', 'mail.other.example', '10 feedback-smtp.eu-west-1.amazonses.com.'),
]

test('DOM-08 DOM-11 DOM-12 all records are a zone file with full names and an hour', () => {
  expect(zoneFile(some, zone).split('\n')).toEqual([
    '; Amazon WorkMail records for example.com (eu-west-1)',
    '_amazonses.example.com. 3600 IN TXT "token"',
    '; switch only after migration',
    'example.com. 3600 IN MX 10 inbound-smtp.eu-west-1.amazonaws.com.',
    'example.com. 3600 IN TXT "v=spf1 include:amazonses.com ~all"',
    'a._domainkey.example.com. 3600 IN CNAME a.dkim.amazonses.com.',
    'mail.other.example. 3600 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.',
    '',
  ])
  expect(zoneFile(some, { ...zone, format: 'plain' })).toBe(zoneFile(some, zone))
  const switched = zoneFile(some, { ...zone, isSwitched: true })
  expect(switched).toContain('\n; in DNS already\nexample.com. 3600 IN MX ')
  expect(switched).not.toContain('switch only after migration')
})

test('DOM-10 relative names in a zone file follow their origin, and names elsewhere stay full', () => {
  const names = zoneFile(some, { ...zone, format: 'relative' })
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(';'))
    .map((line) => line.split(' ').slice(0, 2).join(' '))
  expect(names).toEqual([
    ...['$ORIGIN example.com.', '_amazonses 3600', '@ 3600', '@ 3600', 'a._domainkey 3600'],
    'mail.other.example. 3600',
  ])
})

test.each([
  [
    'a line end in a name',
    record('TXT', 'a\nevil.example.com', 'x'),
    String.raw`a\010evil.example.com.`,
  ],
  ['a NUL in a name', record('TXT', 'a\0.example.com', 'x'), String.raw`a\000.example.com.`],
  [
    'an IDN in its own script',
    record('TXT', 'ü.example.com', 'x'),
    String.raw`\195\188.example.com.`,
  ],
])('%s cannot begin another line', (_, hostile, name) => {
  expect(zoneFile([hostile], zone).split('\n').slice(1)).toEqual([`${name} 3600 IN TXT "x"`, ''])
})

test.each([
  ['another type', record('TXT\nNS', 'example.com', 'x')],
  ['an empty label', record('TXT', 'a..example.com', 'x')],
  ['a label of 64 bytes', record('TXT', `${'a'.repeat(64)}.example.com`, 'x')],
  ['a name of 256 bytes', record('TXT', `${'a.'.repeat(127)}example.com`, 'x')],
  ['an MX record without a preference', record('MX', 'example.com', 'mx.example.com')],
  ['an MX record that goes on', record('MX', 'example.com', '10 mx.example.com\n@ IN NS evil.')],
  ['a text of 64 kB, which no record holds', record('TXT', 'example.com', 'x'.repeat(65_536))],
])('DOM-08 %s is a comment, so that the rest can be imported', (_, hostile) => {
  const lines = zoneFile([hostile, record('TXT', 'example.com', 'good')], zone).split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^; not included, [ -~]*$/)
  expect(lines[2]).toBe('example.com. 3600 IN TXT "good"')
})

/** Reads what a zone file says between quotation marks, by RFC 1035 §5.1. */
function bytesIn(content: string): number[] {
  return [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text = '']) => {
    expect(text.replace(/\\\d{3}/g, '.').length).toBeLessThanOrEqual(255)
    return (text.match(/\\\d{3}|[^\\]/g) ?? []).map((part) =>
      part.startsWith('\\') ? Number(part.slice(1)) : part.charCodeAt(0),
    )
  })
}

const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9-]{0,20}[a-z0-9])?$/)
const hostname = fc
  .tuple(fc.array(label, { maxLength: 3 }), fc.constantFrom('example.com', 'xn--bcher-kva.example'))
  .map(([labels, end]) => [...labels, end].join('.'))
const content = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.string({ unit: fc.constantFrom(...'"\\;()@$ \t\r\n\0a=é李'), maxLength: 600 }),
  fc.integer({ min: 250, max: 65_000 }).map((length) => 'x"\\;'.repeat(length).slice(0, length)),
)
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
const anyRecord = fc.oneof(
  fc
    .tuple(hostname, content, fc.boolean())
    // A text that is in quotation marks itself would be read as its content.
    .filter(([, text, isQuoted]) => isQuoted || !/^\s*"/.test(text))
    .map(([name, text, isQuoted]) => record('TXT', name, isQuoted ? quoted(text) : text)),
  fc
    .tuple(hostname, fc.nat(65_535), hostname)
    .map(([name, preference, host]) => record('MX', name, `${preference} ${host}`)),
  fc.tuple(hostname, hostname).map(([name, target]) => record('CNAME', name, target)),
)

/** What a record says, however it is written. */
function said({ type, hostname, value }: WantedRecord) {
  if (type === 'TXT') return { type, hostname, value: [...textBytes(value)] }
  return { type, hostname, value: value.replace(/\.?$/, '.') }
}

test('DOM-08 a foreign parser reads from the zone file the records that were written into it', () => {
  fc.assert(
    fc.property(
      fc.array(anyRecord, { maxLength: 8 }),
      fc.constantFrom(...(['absolute', 'relative'] as const)),
      (records, format) => {
        const { records: read } = parseZone(zoneFile(records, { ...zone, format }), {
          replaceOrigin: 'example.com',
        })
        expect(
          read.map(({ name, ttl, type, content }) => {
            expect(ttl).toBe(3_600)
            const isFull = /(^|\.)(example\.com|xn--bcher-kva\.example)$/.test(name)
            const hostname = isFull ? name : `${name}.example.com`
            return { type, hostname, value: type === 'TXT' ? bytesIn(content) : content }
          }),
        ).toEqual(records.map(said))
      },
    ),
    { numRuns: 100 },
  )
})

test('DOM-08 a text in quotation marks, and one in several, is its content', () => {
  const text = (value: string) => new TextDecoder().decode(textBytes(value))
  expect(text('"a b"')).toBe('a b')
  expect(text('"v=DKIM1; " "p=x"')).toBe('v=DKIM1; p=x')
  expect(text(String.raw`"say \"hi\" \\ \195\188"`)).toBe('say "hi" \\ ü')
  expect(text('say "hi"')).toBe('say "hi"')
  expect(text('')).toBe('')
})

const nsd = '/usr/sbin/nsd-checkzone'

test.skipIf(!existsSync(nsd))('DOM-08 the name server nsd accepts the zone file as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zone-'))
  const file = join(folder, 'zone')
  const head = [
    'example.com. 3600 IN SOA ns.example.org. admin.example.org. 1 3600 600 86400 3600',
    'example.com. 3600 IN NS ns.example.org.',
  ]
  const texts = fc.array(fc.tuple(fc.array(label, { maxLength: 2 }), content), { maxLength: 5 })
  try {
    fc.assert(
      fc.property(texts, fc.constantFrom(...(['absolute', 'relative'] as const)), (all, format) => {
        const records = all.map(([labels, text]) =>
          record('TXT', [...labels, 'example.com'].join('.'), quoted(text)),
        )
        writeFileSync(file, [...head, zoneFile(records, { ...zone, format })].join('\n'))
        const printed = execFileSync(nsd, ['-p', 'example.com', file], { encoding: 'utf8' })
        const wanted = records.map(({ value }) => [...textBytes(value)].join())
        const read = [...printed.matchAll(/^\S*\t.*\tTXT\t(.*)$/gm)].map(([, text = '']) =>
          bytesIn(text.replaceAll(/\\(["\\;])/g, (_, sign) => `\\0${sign.charCodeAt(0)}`)).join(),
        )
        expect(new Set(read)).toEqual(new Set(wanted))
      }),
      { numRuns: 20 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
