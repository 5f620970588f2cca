import Alert from '@cloudscape-design/components/alert'
import type { Group } from '@mailroom/schemas'
import { useLocation } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { CreatedNotEnabled } from '../created-not-enabled.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'

/** Says why a group that was just created is not enabled, and what to do. Source: GEN-05. */
function NotEnabledYet() {
  const text = useText('groups')
  const { data } = CreatedNotEnabled.safeParse(useLocation().state)
  return (
    <Alert
      type="warning"
      header={data ? text('createdNotEnabled') : undefined}
      action={
        <Can id="groups.enable">
          <AppButton to="enable">{text(data ? 'retryEnable' : 'enable')}</AppButton>
        </Can>
      }
    >
      {data ? text('createdNotEnabledExplanation') : text('neverEnabled')}
      {data && <ErrorAlert error={data.notEnabled} />}
    </Alert>
  )
}

/** The notices about a group that matter before any action. Source: GRP-13, GEN-05, GEN-07. */
export function GroupNotices({ group: { state, disabledDate } }: { group: Group }) {
  const text = useText('groups')
  return (
    <>
      <DirectoryNotice operations={['groups.update', 'aliases.create']} />
      {state === 'DISABLED' &&
        (disabledDate === undefined ? (
          <NotEnabledYet />
        ) : (
          <Alert type="info">{text('disabledExplanation')}</Alert>
        ))}
    </>
  )
}
