import { useState } from 'react'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { AllHeaders } from './AllHeaders.tsx'
import { AmazonVerdicts } from './AmazonVerdicts.tsx'
import { Checks } from './Checks.tsx'
import { Conclusion } from './Conclusion.tsx'
import { DeliveryReport } from './DeliveryReport.tsx'
import { Hops } from './Hops.tsx'
import { HowToFind } from './HowToFind.tsx'
import { MessageSource } from './MessageSource.tsx'
import { maxHeaderBytes } from './parse/header-lines.ts'
import { Signs } from './Signs.tsx'
import { SpamMarks } from './SpamMarks.tsx'
import { Summary } from './Summary.tsx'
import { useAnalysis } from './use-analysis.ts'

/**
 * What the headers of a message say, in words. They are read in this browser: no request has them,
 * and nothing of them is kept. Source: HDR-01.
 */
export function MessageHeadersPage() {
  const text = useText('messageHeaders')
  const [message, setMessage] = useState<Blob>()
  const reading = useAnalysis(message)
  const { problem, analysis } = { problem: undefined, analysis: undefined, ...reading?.told }
  const limit = maxHeaderBytes / 1_048_576
  return (
    <Page title={text('title')} description={text('description')}>
      <MessageSource
        onMessage={setMessage}
        problem={problem && text(`problem.${problem}`, { limit })}
      />
      <div role="status">
        {message !== undefined && reading === undefined && text('reading')}
        {analysis && text('read', { count: analysis.headerCount })}
      </div>
      {analysis && <Conclusion {...analysis} />}
      {analysis?.report && <DeliveryReport report={analysis.report} />}
      {analysis && <Summary {...analysis} />}
      {analysis && <AmazonVerdicts {...analysis} />}
      {analysis && <SpamMarks {...analysis} />}
      {analysis && <Checks {...analysis} />}
      {reading && analysis && <Hops {...analysis} ask={reading.ask} />}
      {analysis && <Signs {...analysis} />}
      {reading && analysis && <AllHeaders ask={reading.ask} />}
      <HowToFind />
    </Page>
  )
}
