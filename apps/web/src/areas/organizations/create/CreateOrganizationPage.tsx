import Alert from '@cloudscape-design/components/alert'
import { useEffect, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { rememberOrganizations } from '../../../kit/data/organization-name.ts'
import { organizationPath, organizationsPath, useRegionScope } from '../../../kit/data/scope.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { AliasField } from './AliasField.tsx'
import type { CreationForm } from './creation-form.ts'
import { DirectoryFields } from './DirectoryFields.tsx'
import { DomainFields } from './DomainFields.tsx'
import { hostedZoneProblem } from './hosted-zone-problem.ts'
import { KeyFields } from './KeyFields.tsx'
import { Lasting } from './Lasting.tsx'
import { useHostedZones } from './use-suggestions.ts'

/**
 * Names what the form asks for by a token, which stays as long as nothing is edited: sent again
 * after a lost answer, it creates no second organization. Source: 06 CreateOrganization.
 */
function ClientToken() {
  const { control, setValue } = useFormContext<CreationForm>()
  const { clientToken: _, ...wanted } = useWatch({ control })
  const content = JSON.stringify(wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is another wish.
  useEffect(() => setValue('clientToken', crypto.randomUUID()), [content, setValue])
  return null
}

/**
 * Creates an organization: asks for its mail domain, alias, directory and key, and says what can
 * never be changed. The organization's own page shows how far AWS is. Source: ORG-10…16, 02/S-03.
 */
export function CreateOrganizationPage() {
  const text = useText('organizationCreation')
  const navigate = useNavigate()
  const scope = useRegionScope()
  const [hasDirectory, setDirectory] = useState(false)
  const [hasKey, setKey] = useState(false)
  // The fields read them when they are asked for.
  const { zones, isRead } = useHostedZones({ enabled: false })
  return (
    <Page title={text('title')} description={text('description', { region: scope.region })}>
      <Alert type="warning" header={text('noNewCustomers')}>
        {text('noNewCustomersExplanation')}
      </Alert>
      <OperationForm
        id="organizations.create"
        fixed={scope}
        required={[...(hasDirectory ? ['directoryId'] : []), ...(hasKey ? ['kmsKeyArn'] : [])]}
        submitLabel={text('submit')}
        mayBeSent={async ({ domains = [] }) =>
          !isRead || !domains.some((each) => hostedZoneProblem(each, zones))
        }
        onCancel={() => void navigate(organizationsPath(scope))}
        onDone={({ organizationId }, { alias }) => {
          rememberOrganizations(scope, [{ organizationId, alias }])
          void navigate(organizationPath({ ...scope, organizationId }), { replace: true })
        }}
      >
        <ClientToken />
        <DomainFields />
        <AliasField hasDirectory={hasDirectory} />
        <DirectoryFields isExisting={hasDirectory} onChoose={setDirectory} />
        <KeyFields isOwn={hasKey} onChoose={setKey} />
        <Lasting hasDirectory={hasDirectory} hasKey={hasKey} />
      </OperationForm>
    </Page>
  )
}
