import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import {
  type DnsCauseCode,
  type DnsCheck,
  type DnsPurpose,
  dnsPurposes,
} from '@mailroom/schemas/dns-records'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDnsWords } from '../../../kit/words/use-dns-words.ts'
import { useDomain } from '../use-domain.ts'
import { useDnsCheck } from './use-dns-check.ts'

/**
 * The five problems that the WorkMail guide knows, each with whether the DNS shows it for this
 * domain. Source: DOM-23 to DOM-27.
 */
export function KnownProblems() {
  const text = useText('dnsCheck')
  const words = useDnsWords()
  const { domain, input } = useDomain()
  const checks: Record<DnsPurpose, DnsCheck | undefined> = {
    ownership: useDnsCheck('ownership').query.data,
    mx: useDnsCheck('mx').query.data,
    autodiscover: useDnsCheck('autodiscover').query.data,
    dkim: useDnsCheck('dkim').query.data,
    spf: useDnsCheck('spf').query.data,
    dmarc: useDnsCheck('dmarc').query.data,
    mailFromMx: useDnsCheck('mailFromMx').query.data,
    mailFromSpf: useDnsCheck('mailFromSpf').query.data,
  }
  /** Returns the cause that shows a problem, or whether there is none: undefined if nobody knows. */
  const found = (codes: readonly DnsCauseCode[], of: readonly DnsPurpose[]) => {
    const answered = of.flatMap((purpose) => {
      const data = checks[purpose]
      return data && data.status !== 'unchecked' ? [data] : []
    })
    const cause = answered.flatMap(({ causes }) => causes).find(({ code }) => codes.includes(code))
    return cause ?? (answered.length > 0 ? false : undefined)
  }
  const states = {
    underscore: found(['tokenAtApex'], ['ownership']),
    several: found(['severalTokens', 'otherToken'], ['ownership']),
    // AWS compares the value letter by letter.
    failed: found(['tokenCase'], ['ownership']) || domain.ownershipVerificationStatus === 'FAILED',
    suffix: found(['suffixDoubled', 'valueSuffixDoubled'], dnsPurposes),
    mx: found(
      [
        ...(['precedingMx', 'severalMx', 'mailProxy', 'otherMx', 'otherRegionMx'] as const),
        ...(['mxAddress', 'mxAlias', 'valueSuffixDoubled'] as const),
      ],
      ['mx'],
    ),
  }
  const checkOf = (id: keyof typeof states): Check => {
    const state = states[id]
    const isKnown = state !== undefined
    return {
      ...{ id, name: text(`problem.${id}`) },
      state: isKnown ? (state ? 'attention' : 'passed') : 'unasked',
      stateWords: isKnown ? text(state ? 'found' : 'notFound') : text('status.unchecked'),
      explanation:
        typeof state === 'object'
          ? words.cause(state)
          : text(`problem.${id}.help`, { domain: input.domainName }),
    }
  }
  return (
    <Container
      header={
        <Header variant="h2" description={text('problemsMeaning')}>
          {text('problems')}
        </Header>
      }
    >
      <CheckList
        label={text('problems')}
        checks={(['underscore', 'several', 'failed', 'suffix', 'mx'] as const).map(checkOf)}
      />
    </Container>
  )
}
