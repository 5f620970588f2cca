import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type FeedbackType, notificationTypes, topicOf } from '@mailroom/schemas/identity-feedback'
import type { WriteId } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type Feedback, useFeedback } from './use-feedback.ts'

function EditButton({ id, to, label }: { id: WriteId; to: string; label: string }) {
  const text = useText('sending')
  return (
    <Can id={id}>
      <AppButton variant="inline-link" to={to} ariaLabel={label}>
        {text('edit')}
      </AppButton>
    </Can>
  )
}

function Topic({ type, feedback }: { type: FeedbackType; feedback: Feedback }) {
  const text = useText('sending')
  const { snsTopic, headersInNotificationsEnabled } = topicOf(type, feedback)
  return (
    <>
      {snsTopic === '' ? (
        <div>{text('noTopic')}</div>
      ) : (
        <>
          <Copyable what={text(`type.${type}`)}>{snsTopic}</Copyable>
          <div>{text(headersInNotificationsEnabled ? 'withHeaders' : 'withoutHeaders')}</div>
        </>
      )}
      <EditButton
        id="identityFeedback.setTopic"
        to={`topics/${type}`}
        label={text(`editTopic.${type}`)}
      />
    </>
  )
}

/** Where the feedback about a domain's mail goes. Source: 06 §8.6. */
export function FeedbackTab() {
  const text = useText('sending')
  const { input, query } = useFeedback()
  return (
    <>
      <Container
        header={
          <Header variant="h2" description={text('feedbackMeaning')}>
            {text('feedback')}
          </Header>
        }
        footer={<CliCommand id="domainIdentities.describe" input={input} />}
      >
        <Loaded query={query}>
          {({ notifications: { attributes, refused } }) => {
            if (refused) return <ErrorAlert error={refused} />
            if (!attributes) return <Alert type="info">{text('unknownIdentity')}</Alert>
            return (
              <Details
                columns={2}
                items={[
                  {
                    label: text('forwarding'),
                    value: (
                      <>
                        <div>
                          {text(attributes.forwardingEnabled ? 'forwardingOn' : 'forwardingOff')}
                        </div>
                        <EditButton
                          id="identityFeedback.setForwardingEnabled"
                          to="forwarding"
                          label={text('editForwarding')}
                        />
                      </>
                    ),
                  },
                  ...notificationTypes.map((type) => ({
                    label: text(`type.${type}`),
                    value: <Topic type={type} feedback={attributes} />,
                  })),
                ]}
              />
            )
          }}
        </Loaded>
      </Container>
      <Outlet />
    </>
  )
}
