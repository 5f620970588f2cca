import Box from '@cloudscape-design/components/box'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useWhich } from './announcement-words.ts'

/** Drops an edited text in favour of the original one. Source: EXIT-14. */
export function ResetTextDialog() {
  const text = useText('announcements')
  const scope = useOrganizationScope()
  const { moment, language } = useWhich()
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
    <ConfirmDialog
      id="announcementTexts.delete"
      input={{ ...scope, moment, language }}
      title={text('resetText', { text: name })}
      confirmLabel={text('reset')}
      done={text('resetDone')}
    >
      {text('resetExplanation')}
    </ConfirmDialog>
  )
}
