import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'
import { useDnsCheck } from './use-dns-check.ts'

/**
 * The five problems that the WorkMail guide knows, each with whether the DNS shows it for this
 * domain. Source: DOM-23 to DOM-27.
 */
export function KnownProblems() {
  const text = useText('dnsCheck')
  const { domain, input } = useDomain()
  const { data: ownership } = useDnsCheck('ownership').query
  const { data: mx } = useDnsCheck('mx').query
  const { data: autodiscover } = useDnsCheck('autodiscover').query
  const { data: dkim } = useDnsCheck('dkim').query
  const { data: spf } = useDnsCheck('spf').query
  const { data: dmarc } = useDnsCheck('dmarc').query
  const all = [ownership, mx, autodiscover, dkim, spf, dmarc]
  const found = (codes: readonly string[], data = ownership) =>
    data && data.status !== 'unchecked'
      ? data.causes.some(({ code }) => codes.includes(code))
      : undefined
  const states = {
    underscore: found(['tokenAtApex']),
    several: found(['severalTokens', 'otherToken']),
    failed: domain.ownershipVerificationStatus === 'FAILED',
    suffix: all.some((data) => data?.causes.some(({ code }) => code === 'suffixDoubled')),
    mx: found(['severalMx', 'mailProxy', 'otherMx'], mx),
  }
  const checkOf = (id: keyof typeof states): Check => {
    const isFound = states[id]
    return {
      ...{ id, name: text(`problem.${id}`) },
      state: isFound === undefined ? 'unasked' : isFound ? 'attention' : 'passed',
      stateWords:
        isFound === undefined ? text('status.unchecked') : text(isFound ? 'found' : 'notFound'),
      explanation: text(`problem.${id}.help`, { domain: input.domainName }),
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
