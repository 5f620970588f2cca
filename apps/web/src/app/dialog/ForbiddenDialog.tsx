import Box from '@cloudscape-design/components/box'
import { useText } from '../texts/texts.ts'
import { RouteDialog } from './RouteDialog.tsx'

/** Stands in place of a dialog the person's role does not include. */
export function ForbiddenDialog() {
  const text = useText('app')
  return (
    <RouteDialog title={text('forbiddenTitle')}>
      <Box>{text('forbiddenExplanation')}</Box>
    </RouteDialog>
  )
}
