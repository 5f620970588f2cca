import Alert from '@cloudscape-design/components/alert'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { useText } from '../app/texts/texts.ts'

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
