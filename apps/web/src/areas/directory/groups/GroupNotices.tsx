import Alert from '@cloudscape-design/components/alert'
import type { Group } from '@mailroom/schemas'
import { useText } from '../../../kit/words/texts.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { NotEnabledYet } from '../StateNotices.tsx'

/** The notices about a group that matter before any action. Source: GRP-13, GEN-05, GEN-07. */
export function GroupNotices({ group: { state, disabledDate } }: { group: Group }) {
  const text = useText('groups')
  return (
    <>
      <DirectoryNotice operations={['groups.update', 'aliases.create']} />
      {state === 'DISABLED' &&
        (disabledDate === undefined ? (
          <NotEnabledYet kind="groups" />
        ) : (
          <Alert type="info">{text('disabledExplanation')}</Alert>
        ))}
    </>
  )
}
