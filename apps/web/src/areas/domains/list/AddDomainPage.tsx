import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { newDomainName, plainDomainName } from '@mailroom/schemas/new-domain-name'
import { useEffect, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import {
  organizationPath,
  type RegionScope,
  useOrganizationScope,
} from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import type { Suggestions } from '../../../kit/form/SuggestInput.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useText } from '../../../kit/words/texts.ts'
import { PolicyLoss, usePolicyLoss } from '../PolicyLoss.tsx'

/**
 * Returns a name with letters of other scripts as DNS knows it; undefined for a name without such
 * letters, and for what is no name. Source: DOM-02.
 */
function punycodeOf(name: string): string | undefined {
  if (/^\p{ASCII}*$/u.test(name) || !/^[a-z0-9.\P{ASCII}-]*$/u.test(name)) return undefined
  const address = `http://${name}`
  return newDomainName.safeParse(URL.canParse(address) ? new URL(address).hostname : '').data
}

/** Letters of other scripts that look like Latin ones, and the Latin ones. Source: UTS #39. */
const lookAlikes = ['аеорсухіјѕһԁԛԝӏҽαοντρυιɡı', 'aeopcyxijshdqwleaovtpuigi'] as const

/** Returns a name as it looks: with Latin letters for those that look like them, without accents. */
function asItLooks(name: string): string {
  const [from, to] = lookAlikes
  const letters = [...name.normalize('NFKD').replace(/\p{M}/gu, '')]
  return letters.map((letter) => to[from.indexOf(letter)] ?? letter).join('')
}

function has(domains: AdviceProps['domains'], name: string): boolean {
  return domains.some(({ domainName }) => domainName.toLowerCase() === name)
}

/** A domain that the organization has: what adding it again does, and may replace. */
function AddedBefore({ domainName }: { domainName: string }) {
  const text = useText('domains')
  const { setValue } = useFormContext()
  const loss = usePolicyLoss(domainName)
  // The consent is for this domain alone.
  useEffect(() => () => setValue('replacesPolicy', undefined), [setValue])
  return (
    <SpaceBetween size="s">
      <Alert type="info">{text('hasAlready')}</Alert>
      {loss && (
        <PolicyLoss domainName={domainName} loss={loss}>
          <CheckboxField name="replacesPolicy" label={text('lossAccepted')} />
        </PolicyLoss>
      )}
    </SpaceBetween>
  )
}

type AdviceProps = {
  domains: readonly { domainName: string }[]
  /** The name that was refused because of its policies, although no list told that it is there. */
  refused: string | undefined
}

/** What the typed name needs before it is sent: another spelling, or to be known as added before. */
function NameAdvice({ domains, refused }: AdviceProps) {
  const text = useText('domains')
  const { setValue } = useFormContext()
  const typed: unknown = useWatch({ name: 'domainName' })
  const name = plainDomainName(typeof typed === 'string' ? typed : '')
  const punycode = punycodeOf(name)
  if (punycode !== undefined) {
    const looks = asItLooks(name)
    const own = domains.find(({ domainName }) => domainName.toLowerCase() === looks)?.domainName
    const letters = [...new Set(name.match(/\P{ASCII}/gu))].join(' ')
    return (
      <Alert
        type="warning"
        action={
          <Button
            onClick={() =>
              setValue('domainName', punycode, { shouldDirty: true, shouldValidate: true })
            }
          >
            {text('usePunycode', { punycode })}
          </Button>
        }
      >
        {text('otherLetters', { letters, punycode })} {own && text('looksLikeOwn', { own })}
      </Alert>
    )
  }
  const isKnown = has(domains, name) || refused === name
  if (isKnown) return <AddedBefore key={name} domainName={name} />
  return name.endsWith('.awsapps.com') && <Alert type="info">{text('testDomainsComeAlong')}</Alert>
}

/** Suggests the public hosted zones of Route 53 that the organization does not have. Source: DOM-03. */
function useZoneNames(
  { connectionId, region }: RegionScope,
  domains: AdviceProps['domains'],
): Suggestions {
  const { data, isLoading, error } = useRead('hostedZones.list', { connectionId, region })
  // Two zones may have one name.
  const zones = new Map(data?.items.map((zone) => [zone.name, zone]))
  const options = [...zones.values()]
    .filter(({ name }) => !has(domains, name))
    .map(({ name, comment = '' }) => ({ value: name, description: comment, disabled: false }))
  return { options, isLoading, error }
}

/**
 * Adds a domain to the organization, and to Amazon SES. For one that it has already, it starts the
 * verification again. Source: DOM-02, DOM-14, DOM-40.
 */
export function AddDomainPage() {
  const text = useText('domains')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const domains = organizationPath(scope, 'domains')
  const { data: listed = [] } = useWholeList('mailDomains.list', scope)
  const suggestions = useZoneNames(scope, listed)
  /** What is being sent, and whether the organization has it: afterwards it is in the list. */
  const sent = useRef({ domainName: '', isKnown: false })
  const [refused, setRefused] = useState<string>()
  return (
    <Page title={text('add')} description={text('addDescription')}>
      <OperationForm
        id="mailDomains.register"
        fixed={scope}
        submitLabel={text('add')}
        onCancel={() => void navigate(domains)}
        mayBeSent={async ({ domainName, replacesPolicy = false }) => {
          const isKnown = has(listed, plainDomainName(domainName)) || replacesPolicy
          sent.current = { domainName: plainDomainName(domainName), isKnown }
          return true
        }}
        onFailure={({ code }) => {
          if (['CustomPolicyInUse', 'PoliciesNotRead'].includes(code))
            setRefused(sent.current.domainName)
        }}
        onDone={(_, { domainName }) => {
          const done = sent.current.isKnown ? 'registeredAgain' : 'domainAdded'
          notify({ type: 'success', content: text(done, { domain: domainName }) })
          void navigate(`${domains}/${domainName}`, { replace: true })
        }}
      >
        <Container>
          <SpaceBetween size="m">
            <SuggestField
              name="domainName"
              label={text('domainName')}
              constraint={text('domainNameConstraint')}
              placeholder="example.com"
              suggestions={suggestions}
            />
            <NameAdvice domains={listed} refused={refused} />
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{text('whatAdding')}</Header>}>
          <ul>
            {(['identity', 'policy', 'routing', 'records'] as const).map((effect) => (
              <li key={effect}>{text(`adding.${effect}`)}</li>
            ))}
          </ul>
        </Container>
      </OperationForm>
    </Page>
  )
}
