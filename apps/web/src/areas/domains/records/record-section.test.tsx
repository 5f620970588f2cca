import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { areas } from '../../../areas.ts'
import { loadWords } from '../../../kit/words/texts.ts'
import type { WantedRecord } from './dns-records.ts'
import { RecordSection } from './RecordSection.tsx'
import { recordStatus } from './record-status.ts'

const domain = {
  ...{ records: [], isTestDomain: false, isDefault: false },
  ownershipVerificationStatus: 'VERIFIED',
  dkimVerificationStatus: 'FAILED',
} as const

const nothing = { verification: {}, dkim: {}, mailFrom: {}, notifications: {} }

test('DOM-06 what a service verifies and what is compared with DNS have vocabularies of their own', () => {
  const told = (purpose: Parameters<typeof recordStatus>[0]) =>
    recordStatus(purpose, domain, nothing)
  expect(told('ownership')).toMatchObject({ family: 'service', status: 'VERIFIED' })
  expect(told('dkim')).toMatchObject({ family: 'service', status: 'FAILED' })
  for (const purpose of ['mx', 'autodiscover', 'spf', 'dmarc', 'mailFromMx'] as const)
    expect(told(purpose)).toEqual({ family: 'compared' })
  expect(told('mailFromSpf')).toEqual({ family: 'service' })
  expect(told('other')).toBeUndefined()
})

test('03 A-04 SES says that the MX record of the MAIL FROM domain is verified, and no more', () => {
  const told = (mailFromDomainStatus: 'Success' | 'Pending' | 'Failed' | 'TemporaryFailure') => {
    const behaviorOnMXFailure = 'UseDefaultValue'
    const attributes = { mailFromDomain: 'm', mailFromDomainStatus, behaviorOnMXFailure } as const
    return recordStatus('mailFromMx', domain, { ...nothing, mailFrom: { attributes } })
  }
  expect(told('Success')).toEqual({ family: 'compared', status: 'VERIFIED' })
  for (const status of ['Pending', 'Failed', 'TemporaryFailure'] as const)
    expect(told(status)).toEqual({ family: 'compared' })
})

test('DOM-18 a record that SES had found and finds no longer is told apart', () => {
  const attributes = { verificationStatus: 'TemporaryFailure' } as const
  const identity = { ...nothing, verification: { attributes } }
  expect(recordStatus('ownership', domain, identity)).toMatchObject({ wasVerified: true })
})

test('DOM-05 of 10,000 hostile records the page shows a few, cut and with what nobody sees', async () => {
  expect(areas.length).toBeGreaterThan(0)
  await loadWords('app', 'domains', 'domainRecords', 'dnsCheck')
  const records = Array.from({ length: 10_000 }, (_, index): WantedRecord => {
    const value = index === 0 ? `\0\u202E${'x'.repeat(65_536)}` : 'x'
    return { purpose: 'other', type: 'TXT', hostname: `${index}\n.example.com`, value }
  })
  const shared = { format: 'absolute', domainName: 'example.com', domain } as const
  render(<RecordSection section="other" records={records} identity={undefined} {...shared} />)
  expect(screen.getAllByRole('listitem')).toHaveLength(50)
  screen.getByText((text) => text.startsWith('0[U+000A]'))
  const shown = document.body.textContent ?? ''
  expect(shown).toContain('[U+0000][U+202E]xxx')
  expect(shown.length).toBeLessThan(20_000)
  fireEvent.click(screen.getByRole('button', { name: 'Show 50 more of 10,000 records' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(100)
})
