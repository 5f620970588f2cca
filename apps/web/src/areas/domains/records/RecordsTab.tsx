import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { dnsPurposeOf } from '@mailroom/schemas/dns-records'
import { Details } from '@mailroom/ui/Details'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Select } from '@mailroom/ui/Select'
import { Status } from '@mailroom/ui/Status'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { type MailDomain, statusSigns, useDomain } from '../use-domain.ts'
import {
  type NameFormat,
  nameFormats,
  nameIn,
  type Section,
  sections,
  zoneFile,
} from './dns-records.ts'

const checkStates = { VERIFIED: 'passed', PENDING: 'attention', FAILED: 'failed' } as const

type PartProps = { domain: MailDomain; domainName: string }

/** Returns the records of a section as checks, with what AWS tells about them. Source: DOM-06. */
function useRecordChecks({ domain, domainName }: PartProps, format: NameFormat) {
  const text = useText('domains')
  return (section: Section): Check[] =>
    domain.records.flatMap((record) => {
      const purpose = dnsPurposeOf(record, domainName)
      if (!sections[section].some((each) => each === purpose)) return []
      const name = text('recordName', { purpose: text(`purpose.${purpose}`), type: record.type })
      const values = [
        { label: text('name'), value: nameIn(format, record.hostname, domainName) },
        { label: text('value'), value: record.value },
      ]
      const id = `${record.type} ${record.hostname} ${record.value}`
      if (purpose === 'ownership' || purpose === 'dkim') {
        const status = domain[`${purpose}VerificationStatus`]
        const explanation =
          status === 'VERIFIED' ? undefined : text(`explanation.${purpose}.${status}`)
        const stateWords = text(`status.${status}`)
        return { id, name, state: checkStates[status], stateWords, explanation, values }
      }
      const unknown = text('unknownStateMeaning')
      const explanation = purpose === 'mx' ? `${unknown} ${text('mxAdvice')}` : unknown
      return { id, name, state: 'unasked', stateWords: text('unknownState'), explanation, values }
    })
}

/** The DNS records that the domain needs, to compare and to copy. Source: DOM-05, DOM-08, DOM-10. */
function Records(props: PartProps) {
  const text = useText('domains')
  const { region } = useOrganizationScope()
  const [format, setFormat] = useState<NameFormat>('absolute')
  const checksOf = useRecordChecks(props, format)
  const isFormat = (value: string): value is NameFormat => nameFormats.some((it) => it === value)
  return (
    <SpaceBetween size="l">
      {(['ownership', 'configuration', 'security', 'delivery', 'other'] as const).map((section) => {
        const checks = checksOf(section)
        const title = text(`section.${section}`)
        return (
          checks.length > 0 && (
            <Container key={section} header={<Header variant="h2">{title}</Header>}>
              <CheckList label={title} checks={checks} />
            </Container>
          )
        )
      })}
      <Container header={<Header variant="h2">{text('format')}</Header>}>
        <Select
          ariaLabel={text('format')}
          options={nameFormats.map((value) => ({ value, label: text(`format.${value}`) }))}
          value={format}
          onChange={(value) => isFormat(value) && setFormat(value)}
        />
        <p>{text('formatHint')}</p>
        <Disclosure title={text('zoneFile')}>
          <CodeBlock>{zoneFile(props.domain, props.domainName, region)}</CodeBlock>
        </Disclosure>
      </Container>
    </SpaceBetween>
  )
}

/** Returns whether somebody gets the mail of an address. Source: DOM-13. */
function useAddressCheck(email: string): Check {
  const text = useText('domains')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const can = useCan()
  const { data, error, refetch } = useRead('entities.describe', { ...scope, email })
  const check = { id: email, name: email }
  if (data?.owner) {
    const { type, entityId, name, displayName } = data.owner
    const owner = displayName || name || entityId
    const explanation = (
      <EntityLink type={type} id={entityId}>
        {owner}
      </EntityLink>
    )
    return { ...check, state: 'passed', stateWords: text('assigned'), explanation }
  }
  if (data)
    return {
      ...{ ...check, state: 'attention', stateWords: text('unassigned') },
      explanation: text('unassignedMeaning'),
      next: can('groups.create')
        ? { to: organizationPath(scope, 'groups/create'), text: text('createGroup') }
        : undefined,
    }
  if (!error) return { ...check, state: 'checking' }
  const explanation = errorWords(apiErrorOf(error))
  return { ...check, state: 'unasked', explanation, onRetry: refetch }
}

function People({ domainName }: { domainName: string }) {
  const text = useText('domains')
  const postmaster = useAddressCheck(`postmaster@${domainName}`)
  const abuse = useAddressCheck(`abuse@${domainName}`)
  return (
    <Container
      header={
        <Header variant="h2" description={text('peopleMeaning')}>
          {text('people')}
        </Header>
      }
    >
      <CheckList label={text('people')} checks={[postmaster, abuse]} />
    </Container>
  )
}

/** The states of a mail domain, the DNS records it needs, and who gets its mail. Source: DOM-05. */
export function RecordsTab() {
  const text = useText('domains')
  const { domain, input } = useDomain()
  const { dataUpdatedAt } = useRead('mailDomains.describe', input)
  const { domainName } = input
  const statusOf = (status: MailDomain['dkimVerificationStatus']) => (
    <Status type={statusSigns[status]}>{text(`status.${status}`)}</Status>
  )
  return (
    <SpaceBetween size="l">
      {domain.isTestDomain && (
        <Alert type="info" header={text('testTitle')}>
          {text('testExplanation')}
        </Alert>
      )}
      <Container
        header={<Header variant="h2">{text('details')}</Header>}
        footer={<CliCommand id="mailDomains.describe" input={input} />}
      >
        <Details
          items={[
            { label: text('ownership'), value: statusOf(domain.ownershipVerificationStatus) },
            { label: text('dkim'), value: statusOf(domain.dkimVerificationStatus) },
            {
              label: text('type'),
              value: text(domain.isTestDomain ? 'type.TEST' : 'type.OWN'),
            },
            {
              label: text('default'),
              value: domain.isDefault ? text('defaultMeaning') : undefined,
            },
            {
              label: text('readAt'),
              value: <Moment at={new Date(dataUpdatedAt).toISOString()} exact />,
            },
          ]}
        />
      </Container>
      {!domain.isTestDomain && <Records domain={domain} domainName={domainName} />}
      {!domain.isTestDomain && <People domainName={domainName} />}
      <Outlet />
    </SpaceBetween>
  )
}
