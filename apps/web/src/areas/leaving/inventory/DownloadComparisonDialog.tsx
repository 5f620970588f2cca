import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DownloadForm } from './DownloadForm.tsx'
import { useCompared } from './use-compared.ts'

/** Downloads a comparison as NDJSON, with a reason. Source: INV-12, EXIT-02. */
export function DownloadComparisonDialog() {
  const text = useText('inventory')
  const { input } = useCompared()
  return (
    <RouteDialog title={text('downloadComparison')}>
      {input ? (
        <DownloadForm
          id="snapshots.downloadComparison"
          fixed={input}
          explanation={text('downloadComparisonExplanation')}
        />
      ) : (
        <p>{text('nothingToCompare')}</p>
      )}
    </RouteDialog>
  )
}
