import Box from '@cloudscape-design/components/box'
import Textarea from '@cloudscape-design/components/textarea'
import {
  type AnnouncementLanguage,
  type AnnouncementMoment,
  announcementVariables,
  originalAnnouncements,
} from '@mailroom/schemas/announcement-texts'
import { useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useWhich } from './announcement-words.ts'

/** The text, with the names that are filled in. */
function BodyField() {
  const text = useText('announcements')
  const { value, change, blur, ref, errorText } = useField('body', '')
  const names = announcementVariables.map((name) => `{{${name}}}`).join(' ')
  return (
    <FieldFrame
      label={text('body')}
      constraint={text('variablesHint', { names })}
      errorText={errorText}
      isWide
    >
      <Textarea
        ref={ref}
        value={value}
        rows={10}
        ariaRequired
        onChange={({ detail }) => change(detail.value)}
        onBlur={blur}
      />
    </FieldFrame>
  )
}

type Props = {
  moment: AnnouncementMoment
  language: AnnouncementLanguage
  read: { subject: string; body: string }
}

function Form({ moment, language, read: { subject, body } }: Props) {
  const text = useText('announcements')
  const close = useCloseDialog()
  const [original] = useState({ subject, body })
  return (
    <EditForm
      id="announcementTexts.put"
      fixed={{ ...useOrganizationScope(), moment, language }}
      original={original}
      replacesAll
      fieldWords={{
        label: (name) => (name === 'subject' || name === 'body' ? text(name) : name),
        value: () => undefined,
      }}
      submitLabel={text('save')}
      saved={() => text('textSaved')}
      onClose={close}
    >
      <TextField name="subject" label={text('subject')} />
      <BodyField />
    </EditForm>
  )
}

/** Edits one text; Undo and "back to the original" put it back. Source: EXIT-14. */
export function EditTextDialog() {
  const text = useText('announcements')
  const { moment, language } = useWhich()
  const query = useRead('announcements.describe', useOrganizationScope())
  if (!moment || !language)
    return (
      <RouteDialog title={text('texts')}>
        <Box>{text('noText')}</Box>
      </RouteDialog>
    )
  const name = text('textOf', {
    ...{ moment: text(`moment.${moment}`), language: text(`languageName.${language}`) },
  })
  return (
    <RouteDialog title={text('editText', { text: name })} size="large">
      <Loaded query={query}>
        {({ texts }) => {
          const isThis = (each: (typeof texts)[number]) =>
            each.moment === moment && each.language === language
          const read = texts.find(isThis) ?? originalAnnouncements[moment][language]
          return <Form {...{ moment, language, read }} />
        }}
      </Loaded>
    </RouteDialog>
  )
}
