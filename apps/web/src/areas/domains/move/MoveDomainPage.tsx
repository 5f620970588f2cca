import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useWatch } from 'react-hook-form'
import { useNavigate, useParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useMailDomains } from '../../../kit/entity/use-mail-domains.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { usersOf } from '../list/addresses-in.ts'
import { useFreshDirectory } from '../use-fresh-directory.ts'

/**
 * How many have an address of the domain. The directory is read again for it, and a plan that is made
 * meanwhile waits until that has come to all addresses.
 */
function Affected({ domainName }: { domainName: string }) {
  const text = useText('moveDomain')
  const scope = useOrganizationScope()
  const search = { ...scope, query: usersOf(domainName), limit: 1 }
  const { data } = useRead('entities.search', search)
  const { isKnown } = useFreshDirectory(data?.index)
  if (!data) return text('counting')
  return (
    <>
      {isKnown ? text('affected', { count: data.total, domain: domainName }) : text('counting')}{' '}
      <IndexNote index={data.index} canRefresh />
    </>
  )
}

/** How many of those that are not moved are named. */
const shown = 10

/** Who had an address of the domain until they were disabled, and what to do about it. */
function LeftOut({ domainName }: { domainName: string }) {
  const text = useText('moveDomain')
  const scope = useOrganizationScope()
  const query = { mailDomain: domainName, states: ['DISABLED' as const] }
  const { data } = useRead('entities.search', { ...scope, query, limit: shown })
  if (!data) return null
  if (data.total === 0) return text('disabledLeftOut')
  const { items, total } = data
  return (
    <Alert type="info" header={text('disabledOnes', { count: total })}>
      {text('disabledMeaning', { domain: domainName })}
      <ul>
        {items.map((entity) => (
          <li key={entity.id}>
            <EntityLink type={entity.type} id={entity.id}>
              {nameOf(entity)}
            </EntityLink>{' '}
            {entity.email}
          </li>
        ))}
        {total > items.length && <li>{text('disabledMore', { count: total - items.length })}</li>}
      </ul>
    </Alert>
  )
}

/** Says for which domain new addresses will be proposed, if it is not the chosen one. */
function DefaultDomain({ domains }: { domains: ReturnType<typeof useMailDomains> }) {
  const text = useText('moveDomain')
  const scope = useOrganizationScope()
  const toDomain: unknown = useWatch({ name: 'change.toDomain' })
  const standard = domains.find(({ isDefault }) => isDefault)
  if (typeof toDomain !== 'string' || !standard || standard.name === toDomain) return null
  return (
    <Alert type="info">
      {text('notDefault', { domain: toDomain, standard: standard.name })}{' '}
      <AppLink to={organizationPath(scope, 'domains')}>{text('toDomains')}</AppLink>
    </Alert>
  )
}

/**
 * Moves everybody with an address of a domain to another domain. It only makes a plan. Source:
 * DOM-15, DOM-16.
 */
export function MoveDomainPage() {
  const text = useText('moveDomain')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { domainName = '' } = useParams()
  const domains = useMailDomains()
  const others = domains.filter(({ name }) => name !== domainName)
  const options = others.map(({ name, isVerified }) => ({
    value: name,
    label: name,
    ...(isVerified ? {} : { disabled: true, description: text('notVerified') }),
  }))
  const page = (path: string) => organizationPath(scope, path)
  return (
    <Page title={text('title', { domain: domainName })} description={text('description')}>
      <OperationForm
        id="jobs.plan"
        fixed={scope}
        defaults={{
          change: { kind: 'moveDomain', fromDomain: domainName, keepOldAddresses: true },
        }}
        submitLabel={text('makePlan')}
        onCancel={() => void navigate(page(`domains/${domainName}`))}
        onDone={({ jobId }) => void navigate(page(`jobs/${jobId}`), { replace: true })}
      >
        <SpaceBetween size="m">
          <div>
            <Affected domainName={domainName} />
          </div>
          <div>
            <LeftOut domainName={domainName} />
          </div>
          <SelectField
            name="change.toDomain"
            label={text('toDomain')}
            description={text('toDomainMeaning')}
            placeholder={text('choose')}
            options={options}
          />
          <CheckboxField
            name="change.keepOldAddresses"
            label={text('keep', { domain: domainName })}
            description={text('keepMeaning')}
          />
          <DefaultDomain domains={domains} />
        </SpaceBetween>
      </OperationForm>
    </Page>
  )
}
