import Alert from '@cloudscape-design/components/alert'
import {
  type FeedbackType,
  neededTypes,
  notificationTypes,
  topicOf,
} from '@mailroom/schemas/identity-feedback'
import { useParams } from 'react-router'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type Feedback, useFeedback } from './use-feedback.ts'

function EditTopic({ type, feedback }: { type: FeedbackType; feedback: Feedback }) {
  const text = useText('sending')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { input } = useFeedback()
  const original = topicOf(type, feedback)
  const isNeeded = neededTypes.includes(type) && !feedback.forwardingEnabled
  return (
    <EditForm
      id="identityFeedback.setTopic"
      fixed={{ ...input, notificationType: type }}
      original={original}
      replacesAll
      fieldWords={{
        label: (field) => text(field === 'snsTopic' ? 'topic' : 'headers'),
        value: (field, value) =>
          field === 'snsTopic' ? undefined : text(value === true ? 'headersOn' : 'headersOff'),
      }}
      submitLabel={shared('save')}
      saved={() => text(`topicSaved.${type}`)}
      halfSaved={(reason) => text('topicHalfSaved', { reason })}
      onClose={close}
    >
      {isNeeded && original.snsTopic !== '' && <Alert type="info">{text('topicNeeded')}</Alert>}
      <TextField
        name="snsTopic"
        label={text('topic')}
        constraint={text('topicConstraint', { region: input.region })}
        optional
      />
      <CheckboxField name="headersInNotificationsEnabled" label={text('headers')} />
    </EditForm>
  )
}

/** Sets or removes the topic for the kind of feedback in the address. Source: 06 §8.6. */
export function TopicDialog() {
  const text = useText('sending')
  const { notificationType } = useParams()
  const { settings } = useFeedback()
  const type = notificationTypes.find((each) => each === notificationType)
  return (
    <RouteDialog title={type ? text(`editTopic.${type}`) : text('feedback')}>
      <Loaded query={type ? settings : { ...settings, data: null }}>
        {(feedback) => type && <EditTopic type={type} feedback={feedback} />}
      </Loaded>
    </RouteDialog>
  )
}
