import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { shortened } from './shortened.ts'

/** The answer before all the details: what happened, most likely why, and what to do next. */
export function Conclusion({
  verdict,
  delivery,
  fromDomain,
  report,
}: Pick<Analysis, 'verdict' | 'delivery' | 'fromDomain' | 'report'>) {
  const text = useText('messageHeaders')
  const named = {
    domain: shortened(fromDomain) || nothing,
    server: shortened(delivery.server ?? nothing),
    recipient: shortened(report?.recipients[0]?.recipient ?? nothing),
    code: report?.recipients[0]?.status?.code ?? 'none',
  }
  return (
    <section aria-label={text('conclusion')}>
      <Alert type={verdict.level} header={text('conclusion')}>
        <SpaceBetween size="xs">
          {verdict.codes.map((code) => (
            <div key={code}>{text(`conclusion.${code}`, named)}</div>
          ))}
          <small>{text('conclusionNote')}</small>
        </SpaceBetween>
      </Alert>
    </section>
  )
}
