import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { fieldProblems } from '@mailroom/schemas/field-problems'
import { operations } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { MailServers } from '../../kit/mail-servers/MailServers.tsx'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useProblemWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { Conclusion } from './Conclusion.tsx'
import { conclusionOf, type Direction, directions, type Finding, ranked } from './findings.ts'
import { Remedy } from './Remedy.tsx'
import { Unseen } from './Unseen.tsx'
import { useDnsFinding, useDomain, useOrganizationFinding } from './use-domain-findings.ts'
import { useInboundFindings } from './use-inbound-findings.ts'
import { useOutboundFindings } from './use-outbound-findings.ts'
import { useOwnerFindings } from './use-owner-findings.ts'

/** Returns an address, unless a whole domain is wanted, and the domain. */
function partsOf(wanted: string) {
  const at = wanted.lastIndexOf('@')
  const address = at < 0 ? undefined : wanted
  return { address, domainName: wanted.slice(at + 1).toLowerCase() }
}

/**
 * Checks what can keep mail programs from finding the mailbox of an address, or those of a domain: the
 * owner, and the way to the settings, which phase 2 of AutoDiscover shows too. Source: DOM-28, DOM-30.
 */
function useProgramFindings(address: string | undefined, domainName: string): Finding[] {
  const { found, isForeign, isTestDomain, isAsked } = useDomain(domainName, 'find')
  const organization = useOrganizationFinding()
  const owner = useOwnerFindings(isForeign ? undefined : address, 'find')
  const autodiscover = useDnsFinding('autodiscover', domainName, isAsked)
  const head = [...organization, found, ...owner]
  return isForeign || isTestDomain ? head : [...head, autodiscover]
}

/** Returns the problem of an address or domain: what is no whole one, and by the schemas of the operations that take it. */
function useProblem() {
  const scope = useOrganizationScope()
  const problemWords = useProblemWords()
  const text = useText('routingDiagnosis')
  return (wanted: string): string | undefined => {
    const { address, domainName } = partsOf(wanted)
    if (wanted !== '' && !domainName.includes('.')) return text('incomplete', { wanted })
    const input = address === undefined ? { ...scope, domainName } : { ...scope, email: address }
    const id = address === undefined ? 'mailDomains.describe' : 'entities.describe'
    const { success, error } = operations[id].input.safeParse(input)
    const [problem] = success ? [] : Object.values(fieldProblems(error.issues, input))
    return problem && problemWords(problem)
  }
}

type ResultProps = { wanted: string; direction: Direction }

function Result({ wanted, direction, findings }: ResultProps & { findings: readonly Finding[] }) {
  const text = useText('routingDiagnosis')
  const { region } = useOrganizationScope()
  const { first } = conclusionOf(findings)
  // The conclusion tells what to do about the first one.
  const checks = ranked(findings).map((finding) =>
    finding.remedy && finding !== first
      ? { ...finding, details: <Remedy {...{ finding, direction, wanted }} /> }
      : finding,
  )
  return (
    <SpaceBetween size="l">
      <Conclusion findings={findings} direction={direction} wanted={wanted} />
      <Container header={<Header variant="h2">{text('checks')}</Header>}>
        <CheckList label={text('checks')} checks={checks} />
      </Container>
      {direction === 'find' ? (
        <Container header={<Header variant="h2">{text('servers')}</Header>}>
          <MailServers region={region} user={wanted.includes('@') ? wanted : undefined} />
        </Container>
      ) : (
        <Unseen direction={direction} wanted={wanted} />
      )}
    </SpaceBetween>
  )
}

function Inbound({ wanted }: { wanted: string }) {
  const { address, domainName } = partsOf(wanted)
  const findings = useInboundFindings(address, domainName)
  return <Result wanted={wanted} direction="to" findings={findings} />
}

function Outbound({ wanted }: { wanted: string }) {
  const { address, domainName } = partsOf(wanted)
  const findings = useOutboundFindings(address, domainName)
  return <Result wanted={wanted} direction="from" findings={findings} />
}

function Programs({ wanted }: { wanted: string }) {
  const { address, domainName } = partsOf(wanted)
  const findings = useProgramFindings(address, domainName)
  return <Result wanted={wanted} direction="find" findings={findings} />
}

const diagnoses = { to: Inbound, from: Outbound, find: Programs } satisfies Record<
  Direction,
  unknown
>

/** What comes along unseen with copied text: marks of direction and other characters without a form. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** What stands around an address in a list of them. */
const around = /^[\s;,]+|[\s;,]+$/g

/**
 * Returns the address in what people copy from a message or a page, such as `"Ana" <ana@example.com>`
 * or `mailto:ana@example.com?subject=Hello`.
 */
function addressIn(typed: string): string {
  const plain = typed.replace(hidden, '').replace(around, '')
  const [, within = plain] = /^[^<>]*<\s*([^<>\s]+)\s*>$/.exec(plain) ?? []
  const [, linked = within] = /^mailto:([^?]+)/i.exec(within) ?? []
  return linked.replace(around, '')
}

type FormProps = ResultProps & { onWanted: (wanted: ResultProps) => void }

function DiagnosisForm({ wanted, direction, onWanted }: FormProps) {
  const text = useText('routingDiagnosis')
  const problemOf = useProblem()
  const [shown, setShown] = useState(wanted)
  const [typed, setTyped] = useState(wanted)
  const [problem, setProblem] = useState(wanted === '' ? undefined : problemOf(wanted))
  if (shown !== wanted) {
    // A link has led to another address. The form stays, and the focus in it.
    setShown(wanted)
    setTyped(wanted)
    setProblem(undefined)
  }
  const diagnose = (of: Direction) => {
    const address = addressIn(typed)
    const found = problemOf(address)
    setProblem(found)
    setTyped(address)
    if (found === undefined) onWanted({ wanted: address, direction: of })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        diagnose(direction)
      }}
    >
      <SpaceBetween size="m">
        <FormField label={text('direction')}>
          <RadioGroup
            value={direction}
            items={directions.map((value) => ({
              ...{ value, label: text(`direction.${value}`) },
            }))}
            onChange={({ detail }) => {
              const of = directions.find((each) => each === detail.value) ?? 'to'
              onWanted({ wanted, direction: of })
            }}
          />
        </FormField>
        <FormField
          label={text('address')}
          constraintText={text('addressHint')}
          errorText={problem}
          secondaryControl={<Button>{text('diagnose')}</Button>}
        >
          <Input
            value={typed}
            inputMode="email"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </form>
  )
}

/**
 * Says why mail to or from an address does not arrive: the most likely cause first, each check with
 * what was found and the way on. The page's address has what is asked, so that it can be linked.
 * Source: RTE-01 to RTE-03.
 */
export function DiagnosisPage() {
  const text = useText('routingDiagnosis')
  const problemOf = useProblem()
  const [params, setParams] = useSearchParams()
  const wanted = addressIn(params.get('address') ?? '')
  const direction = directions.find((each) => each === params.get('direction')) ?? 'to'
  const isValid = wanted !== '' && problemOf(wanted) === undefined
  const Diagnosis = diagnoses[direction]
  return (
    <Page title={text('title')} description={text('description')}>
      <Container>
        <DiagnosisForm
          {...{ wanted, direction }}
          onWanted={({ wanted: address, direction: of }) =>
            setParams({ ...(address === '' ? {} : { address }), direction: of })
          }
        />
      </Container>
      {isValid && <Diagnosis key={wanted} wanted={wanted} />}
    </Page>
  )
}
