import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { diagnosisPath } from '../../../kit/entity/diagnosis-path.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Owner = NonNullable<Output<'entities.describe'>['owner']>

function FoundOwner({ owner }: { owner: Owner }) {
  const text = useText('search')
  const { entityId, name, displayName, type, isPrimary } = owner
  const addresses = useRead('aliases.list', {
    ...useOrganizationScope(),
    ...{ entityId, maxResults: 100 },
  }).data?.items
  return (
    <Details
      columns={2}
      items={[
        {
          label: text('owner'),
          value: (
            <EntityLink type={type} id={entityId}>
              {displayName || name || entityId}
            </EntityLink>
          ),
        },
        { label: text('type'), value: text(`type.${type}`) },
        { label: text('addressKind'), value: text(isPrimary ? 'primary' : 'alias') },
        { label: text('ownerName'), value: name },
        { label: text('addresses'), value: addresses?.join(', ') },
        { label: text('id'), value: entityId },
      ]}
    />
  )
}

/** The entities with a name similar to an address without an owner. */
function Near({ email }: { email: string }) {
  const text = useText('search')
  const input = { ...useOrganizationScope(), text: email }
  return (
    <Loaded query={useRead('entities.suggest', input)}>
      {({ items }) =>
        items.length === 0 ? (
          <Box color="text-body-secondary">{text('nothingNear')}</Box>
        ) : (
          <div>
            {text('nearAddresses')}
            <ul>
              {items.map(({ id, type, name, displayName, email: address }) => (
                <li key={id}>
                  <EntityLink type={type} id={id}>
                    {displayName || name}
                  </EntityLink>{' '}
                  {address}
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Loaded>
  )
}

/** The owner of an address, or that it has none, which is no error. Source: ORG-42. */
export function OwnerOfAddress({ email }: { email: string }) {
  const app = useText('app')
  const text = useText('search')
  const input = { ...useOrganizationScope(), email }
  const { data, error, isPending, refetch } = useRead('entities.describe', input)
  return (
    <SpaceBetween size="m">
      {error && <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />}
      <div role="status">
        {isPending && !error && text('searching')}
        {data && !data.owner && text('notInUse', { address: email })}
      </div>
      {data?.owner && <FoundOwner owner={data.owner} />}
      {data && !data.owner && <Near email={email} />}
      {data && <AppLink to={diagnosisPath(input, email)}>{app('diagnose')}</AppLink>}
      <CliCommand id="entities.describe" input={input} />
    </SpaceBetween>
  )
}
