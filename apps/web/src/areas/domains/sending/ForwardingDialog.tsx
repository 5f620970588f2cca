import Alert from '@cloudscape-design/components/alert'
import { hasNeededTopics } from '@mailroom/schemas/identity-feedback'
import { useState } from 'react'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type Feedback, useFeedback } from './use-feedback.ts'

function EditForwarding({ feedback }: { feedback: Feedback }) {
  const text = useText('sending')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { input } = useFeedback()
  const [{ forwardingEnabled }] = useState(feedback)
  return (
    <EditForm
      id="identityFeedback.setForwardingEnabled"
      fixed={input}
      original={{ forwardingEnabled }}
      fieldWords={{
        label: () => text('forwarding'),
        value: (_, value) => text(value === true ? 'forwardingOn' : 'forwardingOff'),
      }}
      submitLabel={shared('save')}
      saved={() => text('forwardingSaved')}
      onClose={close}
    >
      {hasNeededTopics(feedback) ? (
        <div>{text('offMeaning')}</div>
      ) : (
        <Alert type="info">{text('whyNotOff')}</Alert>
      )}
      <CheckboxField name="forwardingEnabled" label={text('forward')} />
    </EditForm>
  )
}

/** Turns feedback by mail on or off. Source: 06 SetIdentityFeedbackForwardingEnabled. */
export function ForwardingDialog() {
  const text = useText('sending')
  const { settings } = useFeedback()
  return (
    <RouteDialog title={text('editForwarding')}>
      <Loaded query={settings}>{(feedback) => <EditForwarding feedback={feedback} />}</Loaded>
    </RouteDialog>
  )
}
