import Container from '@cloudscape-design/components/container'
import type { BookableResource } from '@mailroom/schemas/resources'
import { useNavigate } from 'react-router'
import { organizationPath } from '../../../kit/data/scope.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ResourceFields } from './ResourceFields.tsx'
import { useFieldWords } from './use-field-words.ts'
import { useResource } from './use-resource.ts'

function EditResourceForm({ resource }: { resource: BookableResource }) {
  const text = useText('resources')
  const fieldWords = useFieldWords()
  const navigate = useNavigate()
  const { input } = useResource()
  const { name, description = '', type, email = '', hiddenFromGlobalAddressList = false } = resource
  const back = () => void navigate(organizationPath(input, `resources/${resource.resourceId}`))
  return (
    <EditForm
      id="resources.update"
      fixed={input}
      original={{ name, description, type, email, hiddenFromGlobalAddressList }}
      fieldWords={fieldWords}
      submitLabel={text('saveChanges')}
      saved={({ name: newName = name }) => text('saved', { resource: newName })}
      halfSaved={(reason) => text('halfSaved', { resource: name, reason })}
      onClose={back}
    >
      <Container>
        <ResourceFields suggestion={email} current />
      </Container>
    </EditForm>
  )
}

/** Changes the details of a resource; unlike users and groups it can be renamed. Source: RES-05. */
export function EditResourcePage() {
  const text = useText('resources')
  const { resource } = useResource()
  return (
    <Page title={text('editResource', { resource: resource.name })}>
      <EditResourceForm resource={resource} />
    </Page>
  )
}
