import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plainName } from '@mailroom/schemas/dns-records'
import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import { type ReactNode, useState } from 'react'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DkimOff } from '../dns-check/DkimOff.tsx'
import { DnsState } from '../dns-check/DnsState.tsx'
import { ToHaveWords } from '../dns-check/ToHave.tsx'
import { isOnePerName } from '../dns-check/use-to-have.ts'
import type { MailDomain } from '../use-domain.ts'
import {
  type NameFormat,
  nameIn,
  type Section,
  shownValue,
  type WantedRecord,
} from './dns-records.ts'
import { recordStatus } from './record-status.ts'
import { SwitchAdvice } from './SwitchOver.tsx'

/** The records that a section shows at first, and more of for each press of its button. */
const portion = 50

const checkStates = { VERIFIED: 'passed', PENDING: 'attention', FAILED: 'failed' } as const

type Props = {
  section: Section
  records: readonly WantedRecord[]
  format: NameFormat
  domainName: string
  domain: MailDomain
  identity: DomainIdentity | undefined
  /** What else belongs to the section, below its records. */
  children?: ReactNode
}

/** Returns a record as a check, with what AWS tells about it. Source: DOM-06, 03 A-04. */
function useCheckOf({ format, domainName, domain, identity }: Omit<Props, 'section' | 'records'>) {
  const text = useText('domainRecords')
  const shared = useText('domains')
  const dnsCheck = useText('dnsCheck')
  return (record: WantedRecord, index: number, all: readonly WantedRecord[]): Check => {
    const { purpose, type, hostname, value, toHave, proposed = value } = record
    const isKnown = toHave === undefined || 'value' in toHave
    const kind = text('recordName', { purpose: text(`purpose.${purpose}`), type })
    const name = nameIn(format, hostname, domainName)
    // Of several of a kind, also the buttons that copy say which one they mean.
    const alike = all.filter((each) => each.purpose === purpose && each.type === type)
    const number = alike.indexOf(record) + 1
    const check = {
      id: `${purpose} ${index}`,
      name: shownValue(
        alike.length > 1 ? text('recordNameOf', { name: kind, number, count: alike.length }) : kind,
      ),
      values: [
        { label: text('name'), value: name, shown: shownValue(name) },
        { label: text(isKnown ? 'value' : 'valueOfAws'), value, shown: shownValue(value) },
      ],
      details: isOnePerName(purpose) && toHave && (
        <ToHaveWords purpose={purpose} toHave={toHave} proposed={proposed} />
      ),
    }
    const told = recordStatus(purpose, domain, identity)
    if (purpose === 'other' || told === undefined)
      return {
        ...{ ...check, state: 'unasked', stateWords: text('unknownState') },
        explanation: text('otherMeaning'),
      }
    if (told.status === undefined) {
      const advice = purpose === 'mx' ? { explanation: <SwitchAdvice /> } : {}
      return { ...check, state: 'unasked', status: <DnsState purpose={purpose} />, ...advice }
    }
    const { status } = told
    const state = checkStates[status]
    const stateWords = shared(`status.${status}`)
    if (told.family === 'compared') return { ...check, state, stateWords }
    const words =
      purpose === 'dkim'
        ? text(`explanation.dkim.${status}`)
        : text(`explanation.ownership.${status}`)
    const explanation = told.wasVerified ? text('wasVerified') : words
    const details = (
      <>
        {status !== 'VERIFIED' && (
          <div>
            {text('inDnsNow')} <DnsState purpose={purpose} name={plainName(hostname)} />
          </div>
        )}
        {purpose === 'dkim' && <DkimOff />}
      </>
    )
    const what = dnsCheck(`purpose.${purpose}`)
    const next = { to: `dns-check/${purpose}`, text: dnsCheck('detailsOf', { what }) }
    return {
      ...{ ...check, state, stateWords, explanation, details },
      // What AWS did not find, the answers of the DNS explain. Source: DOM-25.
      ...(status === 'FAILED' ? { next } : {}),
    }
  }
}

/** The records of a mail domain for one aim, each with its state, to compare and to copy. */
export function RecordSection(props: Props) {
  const { section, records, children } = props
  const text = useText('domainRecords')
  const checkOf = useCheckOf(props)
  const [most, setMost] = useState(portion)
  const title = text(`section.${section}`)
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <SpaceBetween size="s">
        {records.length > 0 && (
          <CheckList label={title} checks={records.slice(0, most).map(checkOf)} />
        )}
        {records.length > most && (
          <Button onClick={() => setMost(most + portion)}>
            {text('moreRecords', {
              count: Math.min(portion, records.length - most),
              all: records.length,
            })}
          </Button>
        )}
        {children}
      </SpaceBetween>
    </Container>
  )
}
