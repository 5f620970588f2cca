import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import type { BookableResource } from '@mailroom/schemas'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../app/api/failure.ts'
import { useKnownName } from '../app/directory/use-known-name.ts'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { useErrorWords } from '../app/errors.ts'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { LoadingPage } from '../app/LoadingPage.tsx'
import { notify } from '../app/notifications.ts'
import { Page } from '../app/Page.tsx'
import { organizationPath } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
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

/** Changes what is known of a resource; unlike users and groups it can be renamed. Source: RES-05. */
export function EditResourcePage() {
  const text = useText('resources')
  const readOnlyReason = useReadOnlyReason()
  const shared = useText('directory')
  const { resource, error, refetch, input } = useResource()
  const knownName = useKnownName(input.resourceId) ?? shared('type.RESOURCE')
  if (!resource && !error)
    return <LoadingPage title={text('editResource', { resource: knownName })} />
  if (!resource)
    return (
      <Page title={text('editResource', { resource: knownName })}>
        <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
      </Page>
    )
  const whyNot = resource.state === 'ENABLED' ? readOnlyReason : text('editDisabled')
  return (
    <Page title={text('editResource', { resource: resource.name })}>
      {whyNot === undefined ? (
        <EditResourceForm resource={resource} />
      ) : (
        <Alert type="info">{whyNot}</Alert>
      )}
    </Page>
  )
}
