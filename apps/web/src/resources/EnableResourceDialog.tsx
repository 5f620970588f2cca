import Box from '@cloudscape-design/components/box'
import { proposedLocalPart } from '@mailroom/schemas'
import { RouteDialog } from '../app/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { AddressField } from '../app/directory/AddressField.tsx'
import { OperationForm } from '../app/form/OperationForm.tsx'
import { notify } from '../app/notifications.ts'
import { useText } from '../app/texts/texts.ts'
import { useResource } from './use-resource.ts'

/** Enables a resource with a primary address; suggests the former one. Source: RES-11, RES-14. */
export function EnableResourceDialog() {
  const text = useText('resources')
  const close = useCloseDialog()
  const { resource, input } = useResource()
  if (!resource) return null
  const { name, email } = resource
  const title = text('enableResource', { resource: name })
  return (
    <RouteDialog title={title}>
      <OperationForm
        id="resources.enable"
        fixed={input}
        submitLabel={text('enable')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('enabled', { resource: name }) })
          close()
        }}
      >
        <Box>{text('enableExplanation')}</Box>
        <AddressField
          name="email"
          label={text('email')}
          suggestion={email ?? proposedLocalPart(name)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
