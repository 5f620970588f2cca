import Container from '@cloudscape-design/components/container'
import type { BookableResource } from '@mailroom/schemas'
import { useNavigate } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { ResourceFields } from './ResourceFields.tsx'
import { useFieldWords } from './use-field-words.ts'
import { useResource } from './use-resource.ts'

function EditResourceForm({ resource }: { resource: BookableResource }) {
  const text = useText('resources')
  const errorWords = useErrorWords()
  const fieldWords = useFieldWords()
  const navigate = useNavigate()
  const { input } = useResource()
  const { name, description = '', type, email = '', hiddenFromGlobalAddressList = false } = resource
  const back = () => void navigate(organizationPath(input, `resources/${resource.resourceId}`))
  return (
    <OperationForm
      id="resources.update"
      fixed={input}
      original={{ name, description, type, email, hiddenFromGlobalAddressList }}
      fieldWords={fieldWords}
      submitLabel={text('saveChanges')}
      onCancel={back}
      onDone={({ notUpdated }, { name: newName = name }) => {
        notify(
          notUpdated
            ? {
                type: 'error',
                content: text('halfSaved', { resource: name, reason: errorWords(notUpdated) }),
              }
            : { type: 'success', content: text('saved', { resource: newName }) },
        )
        back()
      }}
    >
      <Container>
        <ResourceFields suggestion={email} current />
      </Container>
    </OperationForm>
  )
}

/** Changes the details of a resource; unlike users and groups it can be renamed. Source: RES-05. */
export function EditResourcePage() {
  const text = useText('resources')
  const { resource } = useResource()
  // The gate of the route has checked that the resource exists.
  if (!resource) return null
  return (
    <Page title={text('editResource', { resource: resource.name })}>
      <EditResourceForm resource={resource} />
    </Page>
  )
}
