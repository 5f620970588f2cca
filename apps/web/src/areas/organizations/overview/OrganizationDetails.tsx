import Link from '@cloudscape-design/components/link'
import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useDirectoryTypeWords } from '../../../kit/entity/directory-type-words.ts'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useText } from '../../../kit/words/texts.ts'
import { OrganizationState } from '../OrganizationState.tsx'
import { organizationState } from '../organization-state.ts'
import { ClientLinks } from '../set-up/ClientLinks.tsx'

/** The address at which users sign in; it follows from the alias. Source: GS-06. */
export function WebApplication({ alias }: { alias: string }) {
  const text = useText('overview')
  const url = `https://${alias}.awsapps.com/mail`
  return (
    <div>
      <Copyable what={text('webApplication')}>{url}</Copyable>
      <div>
        <Link href={url} external externalIconAriaLabel={text('newTab')}>
          {text('openWebApplication')}
        </Link>
      </div>
    </div>
  )
}

/** Everything that AWS tells of an organization. Source: ORG-20, ORG-22. */
export function OrganizationDetails() {
  const text = useText('organizations')
  const overview = useText('overview')
  const setUp = useText('setUp')
  const directoryType = useDirectoryTypeWords()
  const scope = useOrganizationScope()
  const query = useRead('organizations.describe', scope)
  return (
    <SettingSection title={text('details')} read="organizations.describe" input={scope}>
      <Loaded query={query}>
        {(data) => (
          <Details
            items={[
              { label: text('state'), value: <OrganizationState state={data.state} /> },
              {
                label: text('alias'),
                value: <Copyable what={text('alias')}>{data.alias}</Copyable>,
              },
              {
                label: text('organizationId'),
                value: <Copyable what={text('organizationId')}>{data.organizationId}</Copyable>,
              },
              {
                label: text('defaultMailDomain'),
                value: (
                  <Copyable what={text('defaultMailDomain')}>{data.defaultMailDomain}</Copyable>
                ),
              },
              // Before it is created and after it is deleted there is nothing to open.
              ...(!organizationState(data.state).opens
                ? []
                : [
                    {
                      label: overview('webApplication'),
                      value: <WebApplication alias={data.alias} />,
                    },
                    // The guide that has it too goes when all is set up. Source: GS-07.
                    { label: setUp('step.clients'), value: <ClientLinks /> },
                  ]),
              { label: text('directoryType'), value: directoryType(data.directoryType) },
              {
                label: text('directoryId'),
                value: <Copyable what={text('directoryId')}>{data.directoryId}</Copyable>,
              },
              { label: text('completedDate'), value: <Moment at={data.completedDate} /> },
              {
                label: text('interoperability'),
                value: text(data.interoperabilityEnabled ? 'on' : 'off'),
              },
              { label: text('migrationAdmin'), value: data.migrationAdmin },
              { label: text('arn'), value: <Copyable what={text('arn')}>{data.arn}</Copyable> },
              ...(data.errorMessage === undefined
                ? []
                : [{ label: text('problem'), value: visible(data.errorMessage) }]),
            ]}
          />
        )}
      </Loaded>
    </SettingSection>
  )
}
