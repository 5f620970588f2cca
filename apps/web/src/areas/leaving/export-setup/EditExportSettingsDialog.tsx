import { ExportSettings } from '@mailroom/schemas/export-settings'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'

const fields = ['bucket', 'prefix', 'kmsKeyArn', 'roleArn'] as const
type Field = (typeof fields)[number]

/** The form, with the settings as they were when the dialog was opened. */
function EditExportSettings({ settings }: { settings: ExportSettings | undefined }) {
  const text = useText('exportSetup')
  const shared = useText('directory')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const [original] = useState(settings)
  const examples: Record<Field, string> = {
    bucket: 'mailbox-exports',
    prefix: 'workmail/',
    kmsKeyArn: `arn:aws:kms:${scope.region}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    roleArn: 'arn:aws:iam::123456789012:role/WorkmailMailboxExportRole',
  }
  return (
    <EditForm
      id="exportSettings.put"
      fixed={scope}
      original={original ?? {}}
      replacesAll
      fieldWords={{
        label: (name) => text(fields.find((field) => field === name) ?? 'settings'),
        value: () => undefined,
      }}
      submitLabel={shared('save')}
      saved={() => text('saved')}
      onClose={close}
    >
      {fields.map((name) => (
        <TextField
          key={name}
          name={name}
          label={text(name)}
          description={text(`hint.${name}`, { region: scope.region })}
          constraint={text('example', { example: examples[name] })}
        />
      ))}
    </EditForm>
  )
}

/** Sets where exports go, with which key and role. Source: EXIT-08. */
export function EditExportSettingsDialog() {
  const text = useText('exportSetup')
  const query = useRead('exportSettings.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('edit')}>
      <Loaded query={query}>
        {(described) => <EditExportSettings settings={ExportSettings.safeParse(described).data} />}
      </Loaded>
    </RouteDialog>
  )
}
