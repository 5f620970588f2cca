import Alert from '@cloudscape-design/components/alert'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Replaces the list of members, which AWS returns for enabled groups only. Source: GRP-08, T-21.
 */
export function EnableFirst() {
  const text = useText('groups')
  return (
    <Alert
      type="info"
      action={
        <Can id="groups.enable">
          <AppButton to="../enable">{text('enable')}</AppButton>
        </Can>
      }
    >
      {text('enableFirst')}
    </Alert>
  )
}
