import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AnnouncementMoment } from '@mailroom/schemas/announcement-texts'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useWhich } from './announcement-words.ts'
import { Counts } from './Preview.tsx'

function Form({ moment }: { moment: AnnouncementMoment }) {
  const text = useText('announcements')
  const close = useCloseDialog()
  return (
    <OperationForm
      id="announcements.merge"
      fixed={{ ...useOrganizationScope(), moment }}
      submitLabel={text('download')}
      onCancel={close}
      onDone={({ address }) => {
        // A link with `download` leaves no page, so that nothing is asked.
        const link = document.createElement('a')
        link.href = address
        link.download = ''
        link.click()
        notify({ type: 'success', content: text('downloadBegun') })
        close()
      }}
    >
      <Box>{text('mergeExplanation')}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/** Makes the file for a mail merge, unless something is not filled in. Source: EXIT-14. */
export function MergeDialog() {
  const text = useText('announcements')
  const { moment = 'notice' } = useWhich()
  const scope = useOrganizationScope()
  const query = useRead('announcements.preview', { ...scope, moment })
  return (
    <RouteDialog title={text('mergeTitle', { moment: text(`moment.${moment}`) })}>
      <Loaded query={query}>
        {(previewed) => (
          <SpaceBetween size="m">
            <Counts previewed={previewed} />
            {previewed.missing.length === 0 && !previewed.problem ? (
              <Form moment={moment} />
            ) : (
              <AppButton to={organizationPath(scope, 'exit/announcements/settings')}>
                {text('fillIn')}
              </AppButton>
            )}
          </SpaceBetween>
        )}
      </Loaded>
    </RouteDialog>
  )
}
