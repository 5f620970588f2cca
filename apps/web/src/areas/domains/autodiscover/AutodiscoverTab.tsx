import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type AutodiscoverProbe, autodiscoverPath } from '@mailroom/schemas/autodiscover'
import { Status } from '@mailroom/ui/Status'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useConnection } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { MailServers } from '../../../kit/mail-servers/MailServers.tsx'
import { type Check, CheckList, type CheckState } from '../../../kit/page/CheckList.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DnsState } from '../dns-check/DnsState.tsx'
import { useDnsCheck } from '../dns-check/use-dns-check.ts'
import { useDomain } from '../use-domain.ts'
import { Generators } from './Generators.tsx'

/** Results that say nothing about the endpoint. */
const unknown: readonly AutodiscoverProbe['result'][] = ['nameUnknown', 'timeout', 'unreachable']

/** Returns the words of a probe. A redirect to WorkMail is what phase 3 answers, not phase 2. */
function useProbeWords() {
  const text = useText('autodiscover')
  return (probe: AutodiscoverProbe, right: AutodiscoverProbe['result']) => {
    const state: CheckState =
      probe.result === right ? 'passed' : unknown.includes(probe.result) ? 'unasked' : 'attention'
    const problem = probe.result === 'redirectElsewhere' ? text('elsewhere') : text('worksNot')
    const words = { passed: text('works'), unasked: text('unclear'), attention: problem }
    return {
      ...{ state, stateWords: words[state] },
      explanation: text(`result.${probe.result}`, {
        status: probe.status ?? '',
        location: probe.location ?? '',
        address: probe.address ?? '',
        tls: probe.tlsError ?? '',
      }),
    }
  }
}

/** The phases, each with what is known of it; the endpoints are tried when a person wants it. */
function Phases() {
  const text = useText('autodiscover')
  const { time } = useFormats()
  const { input } = useDomain()
  const probe = useRead('autodiscover.probe', input, { enabled: false })
  const wordsOf = useProbeWords()
  const isLocal = useConnection()?.local ?? false
  const { data, error, isFetching, refetch } = probe
  const urls = [input.domainName, `autodiscover.${input.domainName}`].map(
    (host) => `https://${host}${autodiscoverPath}`,
  )
  const untried = isFetching
    ? ({ state: 'checking', stateWords: text('testing') } as const)
    : ({ state: 'unasked', stateWords: text('notTested') } as const)
  const phase3Url = `http://autodiscover.${input.domainName}${autodiscoverPath}`
  const checks: Check[] = [
    {
      ...{ id: 'phase1', name: text('phase1'), state: 'unasked' },
      ...{ stateWords: text('notCheckable'), explanation: text('phase1Meaning') },
    },
    ...urls.map((url, index): Check => {
      const tried = data?.phase2[index]
      const head = { id: url, name: text('phase2', { url }) }
      return { ...head, ...(tried && !isFetching ? wordsOf(tried, 'unauthorized') : untried) }
    }),
    {
      ...{ id: phase3Url, name: text('phase3', { url: phase3Url }) },
      ...(data && !isFetching ? wordsOf(data.phase3, 'redirect') : untried),
    },
  ]
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('phasesMeaning')}
          actions={
            <Button loading={isFetching} onClick={() => void refetch()}>
              {text('test')}
            </Button>
          }
        >
          {text('phases')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {error && !isFetching && <ErrorAlert error={apiErrorOf(error)} />}
        <div>
          {text('testMeaning')} {isLocal && text('testLocally')}{' '}
          {data && text('tested', { time: time(data.checkedAt) })}
        </div>
        <CheckList label={text('phases')} checks={checks} />
        <div>
          <strong>{text('record')}</strong> <DnsState purpose="autodiscover" />
        </div>
        <div>{text('recordMeaning')}</div>
      </SpaceBetween>
    </Container>
  )
}

/** iOS devices need a MAIL FROM domain. Source: DOM-35. */
function IosRequirement() {
  const text = useText('autodiscover')
  const { input } = useDomain()
  const { data, error } = useRead('domainIdentities.describe', input)
  const attributes = data?.mailFrom.attributes
  const check = { id: 'ios', name: text('ios') }
  const isUnknown = error !== null || data?.mailFrom.refused !== undefined
  const state: CheckState = isUnknown
    ? 'unasked'
    : data === undefined
      ? 'checking'
      : attributes?.mailFromDomainStatus === 'Success'
        ? 'passed'
        : 'attention'
  const explanation = attributes
    ? text('ios.configured', {
        mailFrom: attributes.mailFromDomain,
        status: attributes.mailFromDomainStatus,
      })
    : text(isUnknown ? 'ios.unknown' : 'ios.missing')
  return (
    <Container>
      <CheckList
        label={text('ios')}
        checks={[{ ...check, state, explanation: state === 'checking' ? undefined : explanation }]}
      />
    </Container>
  )
}

/**
 * Whether programs find the mailboxes, by what the DNS and phase 2 say, and what to tell people whose
 * program does not. Source: DOM-28, DOM-30.
 */
function Summary() {
  const text = useText('autodiscover')
  const { input } = useDomain()
  const { check, error } = useDnsCheck('autodiscover')
  const verdict = !check
    ? error
      ? 'unknown'
      : 'checking'
    : ({ verified: 'found', missing: 'lost', inconsistent: 'lost', unchecked: 'unknown' } as const)[
        check.status
      ]
  const signs = {
    ...({ found: 'success', lost: 'error', unknown: 'info', checking: 'pending' } as const),
  }
  return (
    <Container header={<Header variant="h2">{text('summary')}</Header>}>
      <SpaceBetween size="s">
        <div role="status">
          <Status type={signs[verdict]}>{text(`summary.${verdict}`)}</Status>
        </div>
        <MailServers region={input.region} user={undefined} />
      </SpaceBetween>
    </Container>
  )
}

/** How devices find their settings for a domain, and how to make them. Source: DOM-28 to DOM-35. */
export function AutodiscoverTab() {
  return (
    <SpaceBetween size="l">
      <Summary />
      <Phases />
      <IosRequirement />
      <Generators />
    </SpaceBetween>
  )
}
