import Container from '@cloudscape-design/components/container'
import { proposedLocalPart } from '@mailroom/schemas/proposed-names'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreatedNotEnabled } from '../created-not-enabled.ts'
import { ResourceFields } from './ResourceFields.tsx'

/** The address follows the name; both may have the same letters. Source: RES-03. */
function NewResourceFields() {
  const { control } = useFormContext()
  const name: unknown = useWatch({ control, name: 'name' })
  return <ResourceFields suggestion={typeof name === 'string' ? proposedLocalPart(name) : ''} />
}

function CreateResourceForm() {
  const text = useText('resources')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const resources = organizationPath(scope, 'resources')
  return (
    <OperationForm
      id="resources.create"
      fixed={scope}
      defaults={{ type: 'ROOM', hiddenFromGlobalAddressList: false }}
      submitLabel={text('addResource')}
      onCancel={() => void navigate(resources)}
      onDone={({ resourceId, notEnabled }, { name, email }) => {
        const state: CreatedNotEnabled | null = notEnabled ? { notEnabled, email } : null
        if (!notEnabled) notify({ type: 'success', content: text('created', { resource: name }) })
        void navigate(`${resources}/${resourceId}`, { state, replace: true })
      }}
    >
      <Container>
        <NewResourceFields />
      </Container>
    </OperationForm>
  )
}

/**
 * Adds a room or equipment: creates it, then enables it with its address. If only the creation
 * succeeds, the resource's page says so. Source: RES-03, RES-14, GEN-05.
 */
export function CreateResourcePage() {
  const text = useText('resources')
  return (
    <Page title={text('addResource')} description={text('addResourceDescription')}>
      <CreateResourceForm />
    </Page>
  )
}
