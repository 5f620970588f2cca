import Box from '@cloudscape-design/components/box'
import { proposedLocalPart } from '@mailroom/schemas'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { AddressField } from '../../../kit/entity/AddressField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
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
