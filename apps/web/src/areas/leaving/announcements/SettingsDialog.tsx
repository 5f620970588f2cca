import { announcementLanguages } from '@mailroom/schemas/announcements'
import type { Output } from '@mailroom/schemas/operations'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { LinesField } from '../../../kit/form/LinesField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { announcementValues } from './Settings.tsx'

const whos = ['everybody', 'domain', 'group', 'pasted'] as const

function Form({ described }: { described: Output<'announcements.describe'> }) {
  const text = useText('announcements')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { settings, changedAt } = described
  return (
    <OperationForm
      id="announcements.put"
      fixed={{ ...scope, ...(changedAt === undefined ? {} : { seenAt: changedAt }) }}
      defaults={settings}
      submitLabel={text('save')}
      onCancel={close}
      onDone={() => {
        notify({ type: 'success', content: text('saved') })
        close()
      }}
    >
      {announcementValues.map((name) => (
        <TextField
          key={name}
          name={name}
          label={text(`value.${name}`)}
          constraint={text(`hint.${name}`)}
          optional
        />
      ))}
      <SelectField
        name="recipients"
        label={text('value.recipients')}
        constraint={text('hint.recipients')}
        options={whos.map((value) => ({ value, label: text(`recipients.${value}`) }))}
      />
      <TextField
        name="recipientsOf"
        label={text('value.recipientsOf')}
        constraint={text('hint.recipientsOf')}
        optional
      />
      <LinesField
        name="pastedAddresses"
        label={text('value.pastedAddresses')}
        constraint={text('hint.pastedAddresses')}
        wrong={text('wrong.pastedAddresses')}
        optional
      />
      <SelectField
        name="language"
        label={text('value.language')}
        constraint={text('hint.language')}
        options={announcementLanguages.map((value) => ({
          ...{ value, label: text(`languageName.${value}`) },
        }))}
      />
      <LinesField
        name="languageLines"
        label={text('value.languageLines')}
        constraint={text('hint.languageLines')}
        wrong={text('wrong.languageLines')}
        optional
      />
    </OperationForm>
  )
}

/** Fills the announcements in, and chooses who gets them. Source: EXIT-14. */
export function SettingsDialog() {
  const text = useText('announcements')
  const query = useRead('announcements.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('settings')}>
      <Loaded query={query}>{(described) => <Form described={described} />}</Loaded>
    </RouteDialog>
  )
}
