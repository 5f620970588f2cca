import { type ExportCheck, minKeptDays } from '@mailroom/schemas/export-settings'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** What a check has found, which permissions it lacks, and why it could not look. Source: EXIT-10. */
export function Findings({ check }: { check: ExportCheck }) {
  const text = useText('exportSetup')
  const errorWords = useErrorWords()
  const { list } = useFormats()
  const { region } = useOrganizationScope()
  const { findings, missingActions = [], reason } = check
  return (
    <>
      {findings.map(({ code, value = '' }) => (
        <div key={code}>{text(`finding.${code}`, { value, region, days: minKeptDays })}</div>
      ))}
      {missingActions.length > 0 && (
        <div>
          {text('missingActions', { count: missingActions.length, actions: list(missingActions) })}
        </div>
      )}
      {reason !== undefined && (
        <div>
          {reason === 'otherRegion'
            ? text('bucketElsewhere')
            : errorWords({ code: reason, message: reason, requestId: '' })}
        </div>
      )}
    </>
  )
}
