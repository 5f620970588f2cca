import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useTemplates } from './use-templates.ts'

/** Deletes a template; users who were onboarded with it keep everything. */
export function DeleteTemplateDialog() {
  const text = useText('bulk')
  const { templateId = '' } = useParams()
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const template = useTemplates()?.find((each) => each.templateId === templateId)
  return (
    <ConfirmDialog
      id="onboardingTemplates.delete"
      input={{ ...scope, templateId }}
      title={text('template.deleteTitle', { name: template?.name ?? '' })}
      confirmLabel={text('template.delete')}
      onDone={close}
    >
      {text('template.deleteExplanation')}
    </ConfirmDialog>
  )
}
